package dev.consilience.commandline.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A change of a curated claim in one line. */
public final class ChangeLine {

    private static final int MOST_CAUSES = 3;

    private ChangeLine() {}

    /** For example {@code temsirolimus -> hyperalgesia: new, CONSISTENT DECREASES (1 study) [ARTICLE_ADDED doi:10.1000/x]}. */
    public static String of(JsonNode change) {
        JsonNode before = change.path("before");
        JsonNode after = change.path("after");
        JsonNode known = after;
        if (isAbsent(after)) {
            known = before;
        }
        StringBuilder line = new StringBuilder();
        if (isAbsent(known)) {
            line.append(change.path("claim").asText("?"));
        } else {
            line.append(ClaimTable.agent(known)).append(" -> ").append(ClaimTable.outcome(known));
        }
        line.append(": ").append(whatHappened(before, after));
        List<String> causes = causes(change);
        if (!causes.isEmpty()) {
            line.append(" [").append(String.join("; ", causes)).append(']');
        }
        return line.toString();
    }

    private static String whatHappened(JsonNode before, JsonNode after) {
        if (isAbsent(before) && isAbsent(after)) {
            return "changed";
        }
        if (isAbsent(before)) {
            return "new, " + answer(after);
        }
        if (isAbsent(after)) {
            return "withdrawn, was " + answer(before);
        }
        if (answer(before).equals(answer(after))) {
            return answer(after) + ", on other evidence";
        }
        return answer(before) + " -> " + answer(after);
    }

    private static String answer(JsonNode claim) {
        int studies = claim.path("studies").asInt();
        String counted = studies + " studies";
        if (studies == 1) {
            counted = "1 study";
        }
        String balance = ClaimTable.balance(claim);
        if (!balance.isEmpty() && !balance.endsWith(":0")) {
            counted = counted + ", " + balance;
        }
        return claim.path("verdict").asText("") + " " + claim.path("direction").asText("") + " (" + counted + ")";
    }

    private static List<String> causes(JsonNode change) {
        List<String> causes = new ArrayList<>();
        JsonNode all = change.path("causes");
        for (JsonNode cause : all) {
            if (causes.size() == MOST_CAUSES) {
                causes.add("and " + (all.size() - MOST_CAUSES) + " more");
                break;
            }
            String words = cause.path("reason").asText("") + " "
                    + cause.path("article").asText("") + " "
                    + cause.path("detail").asText("");
            causes.add(words.strip().replaceAll("\\s+", " "));
        }
        if (causes.isEmpty() && change.path("reason").isTextual()) {
            causes.add(change.path("reason").asText());
        }
        return causes;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
