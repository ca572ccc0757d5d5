package dev.consilience.stream;

import dev.consilience.schema.ChangeReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Why a record is what it is, as it travels with the record from topic to topic in a header. It is no part of the value:
 * values are functions of the evidence alone, whatever history led there.
 *
 * @param causes without repetition, the gravest reason first, at most {@value #MOST}; what differs in nothing but the claims is
 *     one cause
 */
public record Causes(List<Cause> causes) {

    /**
     * The header that holds the causes: a line each, its three fields parted by tabs, in UTF-8. Behind a cause that has claims is
     * a line whose first field is empty, then how many more there were, then the claims parted by spaces: who does not know of
     * it passes over it.
     */
    public static final String HEADER = "consilience-causes";

    static final int MOST = 10;

    private static final Pattern MORE = Pattern.compile("\\d{1,9}");

    private static final List<ChangeReason> GRAVEST_FIRST = List.of(
            ChangeReason.RETRACTION,
            ChangeReason.DELETION,
            ChangeReason.REINSTATEMENT,
            ChangeReason.CORRECTION,
            ChangeReason.REVISION,
            ChangeReason.DECISION,
            ChangeReason.MERGED,
            ChangeReason.NEW_EVIDENCE,
            ChangeReason.REPROCESSED);

    private static final Comparator<Cause> ORDER = Comparator.comparing(
                    (Cause cause) -> GRAVEST_FIRST.indexOf(cause.reason()))
            .thenComparing(Cause::article)
            .thenComparing(Cause::detail);

    public Causes {
        Map<Cause, Cause> sorted = new TreeMap<>(ORDER);
        causes.forEach(cause -> sorted.merge(cause, cause, Cause::and));
        causes = sorted.values().stream().limit(MOST).toList();
    }

    /** A single cause. */
    public static Causes of(ChangeReason reason, String article, String detail) {
        return new Causes(List.of(new Cause(reason, article, detail)));
    }

    /** Nothing is known of why. */
    public static Causes unknown() {
        return new Causes(List.of());
    }

    /** These causes and those. */
    public Causes and(Causes others) {
        List<Cause> all = new ArrayList<>(causes);
        all.addAll(others.causes);
        return new Causes(all);
    }

    /** These causes, or those if nothing is known of why. */
    public Causes orElse(Causes others) {
        if (causes.isEmpty()) {
            return others;
        }
        return this;
    }

    /** The same causes, as what changed a claim. */
    public Causes of(String claim) {
        return new Causes(causes.stream().map(cause -> cause.of(claim)).toList());
    }

    /** The gravest of the reasons; {@link ChangeReason#REPROCESSED} where nothing is known. */
    public ChangeReason reason() {
        if (causes.isEmpty()) {
            return ChangeReason.REPROCESSED;
        }
        return causes.get(0).reason();
    }

    /** The gravest cause in words, for example {@code RETRACTION of doi:10.1/x: data could not be found}. */
    public String inWords() {
        if (causes.isEmpty()) {
            return reason().name();
        }
        Cause gravest = causes.get(0);
        String words = gravest.reason().name();
        if (!gravest.article().isEmpty()) {
            words += link(gravest.reason()) + gravest.article();
        }
        if (!gravest.detail().isEmpty()) {
            words += ": " + gravest.detail();
        }
        return words;
    }

    private static String link(ChangeReason reason) {
        if (reason == ChangeReason.DECISION) {
            return " on a claim of ";
        }
        return " of ";
    }

    /** Writes the causes into a record's headers, in place of any that are there. */
    public void writeTo(Headers headers) {
        headers.remove(HEADER);
        headers.add(HEADER, toText().getBytes(StandardCharsets.UTF_8));
    }

    /** The causes that a record's headers hold. */
    public static Causes readFrom(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return unknown();
        }
        return fromText(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** One line a cause. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (Cause cause : causes) {
            text.append(cause.reason())
                    .append('\t')
                    .append(oneField(cause.article()))
                    .append('\t')
                    .append(oneField(cause.detail()))
                    .append('\n');
            if (!cause.claims().isEmpty()) {
                text.append('\t')
                        .append(cause.moreClaims())
                        .append('\t')
                        .append(oneField(String.join(" ", cause.claims())))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** The reverse of {@link #toText}; lines that are none of ours are passed over. */
    public static Causes fromText(String text) {
        List<Cause> causes = new ArrayList<>();
        boolean isCauseAbove = false;
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 3 && isCauseAbove && fields[0].isEmpty()) {
                Cause above = causes.remove(causes.size() - 1);
                causes.add(withClaims(above, fields[1], fields[2]));
                isCauseAbove = false;
            } else {
                Optional<ChangeReason> reason = reason(fields[0]);
                isCauseAbove = fields.length == 3 && reason.isPresent();
                if (isCauseAbove) {
                    causes.add(new Cause(reason.orElseThrow(), fields[1], fields[2]));
                }
            }
        }
        return new Causes(causes);
    }

    private static Cause withClaims(Cause cause, String more, String claims) {
        if (!MORE.matcher(more).matches()) {
            return cause;
        }
        List<String> named = Arrays.stream(claims.split(" ", -1))
                .filter(claim -> !claim.isEmpty())
                .toList();
        return new Cause(cause.reason(), cause.article(), cause.detail(), named, Integer.parseInt(more));
    }

    private static Optional<ChangeReason> reason(String name) {
        return GRAVEST_FIRST.stream()
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }

    private static String oneField(String field) {
        return field.replaceAll("[\\t\\r\\n]+", " ");
    }
}
