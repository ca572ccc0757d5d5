package dev.consilience.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Draws quantities over time as SVG, one panel above the other. */
final class Plot {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 240;
    private static final int LEFT = 70;
    private static final int RIGHT = 160;
    private static final int MARGIN = 28;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final List<String> COLOURS = List.of(
            "#1b6ca8", "#c44536", "#2a7f62", "#8a5fb0", "#b8860b", "#4a4a4a", "#d1578b", "#3aa6a6", "#7a4b2a",
            "#5577cc", "#99aa33", "#cc7722");

    private Plot() {}

    /** The panels in the order of their names; in each, a line for each series. */
    static String of(Map<String, Map<String, Series>> panels) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n",
                WIDTH,
                HEIGHT * panels.size()));
        text.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        int top = 0;
        for (Map.Entry<String, Map<String, Series>> panel : new TreeMap<>(panels).entrySet()) {
            draw(text, top, panel.getKey(), panel.getValue());
            top += HEIGHT;
        }
        return text.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder text, int top, String name, Map<String, Series> all) {
        double highest = all.values().stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double end = all.values().stream()
                .flatMap(series -> series.times().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        int bottom = top + HEIGHT - MARGIN;
        int height = HEIGHT - 2 * MARGIN;
        label(text, LEFT, top + MARGIN - 10, "start", name);
        label(text, LEFT - 6, top + MARGIN + 4, "end", String.format(Locale.ROOT, "%.0f", highest));
        label(text, LEFT - 6, bottom, "end", "0");
        label(
                text,
                WIDTH - RIGHT,
                bottom + 16,
                "end",
                String.format(Locale.ROOT, "%.0f min", end / SECONDS_PER_MINUTE));
        text.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#888\"/>%n",
                LEFT,
                top + MARGIN,
                bottom,
                WIDTH - RIGHT));
        int line = 0;
        for (Map.Entry<String, Series> each : all.entrySet()) {
            String colour = COLOURS.get(line % COLOURS.size());
            StringBuilder points = new StringBuilder();
            List<Double> times = each.getValue().times();
            List<Double> values = each.getValue().values();
            for (int at = 0; at < times.size(); at++) {
                points.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        LEFT + times.get(at) / end * (WIDTH - RIGHT - LEFT),
                        bottom - values.get(at) / highest * height));
            }
            text.append(String.format(
                    Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>%n",
                    points.toString().strip(),
                    colour));
            text.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                    WIDTH - RIGHT + 8,
                    top + MARGIN + 8 + 14 * line,
                    colour,
                    each.getKey()));
            line++;
        }
    }

    private static void label(StringBuilder text, int x, int y, String anchor, String words) {
        text.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words));
    }
}
