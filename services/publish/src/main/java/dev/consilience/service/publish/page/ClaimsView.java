package dev.consilience.service.publish.page;

import dev.consilience.reconcile.Verdict;
import dev.consilience.service.publish.record.ChangeQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims that were searched for, as their page shows them.
 *
 * @param asked what was asked for
 * @param verdicts those that can be asked for
 * @param found how many there are, in words
 * @param claims some of them
 * @param next where there are more; null if these are all
 */
record ClaimsView(
        Asked asked,
        List<VerdictChoice> verdicts,
        String found,
        List<ClaimLine> claims,
        @Nullable String next) {

    /** What was asked for; what is empty was left alone. */
    record Asked(String agent, String outcome, String verdict, String text) {

        static final Asked NOTHING = new Asked("", "", "", "");

        String address() {
            String address = "/view/claims";
            address = with(address, "agent", agent);
            address = with(address, "outcome", outcome);
            address = with(address, "verdict", verdict);
            return with(address, "text", text);
        }

        /** As the record takes them: what was left alone is not there. */
        Map<String, List<String>> parameters() {
            Map<String, List<String>> parameters = new HashMap<>();
            Map.of("agent", agent, "outcome", outcome, "verdict", verdict, "text", text)
                    .forEach((name, value) -> {
                        if (!value.isEmpty()) {
                            parameters.put(name, List.of(value));
                        }
                    });
            return parameters;
        }

        private static String with(String address, String parameter, String value) {
            if (value.isEmpty()) {
                return address;
            }
            return Addresses.with(address, parameter, value);
        }
    }

    /** Where feed readers follow what is asked; null where they cannot: changes are not searched by words. */
    public @Nullable String atom() {
        if (!asked.text().isEmpty()) {
            return null;
        }
        return AtomFeed.address(ChangeQuery.of(asked.parameters()));
    }

    /** A verdict that can be asked for. */
    record VerdictChoice(String name, String words, boolean chosen) {}

    static ClaimsView of(Asked asked, long total, List<ClaimLine> claims, Optional<String> cursor) {
        return new ClaimsView(
                asked,
                verdicts(asked.verdict()),
                Words.count(total, "curated claim", "curated claims"),
                claims,
                cursor.map(behind -> Addresses.with(asked.address(), "cursor", behind))
                        .orElse(null));
    }

    /** All verdicts, with the one that was asked for. */
    static List<VerdictChoice> verdicts(String asked) {
        return Arrays.stream(Verdict.values())
                .map(verdict -> new VerdictChoice(
                        verdict.name(),
                        Words.verdict(verdict.name()),
                        verdict.name().equals(asked)))
                .toList();
    }
}
