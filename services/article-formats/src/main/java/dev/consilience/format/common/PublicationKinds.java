package dev.consilience.format.common;

import dev.consilience.article.Ground.Source;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an indexer's publication types and subject headings say about the kind of source and the kind of study. */
public final class PublicationKinds {

    private record Type(String name, int rank, SourceKind source, Optional<StudyKind> design) {}

    private static final Map<String, Type> TYPES = readTypes();

    private PublicationKinds() {}

    /** The kind of source that the types name, if one of them names any. */
    public static Optional<Grounded<SourceKind>> source(Collection<String> types) {
        return types.stream()
                .flatMap(name -> type(name).stream())
                .min(Comparator.comparing(Type::rank))
                .map(type -> Grounded.of(type.source(), Source.PUBLICATION_TYPE, type.name()));
    }

    /**
     * How the research was done, as far as types and headings tell, or else the words. What sums up others has no design
     * of its own.
     */
    public static Grounded<StudyKind> study(
            SourceKind source, Collection<String> types, Collection<String> headings, SourceCue.Words words) {
        Grounded<StudyKind> indexed = study(source, types, headings);
        if (indexed.value() != StudyKind.UNKNOWN || !StudySigns.hasDesign(source)) {
            return indexed;
        }
        return StudySigns.decide(Map.of(), Source.WORDS, StudySigns.ofText(words));
    }

    private static Grounded<StudyKind> study(SourceKind source, Collection<String> types, Collection<String> headings) {
        if (!StudySigns.hasDesign(source)) {
            return Grounded.unknownStudy();
        }
        Map<StudyKind, String> designs = new EnumMap<>(StudyKind.class);
        for (String name : types) {
            type(name).ifPresent(type -> type.design().ifPresent(design -> designs.putIfAbsent(design, type.name())));
        }
        return StudySigns.decide(designs, Source.HEADING, StudySigns.ofHeadings(headings));
    }

    private static Optional<Type> type(String name) {
        return Optional.ofNullable(TYPES.get(fold(name)));
    }

    private static Map<String, Type> readTypes() {
        Map<String, Type> types = new HashMap<>();
        List<String> columns = List.of("type", "rank", "source", "design");
        for (List<String> row : Table.rows(PublicationKinds.class, "publication-types.tsv", columns)) {
            Optional<StudyKind> design = Optional.empty();
            if (!row.get(3).isEmpty()) {
                design = Optional.of(StudyKind.valueOf(row.get(3)));
            }
            String name = row.get(0);
            types.put(fold(name), new Type(name, Integer.parseInt(row.get(1)), SourceKind.valueOf(row.get(2)), design));
        }
        return Map.copyOf(types);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
