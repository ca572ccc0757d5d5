package dev.consilience.reconcile;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Measures how often explanations are right, on literature of which the truth is known: how often the planted variable
 * is named first, how often at all, and how often a variable is named that makes no difference.
 *
 * <p>From the folder {@code services/claim-model}, after {@code mvn test-compile}:
 * {@code java -cp target/classes:target/test-classes dev.consilience.reconcile.PlantedTruth [LITERATURES]}
 */
final class PlantedTruth {

    private static final List<Integer> SIZES = List.of(4, 8, 16, 32, 64, 128, 200);
    private static final int LITERATURES = 1000;
    /** The 97.5th percentile of the normal distribution. */
    private static final double NORMAL = 1.959964;

    private PlantedTruth() {}

    /**
     * What came of the literatures of one cause and size.
     *
     * @param literatures how many there were
     * @param first in how many the planted variable was named, before all others
     * @param among in how many it was named
     * @param companion in how many a variable that goes with the planted one was named first
     * @param nearest in how many the planted variable stood before all others, named or not
     * @param wrong in how many a variable was named that neither is the planted one nor goes with it; where none is
     *     planted, in how many any was named
     * @param nothing in how many none was named
     */
    record Cell(int literatures, int first, int among, int companion, int nearest, int wrong, int nothing) {

        /** The share of literatures in which a variable was named wrongly. */
        double wrongly() {
            return (double) wrong / literatures;
        }

        /** The share in which the planted variable was named first. */
        double rightly() {
            return (double) first / literatures;
        }
    }

    /** Makes so many literatures of one cause and size, and explains them. */
    static Cell measure(PlantedLiterature.Cause cause, int studies, int literatures) {
        int first = 0;
        int among = 0;
        int companion = 0;
        int nearest = 0;
        int wrong = 0;
        int nothing = 0;
        for (int i = 0; i < literatures; i++) {
            long seed =
                    ((long) List.of(PlantedLiterature.Cause.values()).indexOf(cause) * 1000 + studies) * 1_000_000 + i;
            PlantedLiterature literature = new PlantedLiterature(cause, studies, seed);
            String planted = literature.planted();
            List<Stratification> shown = Evidence.explain(literature.placements());
            List<String> named = shown.stream()
                    .filter(Stratification::separates)
                    .map(Stratification::variable)
                    .toList();
            if (!shown.isEmpty() && shown.get(0).variable().equals(planted)) {
                nearest++;
            }
            if (named.isEmpty()) {
                nothing++;
            } else if (named.get(0).equals(planted)) {
                first++;
            } else if (PlantedLiterature.goTogether(named.get(0), planted)) {
                companion++;
            }
            if (named.contains(planted)) {
                among++;
            }
            if (named.stream().anyMatch(variable -> !PlantedLiterature.goTogether(variable, planted))) {
                wrong++;
            }
        }
        return new Cell(literatures, first, among, companion, nearest, wrong, nothing);
    }

    /** Prints the table. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int literatures = LITERATURES;
        if (arguments.length > 0) {
            literatures = Integer.parseInt(arguments[0]);
        }
        print(System.out, literatures);
    }

    private static void print(PrintStream out, int literatures) {
        out.println("| planted | studies | named first | named at all | companion named first | shown first"
                + " | named wrongly (95 %) | nothing named |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (PlantedLiterature.Cause cause : PlantedLiterature.Cause.values()) {
            for (int studies : SIZES) {
                Cell cell = measure(cause, studies, literatures);
                String right = " | | | |";
                if (cause.planted()) {
                    right = " " + percent(cell.first(), literatures) + " | " + percent(cell.among(), literatures)
                            + " | " + percent(cell.companion(), literatures) + " | "
                            + percent(cell.nearest(), literatures) + " |";
                }
                out.println("| " + cause.words() + " | " + studies + " |" + right + " "
                        + percent(cell.wrong(), literatures) + " " + interval(cell.wrong(), literatures) + " | "
                        + percent(cell.nothing(), literatures) + " |");
            }
        }
    }

    private static String percent(int count, int of) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / of);
    }

    /** Wilson's interval (Journal of the American Statistical Association 22:209, 1927). */
    private static String interval(int count, int of) {
        double share = (double) count / of;
        double square = NORMAL * NORMAL;
        double centre = (share + square / (2 * of)) / (1 + square / of);
        double half = NORMAL * StrictMath.sqrt(share * (1 - share) / of + square / (4.0 * of * of)) / (1 + square / of);
        return String.format(Locale.ROOT, "(%.1f to %.1f)", 100 * Math.max(0, centre - half), 100 * (centre + half));
    }
}
