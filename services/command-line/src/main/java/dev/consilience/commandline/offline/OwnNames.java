package dev.consilience.commandline.offline;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.Annotation;
import dev.consilience.extraction.Extractor;
import dev.consilience.extraction.relation.MarkedText;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.Named;
import dev.consilience.vocabulary.ConceptType;
import java.util.ArrayList;
import java.util.List;

/** Marks the names that the extractor finds, where those of a corpus are not to be used. */
public final class OwnNames {

    private final Extractor extractor;
    private final EquivalentIds ids;

    /** Finds names by an extractor. */
    public OwnNames(Extractor extractor, EquivalentIds ids) {
        this.extractor = extractor;
        this.ids = ids;
    }

    /**
     * The text with the names that are found in it.
     *
     * @param prefix of the vocabulary that identifiers are wanted from, without which they are left out; empty for any
     */
    MarkedText mark(String text, String prefix) {
        List<Named> named = new ArrayList<>();
        for (Annotation name : extractor.names(OneSection.of(text))) {
            if (name.concept().type() == ConceptType.DRUG_CLASS) {
                // Corpora mark chemicals; "an analgesic" is none of them.
                continue;
            }
            MentionType type = MentionType.of(name.concept().type().name());
            List<String> wanted = List.of(name.concept().id().value());
            if (!prefix.isEmpty()) {
                wanted = ids.in(prefix, name.span().cut(text), name.concept().id()).stream()
                        .toList();
            }
            TextSpan span = name.span();
            if (!wanted.isEmpty()) {
                named.add(new Named("N" + named.size(), span, type, wanted));
            }
        }
        return new MarkedText(text, named);
    }
}
