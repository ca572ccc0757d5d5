package dev.consilience.decision;

import dev.consilience.article.Digest;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a curator says of a claim or of a verdict.
 *
 * <pre>{@code
 * Decision decision = Decision.reject(new Subject.OfClaim(claim), RejectionReason.WRONG_DIRECTION, "it rose", "N.N.", at);
 * }</pre>
 *
 * <p>A decision that is taken back is as if it had never been: it is missing from the set, and that is all.
 *
 * @param id tells it from others on the same subject: 16 hexadecimal digits, see {@link #idOf}
 * @param subject what it is about: a claim where it is accepted or rejected, a proposition where a verdict is approved
 * @param act what the curator does
 * @param reason what is wrong with the claim; present where it is rejected, and only there
 * @param verdict the verdict that is approved; present where one is, and only there
 * @param comment what the curator has to say, at most {@value #LONGEST_COMMENT} characters; empty unless the act is to comment
 *     or there is something to add
 * @param by the name of the curator, one line of at most {@value #LONGEST_NAME} characters, not blank
 * @param at when it was decided, to the millisecond
 */
public record Decision(
        String id,
        Subject subject,
        Act act,
        Optional<RejectionReason> reason,
        Optional<Verdict> verdict,
        String comment,
        String by,
        Instant at) {

    /** How long a comment may be: a few paragraphs. */
    public static final int LONGEST_COMMENT = 4000;

    /** How long a curator's name may be. */
    public static final int LONGEST_NAME = 200;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");
    private static final int ID_BYTES = 8;

    /** Of two decisions made in the same millisecond one has to count, and it has to be the same one everywhere. */
    static final Comparator<Decision> LATEST_LAST =
            Comparator.comparing(Decision::at).thenComparing(Decision::id);

    public Decision {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A decision's id is 16 hexadecimal digits, not \"" + id + "\"");
        }
        if (by.isBlank() || by.length() > LONGEST_NAME || LINE_END.matcher(by).find()) {
            throw new IllegalArgumentException("A decision needs the name of its curator, one line of at most "
                    + LONGEST_NAME + " characters, not \"" + by + "\"");
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException(
                    "A comment has at most " + LONGEST_COMMENT + " characters, not " + comment.length());
        }
        checkSubject(subject, act);
        if (reason.isPresent() != (act == Act.REJECT)) {
            throw new IllegalArgumentException(
                    "A reason is given for a rejection and nothing else: act=" + act + ", reason=" + reason);
        }
        if (verdict.isPresent() != (act == Act.APPROVE)) {
            throw new IllegalArgumentException(
                    "A verdict is named where one is approved and nowhere else: act=" + act + ", verdict=" + verdict);
        }
        if (act == Act.COMMENT && comment.isBlank()) {
            throw new IllegalArgumentException("A comment has to say something, not \"" + comment + "\"");
        }
    }

    private static void checkSubject(Subject subject, Act act) {
        boolean fits =
                switch (act) {
                    case ACCEPT, REJECT -> subject instanceof Subject.OfClaim;
                    case APPROVE -> subject instanceof Subject.OfProposition;
                    case COMMENT -> true;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "A claim is accepted or rejected, the verdict on a proposition is approved: act=" + act
                            + ", subject=" + subject);
        }
    }

    /** A curator accepts a claim. */
    public static Decision accept(Subject subject, String comment, String by, Instant at) {
        return of(subject, Act.ACCEPT, Optional.empty(), Optional.empty(), comment, by, at);
    }

    /** A curator rejects a claim. */
    public static Decision reject(Subject subject, RejectionReason reason, String comment, String by, Instant at) {
        return of(subject, Act.REJECT, Optional.of(reason), Optional.empty(), comment, by, at);
    }

    /** A curator approves the verdict on a proposition. */
    public static Decision approve(Subject subject, Verdict verdict, String comment, String by, Instant at) {
        return of(subject, Act.APPROVE, Optional.empty(), Optional.of(verdict), comment, by, at);
    }

    /** A curator says something of a claim or a proposition. */
    public static Decision comment(Subject subject, String comment, String by, Instant at) {
        return of(subject, Act.COMMENT, Optional.empty(), Optional.empty(), comment, by, at);
    }

    private static Decision of(
            Subject subject,
            Act act,
            Optional<RejectionReason> reason,
            Optional<Verdict> verdict,
            String comment,
            String by,
            Instant at) {
        return new Decision(
                idOf(subject, act, reason, verdict, comment, by, at), subject, act, reason, verdict, comment, by, at);
    }

    /**
     * The id that a new decision gets: the first 8 bytes of the SHA-256 digest of its parts, each ended by a zero byte, in
     * hexadecimal. The time is one of them, to the millisecond: the same decision sent again is one, made again it is
     * another.
     */
    static String idOf(
            Subject subject,
            Act act,
            Optional<RejectionReason> reason,
            Optional<Verdict> verdict,
            String comment,
            String by,
            Instant at) {
        String parts = String.join(
                "\0",
                subject.key(),
                act.name(),
                reason.map(Enum::name).orElse(""),
                verdict.map(Enum::name).orElse(""),
                comment,
                by,
                Long.toString(at.toEpochMilli()),
                "");
        return Digest.hex(parts.getBytes(StandardCharsets.UTF_8), ID_BYTES);
    }

    /** Its key: that of its subject, a slash, its id. */
    public String key() {
        return subject.key() + "/" + id;
    }

    /** What it says in words, for example {@code rejected by N.N.: WRONG_DIRECTION, it rose}. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        words.append(
                switch (act) {
                    case ACCEPT -> "accepted by ";
                    case REJECT -> "rejected by ";
                    case APPROVE -> "approved by ";
                    case COMMENT -> "comment by ";
                });
        words.append(by);
        String mark = ": ";
        if (reason.isPresent()) {
            words.append(mark).append(reason.get());
            mark = ", ";
        }
        if (verdict.isPresent()) {
            words.append(mark).append(verdict.get());
            mark = ", ";
        }
        if (!comment.isBlank()) {
            words.append(mark).append(comment.strip());
        }
        return words.toString();
    }

    /**
     * What the decisions on one claim amount to: of those that accept or reject it the latest counts, whatever the order
     * in which they came.
     *
     * @param decisions those that stand, in any order
     * @throws IllegalArgumentException if they are about more than one subject
     */
    public static Judgement judgementOf(Collection<Decision> decisions) {
        if (decisions.stream().map(Decision::subject).distinct().count() > 1) {
            throw new IllegalArgumentException("Decisions on several subjects make no one judgement: " + decisions);
        }
        return decisions.stream()
                .filter(decision -> decision.act() == Act.ACCEPT || decision.act() == Act.REJECT)
                .max(LATEST_LAST)
                .map(Decision::judgement)
                .orElse(Judgement.none());
    }

    private Judgement judgement() {
        Ruling ruling = Ruling.ACCEPTED;
        if (act == Act.REJECT) {
            ruling = Ruling.REJECTED;
        }
        return new Judgement(ruling, reason, by, at);
    }
}
