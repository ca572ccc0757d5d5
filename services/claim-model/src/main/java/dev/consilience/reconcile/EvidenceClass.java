package dev.consilience.reconcile;

import dev.consilience.article.SourceKind;
import java.util.Comparator;

/**
 * Studies that are wrong equally often, as far as is known.
 *
 * @param kind what kind of publication reports the study
 * @param rule the family of extraction rules that read it: what stands before the slash of a claim's rule
 */
public record EvidenceClass(SourceKind kind, String rule) implements Comparable<EvidenceClass> {

    private static final Comparator<EvidenceClass> ORDER =
            Comparator.comparing(EvidenceClass::kind).thenComparing(EvidenceClass::rule);

    @Override
    public int compareTo(EvidenceClass other) {
        return ORDER.compare(this, other);
    }
}
