package dev.consilience.format.annotated;

import dev.consilience.article.Mention;
import dev.consilience.article.TextSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds each annotation in the text as it is stored, so that a mention cuts out what was annotated, and nothing else.
 *
 * <h2>Counting</h2>
 *
 * Offsets are meant to count code points from the document's start; some tools count UTF-16 units or the bytes of UTF-8.
 * Which it is in a document is told by the annotations themselves: that way of counting is taken by which most of them cut
 * their own text.
 *
 * <h2>Annotations that stand elsewhere</h2>
 *
 * Where the offsets do not cut the annotated text, its occurrence nearest to them is taken, at most {@value #WINDOW}
 * characters away. An annotation whose text stands nowhere there is left out, and counted.
 */
public final class AnnotatedText {

    /** As many mentions a record has at most. */
    public static final int MOST_MENTIONS = 5_000;

    private static final int WINDOW = 200;
    private static final int MOST_IDS = 20;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_IN_PARTS = 2_000;
    private static final int BYTES_OF_A_MENTION = 30;
    private static final int BYTES_OF_A_SPAN = 8;

    /** So much text and mentions have together at most, for a message to hold them. */
    private static final int MOST_BYTES = 850_000;

    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * A stretch of a document that is stored.
     *
     * @param section the section that holds it
     * @param base where in the section it begins
     * @param offset of its first character in the annotator's document; if none is given, one behind what came before
     */
    public record Stretch(String section, int base, OptionalLong offset, String text) {}

    /** A place that an annotator gives. */
    public record Location(long offset, long length) {}

    /**
     * What an annotator found.
     *
     * @param home the stretch in which it is said to stand, or -1
     * @param text what was annotated; empty if it is not given
     */
    public record Annotation(int home, List<Location> locations, String text, String type, List<String> ids) {

        public Annotation {
            locations = List.copyOf(locations);
            ids = List.copyOf(ids);
        }
    }

    /**
     * What became of annotations.
     *
     * @param exact how many stand where they are said to
     * @param moved how many stand near
     * @param nowhere how many were left out because their text does not stand there
     * @param beyond how many were left out because there were too many
     */
    public record Placement(List<Mention> mentions, int exact, int moved, int nowhere, int beyond) {

        public Placement {
            mentions = List.copyOf(mentions);
        }

        /** The same in words, or nothing if all stand where they are said to. */
        public String remark() {
            List<String> parts = new ArrayList<>();
            if (moved > 0) {
                parts.add(moved + " stand beside their offsets");
            }
            if (nowhere > 0) {
                parts.add(nowhere + " stand nowhere in the text and were left out");
            }
            if (beyond > 0) {
                parts.add(beyond + " are more than a record may have and were left out");
            }
            if (parts.isEmpty()) {
                return "";
            }
            return "of " + (exact + moved + nowhere + beyond) + " annotations " + String.join(", ", parts);
        }
    }

    private final List<Stretch> stretches;

    private AnnotatedText(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /** The text as it is stored: a control character, which no text has, is a space, so that offsets stay what they are. */
    public static String stored(String text) {
        boolean clean = text.chars().noneMatch(AnnotatedText::isControl);
        if (clean) {
            return text;
        }
        StringBuilder spaced = new StringBuilder(text);
        for (int i = 0; i < spaced.length(); i++) {
            if (isControl(spaced.charAt(i))) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    /** Finds annotations in a text. */
    public static Placement place(List<Stretch> stretches, List<Annotation> annotations) {
        return new AnnotatedText(List.copyOf(stretches)).place(annotations);
    }

    private Placement place(List<Annotation> annotations) {
        Rulers best = new Rulers(Counting.CODE_POINTS);
        if (stretches.stream().anyMatch(stretch -> !Ruler.isPlain(stretch.text()))) {
            long most = -1;
            for (Counting counting : Counting.values()) {
                Rulers rulers = new Rulers(counting);
                long cut = annotations.stream()
                        .filter(annotation -> rulers.exact(annotation).isPresent())
                        .count();
                if (cut > most) {
                    most = cut;
                    best = rulers;
                }
            }
        }
        List<Mention> mentions = new ArrayList<>();
        long bytes =
                stretches.stream().mapToLong(stretch -> bytes(stretch.text())).sum();
        int exact = 0;
        int moved = 0;
        int nowhere = 0;
        int beyond = 0;
        for (Annotation annotation : annotations) {
            Optional<Mention> there = best.exact(annotation);
            Optional<Mention> found = there.or(new Near(best, annotation)::find);
            if (found.isEmpty()) {
                nowhere++;
                continue;
            }
            bytes += bytes(found.get());
            if (mentions.size() == MOST_MENTIONS || bytes > MOST_BYTES) {
                beyond++;
                continue;
            }
            mentions.add(found.get());
            if (there.isPresent()) {
                exact++;
            } else {
                moved++;
            }
        }
        return new Placement(mentions, exact, moved, nowhere, beyond);
    }

    private static long bytes(Mention mention) {
        return BYTES_OF_A_MENTION
                + bytes(mention.section())
                + bytes(mention.type())
                + (long) BYTES_OF_A_SPAN * mention.spans().size()
                + mention.ids().stream().mapToLong(AnnotatedText::bytes).sum();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Mention mention(Stretch stretch, List<TextSpan> spans, Annotation annotation) {
        List<TextSpan> within = spans.stream()
                .map(span -> new TextSpan(stretch.base() + span.start(), stretch.base() + span.end()))
                .toList();
        String type = annotation
                .type()
                .substring(0, Math.min(LONGEST_TYPE, annotation.type().length()));
        List<String> ids = annotation.ids().stream()
                .filter(id -> id.length() <= LONGEST_ID)
                .distinct()
                .limit(MOST_IDS)
                .toList();
        return new Mention(stretch.section(), within, type, ids);
    }

    private static boolean isControl(int character) {
        return (character < 0x20 && character != '\n')
                || character == 0x7F
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    /** All stretches, measured in one way of counting. */
    private final class Rulers {

        private final List<Ruler> rulers = new ArrayList<>();
        private final TreeMap<Long, Integer> byOffset = new TreeMap<>();

        Rulers(Counting counting) {
            long next = 0;
            for (Stretch stretch : stretches) {
                Ruler ruler = new Ruler(stretch.text(), stretch.offset().orElse(next), counting);
                byOffset.putIfAbsent(ruler.start(), rulers.size());
                rulers.add(ruler);
                next = ruler.end() + 1;
            }
        }

        Ruler ruler(int stretch) {
            return rulers.get(stretch);
        }

        /** The stretches in which it may stand, the likelier first. */
        List<Integer> candidates(Annotation annotation) {
            List<Integer> candidates = new ArrayList<>();
            if (annotation.home() >= 0) {
                candidates.add(annotation.home());
            }
            if (!annotation.locations().isEmpty()) {
                Map.Entry<Long, Integer> before =
                        byOffset.floorEntry(annotation.locations().get(0).offset());
                if (before != null && before.getValue() != annotation.home()) {
                    candidates.add(before.getValue());
                }
            }
            return candidates;
        }

        Optional<Mention> exact(Annotation annotation) {
            for (int candidate : candidates(annotation)) {
                Stretch stretch = stretches.get(candidate);
                List<TextSpan> spans = spans(candidate, annotation.locations());
                if (!spans.isEmpty() && isCut(stretch.text(), spans, annotation.text())) {
                    return Optional.of(mention(stretch, spans, annotation));
                }
            }
            return Optional.empty();
        }

        private List<TextSpan> spans(int stretch, List<Location> locations) {
            List<TextSpan> spans = new ArrayList<>();
            for (Location location : locations) {
                int start = ruler(stretch).index(location.offset());
                int end = ruler(stretch).index(location.offset() + location.length());
                if (start < 0 || end <= start) {
                    return List.of();
                }
                spans.add(new TextSpan(start, end));
            }
            return spans;
        }

        /** Of an annotation in several parts, annotators give the parts with whatever they like between them. */
        private static boolean isCut(String text, List<TextSpan> spans, String annotated) {
            if (annotated.isEmpty()) {
                return true;
            }
            int length = spans.stream().mapToInt(TextSpan::length).sum();
            if (spans.size() == 1) {
                return length == annotated.length()
                        && text.startsWith(annotated, spans.get(0).start());
            }
            if (length < 0 || length > LONGEST_IN_PARTS) {
                return false;
            }
            StringBuilder parts = new StringBuilder();
            spans.forEach(span -> parts.append(span.cut(text)));
            String words = NOT_WORDS.matcher(parts).replaceAll("");
            return words.equals(NOT_WORDS.matcher(annotated).replaceAll(""));
        }
    }

    /** Looks for an annotation near the place that its offsets name. */
    private final class Near {

        private final Rulers rulers;
        private final Annotation annotation;

        Near(Rulers rulers, Annotation annotation) {
            this.rulers = rulers;
            this.annotation = annotation;
        }

        Optional<Mention> find() {
            String annotated = annotation.text().strip();
            if (annotated.isEmpty() || annotation.locations().isEmpty()) {
                return Optional.empty();
            }
            for (int candidate : rulers.candidates(annotation)) {
                Stretch stretch = stretches.get(candidate);
                int expected = rulers.ruler(candidate)
                        .nearest(annotation.locations().get(0).offset());
                int found = nearest(stretch.text(), annotated, expected);
                if (found >= 0) {
                    TextSpan span = new TextSpan(found, found + annotated.length());
                    return Optional.of(mention(stretch, List.of(span), annotation));
                }
            }
            return Optional.empty();
        }

        private static int nearest(String text, String annotated, int expected) {
            if (annotated.length() > text.length()) {
                return -1;
            }
            int from = Math.max(0, expected - WINDOW);
            int to = Math.min(text.length(), expected + WINDOW + annotated.length());
            String near = text.substring(from, to);
            int best = -1;
            for (int at = near.indexOf(annotated); at >= 0; at = near.indexOf(annotated, at + 1)) {
                if (best < 0 || Math.abs(from + at - expected) < Math.abs(best - expected)) {
                    best = from + at;
                }
            }
            return best;
        }
    }
}
