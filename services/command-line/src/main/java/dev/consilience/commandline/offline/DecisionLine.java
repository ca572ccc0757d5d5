package dev.consilience.commandline.offline;

import dev.consilience.claim.ClaimId;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Act;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads a decision from a line of JSON as {@code decide list --json} writes it, and loses nothing. */
final class DecisionLine {

    private static final Set<String> FIELDS =
            Set.of("key", "id", "claim", "proposition", "act", "reason", "verdict", "comment", "by", "at");

    private DecisionLine() {}

    /**
     * The decision.
     *
     * @throws LineException if it is none: the message names the first member that is wrong, and what was expected
     */
    static Decision read(Member line) throws LineException {
        line.only(FIELDS);
        String id = line.text("id");
        Subject subject = subject(line);
        Act act = line.constant("act", Act.class);
        Optional<RejectionReason> reason = line.constantIfAny("reason", RejectionReason.class);
        Optional<Verdict> verdict = line.constantIfAny("verdict", Verdict.class);
        String comment = line.text("comment");
        String by = line.text("by");
        Instant at = line.text("at", DecisionLine::time);
        Decision decision;
        try {
            decision = new Decision(id, subject, act, reason, verdict, comment, by, at);
        } catch (IllegalArgumentException e) {
            throw line.because(e);
        }
        String key = line.text("key");
        if (!key.equals(decision.key())) {
            throw new LineException("key: expected \"" + decision.key() + "\", found \"" + key + "\"");
        }
        return decision;
    }

    private static Subject subject(Member line) throws LineException {
        if (line.has("claim") == line.has("proposition")) {
            throw new LineException("the line: expected either claim or proposition");
        }
        if (line.has("claim")) {
            return line.text("claim", text -> new Subject.OfClaim(new ClaimId(text)));
        }
        return line.text("proposition", text -> new Subject.OfProposition(new PropositionId(text)));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-03-04T12:00:00Z, found \"" + text + "\"", e);
        }
    }
}
