package dev.consilience.extraction.vocabulary;

import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ontologies in OBO 1.2 and 1.4: terms with their names, exact synonyms (related ones where asked for: they often name
 * something else) and what they are a kind of. Obsolete terms are left out, and terms of ontologies whose kind of things is
 * not known.
 */
final class OboFile {

    /** What the terms of an ontology are, by the prefix of their ids. */
    private static final Map<String, ConceptType> TYPES = Map.ofEntries(
            Map.entry("CHEBI", ConceptType.CHEMICAL),
            Map.entry("CL", ConceptType.ANATOMY),
            Map.entry("DOID", ConceptType.DISEASE),
            Map.entry("GO", ConceptType.PROCESS),
            Map.entry("HP", ConceptType.PHENOTYPE),
            Map.entry("MONDO", ConceptType.DISEASE),
            Map.entry("MP", ConceptType.PHENOTYPE),
            Map.entry("NBO", ConceptType.PROCESS),
            Map.entry("NCBITaxon", ConceptType.SPECIES),
            Map.entry("PR", ConceptType.GENE_OR_PROTEIN),
            Map.entry("PW", ConceptType.PROCESS),
            Map.entry("SYMP", ConceptType.PHENOTYPE),
            Map.entry("UBERON", ConceptType.ANATOMY));

    private final Lines lines;
    private final boolean related;
    private final Intake intake;
    private String version = "";

    /** The place of the term that is being read; empty outside of terms. */
    private String place = "";

    private String id = "";
    private String name = "";
    private String namespace = "";
    private String wrong = "";
    private boolean obsolete;
    private final Set<String> synonyms = new LinkedHashSet<>();
    private final List<String> broader = new ArrayList<>();

    private OboFile(Lines lines, boolean related, Intake intake) {
        this.lines = lines;
        this.related = related;
        this.intake = intake;
    }

    static boolean isHeader(String line) {
        return line.startsWith("format-version:");
    }

    static void read(Lines lines, boolean related, Intake intake) throws IOException {
        new OboFile(lines, related, intake).read();
    }

    private void read() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String problem = lines.problem(line);
            if (problem != null) {
                wrong = problem;
            } else if (line.startsWith("[")) {
                end();
                if (line.startsWith("[Term]")) {
                    place = lines.place();
                }
            } else {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    tag(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
        }
        end();
    }

    private void tag(String tag, String value) {
        if (place.isEmpty()) {
            if (tag.equals("data-version")) {
                version = value;
            }
            return;
        }
        switch (tag) {
            case "id" -> id = plain(value);
            case "name" -> name = plain(value);
            case "namespace" -> namespace = plain(value);
            case "is_a" -> broader.add(plain(value));
            case "is_obsolete" -> obsolete = plain(value).equals("true");
            case "synonym", "exact_synonym" -> synonym(tag, value);
            case "related_synonym" -> {
                if (related) {
                    synonym(tag, value);
                }
            }
            default -> {
                // definitions, cross-references and relations of other kinds say nothing that a claim needs
            }
        }
    }

    private void synonym(String tag, String value) {
        if (!value.startsWith("\"")) {
            wrong = "a synonym begins with a quotation mark, not \"" + value + "\"";
            return;
        }
        StringBuilder text = new StringBuilder();
        int end = unescape(value, 1, '"', text);
        if (end < 0) {
            wrong = "a synonym has no closing quotation mark: " + value;
            return;
        }
        String scope = value.substring(end + 1).strip();
        boolean exact = scope.startsWith("EXACT") || tag.equals("exact_synonym");
        // Without a scope a synonym is a related one.
        boolean loose = !scope.startsWith("NARROW") && !scope.startsWith("BROAD");
        if ((exact || (related && loose)) && !text.toString().isBlank()) {
            synonyms.add(text.toString().strip());
        }
    }

    /** A value without escapes, without its trailing modifiers in braces and without a comment. */
    private static String plain(String value) {
        StringBuilder text = new StringBuilder();
        int end = unescape(value, 0, '!', text);
        String plain = text.toString().strip();
        if (end >= 0 && end > 0 && value.charAt(end - 1) != ' ') {
            // A mark in the midst of a name is no comment.
            text.setLength(0);
            unescape(value, 0, '\0', text);
            plain = text.toString().strip();
        }
        int brace = plain.indexOf(" {");
        if (brace > 0 && plain.endsWith("}") && plain.indexOf('=', brace) > 0) {
            plain = plain.substring(0, brace).strip();
        }
        return plain;
    }

    /** Copies up to a mark that no backslash stands before; returns where it stands, or -1. */
    private static int unescape(String value, int from, char mark, StringBuilder text) {
        for (int i = from; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == mark) {
                return i;
            }
            if (character == '\\' && i + 1 < value.length()) {
                i++;
                char escaped = value.charAt(i);
                if (escaped == 'n' || escaped == 't' || escaped == 'W') {
                    escaped = ' ';
                }
                text.append(escaped);
            } else {
                text.append(character);
            }
        }
        return -1;
    }

    private void end() {
        if (!place.isEmpty()) {
            take();
        }
        place = "";
        id = "";
        name = "";
        namespace = "";
        wrong = "";
        obsolete = false;
        synonyms.clear();
        broader.clear();
    }

    private void take() {
        if (obsolete) {
            intake.leaveOut();
            return;
        }
        ConceptType type = type();
        if (!wrong.isEmpty()) {
            intake.refuse(place, wrong);
        } else if (name.isEmpty()) {
            intake.refuse(place, "the term \"" + id + "\" has no name");
        } else if (type == null) {
            // Ontologies name terms of others for their relations.
            intake.leaveOut();
        } else {
            try {
                synonyms.remove(name);
                intake.take(
                        place,
                        new Concept(
                                new Entity(new EntityId(id), name),
                                type,
                                new ArrayList<>(synonyms),
                                broader.stream().map(EntityId::new).toList(),
                                List.of(),
                                List.of(),
                                List.of(),
                                false,
                                Context.empty(),
                                (id.substring(0, id.indexOf(':')) + " " + version).strip()));
            } catch (IllegalArgumentException e) {
                intake.refuse(place, String.valueOf(e.getMessage()));
            }
        }
    }

    private @Nullable ConceptType type() {
        if (namespace.equals("cellular_component")) {
            return ConceptType.ANATOMY;
        }
        return TYPES.get(id.substring(0, Math.max(0, id.indexOf(':'))));
    }
}
