package dev.consilience.format.common;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an indexer's publication types and subject headings say about the kind of source and the kind of study. */
public final class PublicationKinds {

    private record Type(int rank, SourceKind source, Optional<StudyKind> design) {}

    private static final Map<String, Type> TYPES = readTypes();

    private PublicationKinds() {}

    /** The kind of source that the types name, if one of them names any. */
    public static Optional<SourceKind> source(Collection<String> types) {
        Optional<Type> best = Optional.empty();
        for (String name : types) {
            Type type = TYPES.get(fold(name));
            if (type != null && (best.isEmpty() || type.rank() < best.get().rank())) {
                best = Optional.of(type);
            }
        }
        return best.map(Type::source);
    }

    /** How the research was done, as far as types and headings tell. What sums up others has no design of its own. */
    public static StudyKind study(SourceKind source, Collection<String> types, Collection<String> headings) {
        if (!StudySigns.hasDesign(source)) {
            return StudyKind.UNKNOWN;
        }
        Set<StudyKind> designs = EnumSet.noneOf(StudyKind.class);
        for (String name : types) {
            Type type = TYPES.get(fold(name));
            if (type != null) {
                type.design().ifPresent(designs::add);
            }
        }
        return StudySigns.decide(designs, StudySigns.ofHeadings(headings));
    }

    private static Map<String, Type> readTypes() {
        Map<String, Type> types = new HashMap<>();
        List<String> columns = List.of("type", "rank", "source", "design");
        for (List<String> row : Table.rows(PublicationKinds.class, "publication-types.tsv", columns)) {
            Optional<StudyKind> design = Optional.empty();
            if (!row.get(3).isEmpty()) {
                design = Optional.of(StudyKind.valueOf(row.get(3)));
            }
            types.put(fold(row.get(0)), new Type(Integer.parseInt(row.get(1)), SourceKind.valueOf(row.get(2)), design));
        }
        return Map.copyOf(types);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
