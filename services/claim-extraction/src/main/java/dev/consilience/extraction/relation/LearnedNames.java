package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.TabbedTable;
import dev.consilience.extraction.Token;
import dev.consilience.extraction.Tokenizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What people who marked texts by the identifiers of a vocabulary meant by which words: what a vocabulary does not say of
 * itself, such as that "nephrotoxic" is marked as a disease of the kidneys and "tablets" as nothing.
 *
 * <p>Learned from marked texts, see {@link #learn}. A name of a few capitals counts only as it was printed; of others case,
 * hyphens and the plural's s do not matter.
 */
public final class LearnedNames {

    /** No name was ever learned. */
    public static final LearnedNames NONE = new LearnedNames(List.of());

    private static final int MOST_WORDS = 6;
    private static final int LONGEST_CASED = 6;
    private static final int SHORTEST_PLURAL = 5;

    /** In how many of a hundred places where a name's words stand they have to be marked, for them to be a name by themselves. */
    private static final int ALONE = 30;

    private static final Set<String> COLUMNS = Set.of("type", "words", "id", "marked");

    /**
     * What words were marked as.
     *
     * @param type of what they name
     * @param words folded
     * @param id in the vocabulary
     * @param marked in how many of a hundred places where they stand
     */
    private record Entry(MentionType type, String words, String id, int marked) {}

    /** A name that was found in a text. */
    public record Found(TextSpan span, MentionType type, String id) {}

    private final List<Entry> entries;
    private final Map<String, Entry> byTypeAndWords = new HashMap<>();
    private final Map<String, Entry> byWords = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();

    private LearnedNames(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            byTypeAndWords.put(key(entry.type(), entry.words()), entry);
            if (entry.marked() >= ALONE) {
                byWords.merge(entry.words(), entry, (one, other) -> {
                    if (other.marked() > one.marked()) {
                        return other;
                    }
                    return one;
                });
                beginnings.add(folded(tokens(entry.words()).get(0)));
            }
        }
    }

    /**
     * The names that come with this module.
     *
     * @param vocabulary the prefix of its identifiers; of one that nothing was learned of there are none
     */
    public static LearnedNames standard(String vocabulary) {
        String file = file(vocabulary);
        try (InputStream stream = LearnedNames.class.getResourceAsStream(file)) {
            if (stream == null) {
                return NONE;
            }
            List<Entry> entries = new ArrayList<>();
            InputStream unpacked = new BufferedInputStream(new GZIPInputStream(stream));
            for (TabbedTable.Row row : TabbedTable.read(file, unpacked, COLUMNS)) {
                entries.add(new Entry(
                        MentionType.valueOf(row.require("type")),
                        row.require("words"),
                        row.require("id"),
                        Integer.parseInt(row.require("marked"))));
            }
            return new LearnedNames(entries);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + file + " cannot be read", e);
        }
    }

    /** The name of the file that holds what was learned of a vocabulary, beside these classes. */
    public static String file(String vocabulary) {
        return "names-" + vocabulary.toLowerCase(Locale.ROOT) + ".tsv.gz";
    }

    /** The identifier that words of a type were marked with; empty if they never were. */
    public Optional<String> id(MentionType type, String words) {
        Entry entry = byTypeAndWords.get(key(type, folded(words)));
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(entry.id());
    }

    /** The names in a text, from left to right, the longest first, without overlap. */
    public List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        if (entries.isEmpty()) {
            return found;
        }
        List<Token> tokens = tokens(text);
        int position = 0;
        while (position < tokens.size()) {
            int next = position + 1;
            if (beginnings.contains(folded(tokens.get(position)))) {
                for (int end = Math.min(tokens.size(), position + MOST_WORDS); end > position; end--) {
                    TextSpan span = new TextSpan(
                            tokens.get(position).start(), tokens.get(end - 1).end());
                    Entry entry = byWords.get(folded(text, tokens.subList(position, end)));
                    if (entry != null) {
                        found.add(new Found(span, entry.type(), entry.id()));
                        next = end;
                        break;
                    }
                }
            }
            position = next;
        }
        return found;
    }

    /**
     * Learns from texts in which every name of the types that they have is marked, with the identifiers of one vocabulary.
     * A name that was marked differently counts as what more texts say.
     */
    public static LearnedNames learn(List<MarkedText> texts) {
        Map<String, Map<String, Set<Integer>>> ids = new TreeMap<>();
        Map<String, Integer> marked = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            MarkedText text = texts.get(i);
            for (Named named : text.named()) {
                String words = folded(named.span().cut(text.text()));
                if (isOneConcept(named) && !words.isEmpty()) {
                    ids.computeIfAbsent(key(named.type(), words), name -> new TreeMap<>())
                            .computeIfAbsent(named.concepts().get(0), id -> new TreeSet<>())
                            .add(i);
                    marked.merge(words, 1, Integer::sum);
                }
            }
        }
        Map<String, Integer> printed = printed(texts, marked.keySet());
        List<Entry> entries = new ArrayList<>();
        ids.forEach((name, texted) -> best(texted).ifPresent(id -> {
            int tab = name.indexOf('\t');
            String words = name.substring(tab + 1);
            int places = Math.max(marked.getOrDefault(words, 0), printed.getOrDefault(words, 0));
            entries.add(new Entry(
                    MentionType.valueOf(name.substring(0, tab)),
                    words,
                    id,
                    100 * marked.getOrDefault(words, 0) / places));
        }));
        return new LearnedNames(entries);
    }

    /** "Liver and kidney damage", marked as two diseases, tells of neither what it is called. */
    private static boolean isOneConcept(Named named) {
        return named.concepts().size() == 1 && !named.concepts().get(0).equals(named.id());
    }

    private static Optional<String> best(Map<String, Set<Integer>> texted) {
        int all = 0;
        String best = "";
        int most = 0;
        for (Map.Entry<String, Set<Integer>> one : texted.entrySet()) {
            all += one.getValue().size();
            if (one.getValue().size() > most) {
                most = one.getValue().size();
                best = one.getKey();
            }
        }
        if (most * 2 <= all) {
            return Optional.empty();
        }
        return Optional.of(best);
    }

    private static Map<String, Integer> printed(List<MarkedText> texts, Set<String> wanted) {
        Map<String, Integer> printed = new HashMap<>();
        for (MarkedText text : texts) {
            List<Token> tokens = tokens(text.text());
            for (int from = 0; from < tokens.size(); from++) {
                for (int to = from + 1; to <= Math.min(tokens.size(), from + MOST_WORDS); to++) {
                    String words = folded(text.text(), tokens.subList(from, to));
                    if (wanted.contains(words)) {
                        printed.merge(words, 1, Integer::sum);
                    }
                }
            }
        }
        return printed;
    }

    /** The file that {@link #standard} reads. */
    public byte[] toFile() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(toTable().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private String toTable() {
        StringBuilder table = new StringBuilder("type\twords\tid\tmarked\n");
        for (Entry entry : entries) {
            table.append(entry.type())
                    .append('\t')
                    .append(entry.words())
                    .append('\t')
                    .append(entry.id())
                    .append('\t')
                    .append(entry.marked())
                    .append('\n');
        }
        return table.toString();
    }

    private static String key(MentionType type, String words) {
        return type + "\t" + words;
    }

    /** Hyphens are no words: they are written or not. */
    private static List<Token> tokens(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return Tokenizer.tokenize(text, new TextSpan(0, text.length())).stream()
                .filter(token -> !token.isHyphen())
                .toList();
    }

    private static String folded(String text) {
        return folded(text, tokens(text));
    }

    private static String folded(String text, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return "";
        }
        TextSpan span = new TextSpan(
                tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
        if (span.length() <= LONGEST_CASED && hasCapitals(text, span)) {
            return span.cut(text);
        }
        StringBuilder words = new StringBuilder();
        for (Token token : tokens) {
            if (!words.isEmpty()) {
                words.append(' ');
            }
            words.append(folded(token));
        }
        return words.toString();
    }

    private static boolean hasCapitals(String text, TextSpan span) {
        int capitals = 0;
        for (int i = span.start(); i < span.end(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return false;
            }
            if (Character.isUpperCase(text.charAt(i))) {
                capitals++;
            }
        }
        return capitals > 1;
    }

    private static String folded(Token token) {
        String key = token.key();
        int last = key.length() - 1;
        boolean plural = key.length() >= SHORTEST_PLURAL
                && key.charAt(last) == 's'
                && key.charAt(last - 1) != 's'
                && key.charAt(last - 1) != 'i';
        if (plural) {
            return key.substring(0, last);
        }
        return key;
    }
}
