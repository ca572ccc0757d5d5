package dev.consilience.service.publish.rest;

/** Says figures and grounds of explanations in words. */
final class Words {

    private static final double NEARLY_ALWAYS = 0.95;
    private static final double LEAST_COUNTED = 0.000001;

    private Words() {}

    /** On what ground a variable is named; empty for none. */
    static String ground(String ground) {
        return switch (ground) {
            case "STATED" -> "papers state the contrast";
            case "BEYOND_CHANCE" -> "independent studies divide by it beyond chance";
            default -> "";
        };
    }

    /**
     * How often something of this probability happens.
     *
     * @param probability from 0 to 1; what is less than a millionth is said to be so, since no more is known of it
     */
    static String odds(double probability) {
        if (probability >= NEARLY_ALWAYS) {
            return "nearly always";
        }
        if (probability < LEAST_COUNTED) {
            return "in fewer than 1 of 1000000";
        }
        if (probability > 2.0 / 3) {
            return "in " + Math.round(10 * probability) + " of 10";
        }
        return "in 1 of " + Math.round(1 / probability);
    }
}
