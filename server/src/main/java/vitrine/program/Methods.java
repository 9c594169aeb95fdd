package vitrine.program;

import org.jspecify.annotations.Nullable;

/** How functions are methods of classes: by their names. What stands before the last dot is the class, what stands behind it the message. */
public final class Methods {
    private Methods() {}

    /** The class that a function of a name is a method of when there is such a class; null when it is none. */
    public static @Nullable String className(String function) {
        int dot = function.lastIndexOf('.');
        return dot < 1 || dot == function.length() - 1 ? null : function.substring(0, dot);
    }

    /** The message that a method answers. */
    public static String message(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }
}
