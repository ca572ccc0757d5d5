package dev.consilience.extraction;

import dev.consilience.claim.EntityId;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an installation knows of names that mislead, beside the general rules: a table with tabs, in which the columns
 * {@code form} and {@code advice} say what to do with a name wherever a further vocabulary has it. Names of the own lexicon
 * are as they are. Other columns are left alone.
 *
 * <table>
 *   <caption>Advice</caption>
 *   <tr><td>{@code drop}</td><td>the form is no name</td></tr>
 *   <tr><td>{@code case-sensitive}</td><td>a name only where it is printed as the vocabulary prints it</td></tr>
 *   <tr><td>{@code drop unless case and context agree}</td><td>printed so, and the article has used another name of the
 *       concept before</td></tr>
 *   <tr><td>{@code prefer ID}</td><td>of the concepts that have the form, this one</td></tr>
 *   <tr><td>{@code context}, {@code context (type)}, {@code keep}</td><td>the general rules: of the concepts that have the
 *       form, one that the article has named otherwise before, else the preferred</td></tr>
 * </table>
 */
public final class FormAdvice {

    private enum Kind {
        DROP,
        CASED,
        CASED_WITH_EVIDENCE
    }

    private static final FormAdvice NONE = new FormAdvice(Map.of(), Map.of());
    private static final String PREFER = "prefer ";

    private final Map<String, Kind> kinds;
    private final Map<String, EntityId> preferred;

    private FormAdvice(Map<String, Kind> kinds, Map<String, EntityId> preferred) {
        this.kinds = kinds;
        this.preferred = preferred;
    }

    /** No advice: the general rules alone. */
    public static FormAdvice none() {
        return NONE;
    }

    /**
     * Reads a table.
     *
     * @param name of the file, for messages
     * @param stream UTF-8; not closed here
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if a column is missing, or an advice is none of those above; the message says in
     *     which line
     */
    public static FormAdvice read(String name, InputStream stream) throws IOException {
        Map<String, Kind> kinds = new HashMap<>();
        Map<String, EntityId> preferred = new HashMap<>();
        for (TabbedTable.Row row : TabbedTable.readSome(name, stream, Set.of("form", "advice"))) {
            String form = key(row.require("form"));
            String advice = row.require("advice").toLowerCase(Locale.ROOT);
            if (advice.startsWith(PREFER)) {
                preferred.put(form, id(row));
                continue;
            }
            switch (advice) {
                case "drop" -> kinds.put(form, Kind.DROP);
                case "case-sensitive" -> kinds.put(form, Kind.CASED);
                case "drop unless case and context agree" -> kinds.put(form, Kind.CASED_WITH_EVIDENCE);
                case "context", "context (type)", "keep" -> {}
                default ->
                    throw new IllegalArgumentException(row.place() + ": the advice \"" + row.get("advice")
                            + "\" is unknown; known are drop, case-sensitive, drop unless case and context agree, prefer"
                            + " ID, context, context (type), keep");
            }
        }
        return new FormAdvice(kinds, preferred);
    }

    private static EntityId id(TabbedTable.Row row) {
        try {
            return new EntityId(row.get("advice").substring(PREFER.length()).strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(row.place() + ": " + e.getMessage(), e);
        }
    }

    private static String key(String form) {
        StringBuilder key = new StringBuilder();
        for (Token token : Tokenizer.tokenize(form)) {
            if (!token.isHyphen()) {
                key.append(token.key()).append(' ');
            }
        }
        return key.toString();
    }

    /** What a name needs beside what the rules ask for: flags of the dictionary, or that it is left out. */
    int flags(String name) {
        if (kinds.isEmpty()) {
            return 0;
        }
        Kind kind = kinds.get(key(name));
        if (kind == null) {
            return 0;
        }
        return switch (kind) {
            case DROP -> NameRules.LEFT_OUT;
            case CASED -> Dictionary.CASED;
            case CASED_WITH_EVIDENCE -> Dictionary.CASED | Dictionary.EVIDENCE;
        };
    }

    /** Whether the concept is the one to prefer among those that have a name. */
    boolean prefers(String name, Supplier<EntityId> id) {
        return !preferred.isEmpty() && id.get().equals(preferred.get(key(name)));
    }

    /** How many forms it speaks of. */
    public int size() {
        Set<String> forms = new HashSet<>(kinds.keySet());
        forms.addAll(preferred.keySet());
        return forms.size();
    }
}
