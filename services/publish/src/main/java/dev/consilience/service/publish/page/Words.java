package dev.consilience.service.publish.page;

import dev.consilience.stream.json.CuratedClaimJson;
import dev.consilience.stream.json.CuratedClaimJson.BeliefJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Says figures, and the constants of records, in words. */
final class Words {

    private static final double NEARLY_ALWAYS = 0.95;
    private static final double LEAST_COUNTED = 0.000001;

    private Words() {}

    /** A constant's name as people write it, for example {@code very low}. */
    static String plain(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A verdict, for example {@code context-dependent}. */
    static String verdict(String verdict) {
        return verdict.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was found of the outcome. */
    static String finding(String direction) {
        return switch (direction) {
            case "INCREASES" -> "increases";
            case "DECREASES" -> "decreases";
            case "NO_EFFECT" -> "no effect";
            case "AFFECTS" -> "affects, which way is not said";
            default -> plain(direction);
        };
    }

    /** How a study was done. */
    static String kindOfStudy(String kind) {
        return switch (kind) {
            case "UNKNOWN" -> "not recorded";
            default -> plain(kind);
        };
    }

    /** By which the style sheet knows a direction, for example {@code no-effect}. */
    static String directionClass(String direction) {
        return direction.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By which the style sheet knows how a study was done, for example {@code in-vitro}. */
    static String kindOfStudyClass(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A direction as a verb of the agent, for example {@code does not change}. */
    static String verb(String direction) {
        return switch (direction) {
            case "INCREASES" -> "increases";
            case "DECREASES" -> "decreases";
            case "NO_EFFECT" -> "does not change";
            default -> "affects";
        };
    }

    /** What acts, with what was done to it. */
    static String agent(String label, String manipulation) {
        return switch (manipulation) {
            case "NONE" -> label;
            default -> plain(manipulation) + " " + label;
        };
    }

    /** Why a curated claim changed. */
    static String reasonOfChange(String reason) {
        return switch (reason) {
            case "NEW_EVIDENCE" -> "new evidence";
            case "REVISION" -> "a new revision of a paper";
            case "CORRECTION" -> "a correction of a paper";
            case "RETRACTION" -> "a retraction";
            case "DELETION" -> "a paper that was deleted";
            case "REINSTATEMENT" -> "a paper that stands again";
            case "MERGED" -> "papers that turned out to be one, or to report one study";
            case "REPROCESSED" -> "papers that were read again";
            case "DECISION" -> "a curator's decision";
            default -> plain(reason);
        };
    }

    /** Who acts on what, for example {@code temsirolimus on hyperalgesia}. */
    static String heading(CuratedClaimJson claim) {
        return agent(claim.agent().label(), claim.agent().manipulation()) + " on "
                + claim.outcome().label();
    }

    /** How far a direction is believed, weighed against the others; 0 for one that nobody found. */
    static double weighed(CuratedClaimJson claim, String direction) {
        return claim.beliefs().stream()
                .filter(belief -> belief.direction().equals(direction))
                .mapToDouble(BeliefJson::weighed)
                .findFirst()
                .orElse(0);
    }

    /** A probability in three digits, rounded down: what is believed nearly for certain is not certain. */
    static String figure(double probability) {
        return BigDecimal.valueOf(probability).setScale(3, RoundingMode.DOWN).toPlainString();
    }

    /** Of whose claims a standing is. */
    static String standing(String standing) {
        return switch (standing) {
            case "PRIMARY" -> "by those who did the research";
            case "SECONDARY" -> "by articles that report on the research of others";
            case "HEDGED" -> "in hedged words";
            default -> plain(standing);
        };
    }

    /** What a curator did. */
    static String act(String act) {
        return switch (act) {
            case "ACCEPT" -> "Accepted";
            case "REJECT" -> "Rejected";
            case "APPROVE" -> "Approved";
            default -> "Comment";
        };
    }

    /** A number with what it counts. */
    static String count(long number, String one, String several) {
        return number + " " + form(number, one, several);
    }

    /** The form of a word that goes with a number. */
    static String form(long number, String one, String several) {
        if (number == 1) {
            return one;
        }
        return several;
    }

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
