package vitrine.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Charts as SVG that can be read on any background and by those who do not see them. */
final class Chart {
    private static final String[] COLOURS = {"#8a6d3b", "#0b6bcb", "#3f8f4f", "#9a3b3b", "#6b4ba1", "#50606b"};
    private static final int LEFT = 110;
    private static final int WIDTH = 860;
    private static final int PLOT = WIDTH - LEFT - 70;

    private Chart() {}

    /** Groups of horizontal bars over a logarithmic axis that begins at 1. */
    static String bars(String title, Map<String, Map<String, Double>> groups) {
        double most = groups.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(10);
        double decades = Math.max(1, Math.ceil(Math.log10(most)));
        StringBuilder body = new StringBuilder();
        int y = 70;
        int top = y - 8;
        for (Map.Entry<String, Map<String, Double>> group : groups.entrySet()) {
            int middle = y + group.getValue().size() * 7 + 4;
            body.append(text(LEFT - 8, middle, "end", group.getKey()));
            int series = 0;
            for (Map.Entry<String, Double> bar : group.getValue().entrySet()) {
                double value = bar.getValue();
                if (Double.isFinite(value)) {
                    double width = Math.max(1, Math.log10(Math.max(1, value)) / decades * PLOT);
                    body.append(
                            "<rect x='%d' y='%d' width='%.1f' height='12' fill='%s'><title>%s, %s: %.1f</title></rect>%n"
                                    .formatted(LEFT, y, width, COLOURS[series], group.getKey(), bar.getKey(), value));
                    body.append(String.format(
                            Locale.ROOT,
                            "<text x='%.1f' y='%d' font-size='10' fill='#333'>%s</text>%n",
                            LEFT + width + 4,
                            y + 10,
                            String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value)));
                }
                y += 14;
                series++;
            }
            y += 10;
        }
        StringBuilder grid = new StringBuilder();
        for (int decade = 0; decade <= decades; decade++) {
            double x = LEFT + decade / decades * PLOT;
            grid.append(line(x, top, x, y));
            grid.append(text(x, y + 14, "middle", String.format(Locale.ROOT, "%.0f", Math.pow(10, decade))));
        }
        List<String> names = groups.values().stream()
                .findFirst()
                .map(each -> List.copyOf(each.keySet()))
                .orElse(List.of());
        return svg(title, y + 24, legend(names) + grid + body);
    }

    /** Lines over an axis of equal steps, the values from 0 on. */
    static String lines(String title, String unit, double step, Map<String, List<Double>> curves) {
        int height = 260;
        int top = 64;
        int points = curves.values().stream().mapToInt(List::size).max().orElse(1);
        double most = curves.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        StringBuilder body = new StringBuilder();
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = top + height * (1 - tenth / 10.0);
            body.append(line(LEFT, y, LEFT + PLOT, y));
            body.append(text(LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%.2f", most * tenth / 10)));
        }
        for (int point = 0; point < points; point += Math.max(1, points / 6)) {
            double x = LEFT + (point + 0.5) / points * PLOT;
            body.append(text(x, top + height + 16, "middle", String.format(Locale.ROOT, "%.1f", (point + 1) * step)));
        }
        body.append(text(LEFT + PLOT + 8, top + height + 16, "start", unit));
        int series = 0;
        for (Map.Entry<String, List<Double>> curve : curves.entrySet()) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < curve.getValue().size(); i++) {
                path.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        LEFT + (i + 0.5) / points * PLOT,
                        top + height * (1 - curve.getValue().get(i) / most)));
            }
            body.append("<polyline fill='none' stroke='%s' stroke-width='2' points='%s'><title>%s</title></polyline>%n"
                    .formatted(
                            COLOURS[series++ % COLOURS.length], path.toString().strip(), curve.getKey()));
        }
        return svg(title, top + height + 30, legend(List.copyOf(curves.keySet())) + body);
    }

    private static String legend(List<String> names) {
        StringBuilder legend = new StringBuilder();
        int x = LEFT;
        for (int i = 0; i < names.size(); i++) {
            legend.append("<rect x='%d' y='38' width='12' height='12' fill='%s'/>%n"
                    .formatted(x, COLOURS[i % COLOURS.length]));
            legend.append(text(x + 17, 48, "start", names.get(i)));
            x += 40 + 8 * names.get(i).length();
        }
        return legend.toString();
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x='%.1f' y='%.1f' text-anchor='%s' font-size='12' fill='#222'>%s</text>%n",
                x,
                y,
                anchor,
                text);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT, "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#ddd'/>%n", x1, y1, x2, y2);
    }

    private static String svg(String title, int height, String body) {
        return """
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' role='img' font-family='sans-serif'>
                <title>%3$s</title>
                <rect width='%1$d' height='%2$d' fill='#fff'/>
                <text x='20' y='22' font-size='15' font-weight='bold' fill='#222'>%3$s</text>
                %4$s</svg>
                """.formatted(WIDTH, height, title, body);
    }
}
