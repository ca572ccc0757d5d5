package dev.consilience.system;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how soon a page can be read where there are many curated claims: they are written to their topic as publish would,
 * a third of them conflicts, and each page is opened eleven times in a real browser, of which the first does not count. A line a page gives the median
 * and the longest time to the first contentful paint, and to the whole answer.
 *
 * <p>{@code measure PageLoad [CLAIMS]}: 200,000 by default.
 */
public final class PageLoad {

    private static final int TIMES = 11;
    private static final List<String> PAGES = List.of(
            "/",
            "/view/claims?text=studies+differ",
            "/view/conflicts",
            "/view/matrix",
            "/view/claims/LOAD:drug-7..LOAD:outcome-7",
            "/view/add");

    private PageLoad() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int claims = 200_000;
        if (arguments.length > 0) {
            claims = Integer.parseInt(arguments[0]);
        }
        Browser.Programs programs = Browser.programs().orElseThrow();
        try (RunningPipeline pipeline = RunningPipeline.start("page-load")) {
            LoadedClaims.write(pipeline, claims);
            try (Browser browser = Browser.open(programs, pipeline.publish())) {
                print(String.format(
                        Locale.ROOT, "%d curated claims; times in ms, median and longest of %d", claims, TIMES - 1));
                for (String page : PAGES) {
                    measure(browser, page);
                }
            }
        }
    }

    private static void measure(Browser browser, String page) {
        double[] paints = new double[TIMES - 1];
        double[] answers = new double[TIMES - 1];
        for (int i = 0; i < TIMES; i++) {
            browser.go(page);
            browser.await("a paint", () -> browser.run(
                            "return performance.getEntriesByName('first-contentful-paint').length;")
                    .equals(1L));
            if (i > 0) {
                paints[i - 1] =
                        number(browser, "return performance.getEntriesByName('first-contentful-paint')[0].startTime;");
                answers[i - 1] = number(browser, "return performance.getEntriesByType('navigation')[0].responseEnd;");
            }
        }
        print(String.format(
                Locale.ROOT,
                "%-45s first paint %5.0f %5.0f   answer %5.0f %5.0f",
                page,
                median(paints),
                Arrays.stream(paints).max().orElseThrow(),
                median(answers),
                Arrays.stream(answers).max().orElseThrow()));
    }

    private static double number(Browser browser, String script) {
        return ((Number) browser.run(script)).doubleValue();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
