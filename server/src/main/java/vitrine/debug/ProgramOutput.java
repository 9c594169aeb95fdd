package vitrine.debug;

import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Window;

/** What a program wrote, whatever its machine calls the area that holds it. */
public final class ProgramOutput {
    private ProgramOutput() {}

    /** The output from a character on, up to the present time. */
    public static String from(Debugger debugger, long first) {
        for (Area area : debugger.kind().areas()) {
            if (area.kind() == Area.Kind.TEXT) {
                AreaView view = debugger.machine().view(area.id(), new Window(first, Integer.MAX_VALUE));
                return view == null ? "" : view.text();
            }
        }
        return "";
    }
}
