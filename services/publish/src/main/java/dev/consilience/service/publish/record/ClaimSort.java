package dev.consilience.service.publish.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.search.SortField;

/** In which order curated claims are listed; where two are equal, the key decides. */
public enum ClaimSort {
    /** By key. */
    KEY(),
    /** Those first that fit the words best. */
    RELEVANCE(SortField.FIELD_SCORE),
    /** Those first that changed last. */
    CHANGED(new SortField(CuratedClaims.CHANGED, SortField.Type.LONG, true)),
    /** Those first with the most independent studies. */
    STUDIES(new SortField(CuratedClaims.STUDIES, SortField.Type.LONG, true)),
    /** Those first that are believed most. */
    BELIEF(new SortField(CuratedClaims.BELIEF, SortField.Type.DOUBLE, true)),
    /** Those first with the latest evidence. */
    DATE(new SortField(CuratedClaims.LAST_DATE, SortField.Type.STRING, true)),
    /** Those first on which most is against most: see {@link Interest}. */
    INTEREST(new SortField(CuratedClaims.INTEREST, SortField.Type.DOUBLE, true)),
    /** By the agent's name, then the outcome's. */
    NAME(new SortField(CuratedClaims.NAME, SortField.Type.STRING));

    @SuppressWarnings("ImmutableEnumChecker") // the list is a copy
    private final List<SortField> fields;

    ClaimSort(SortField... first) {
        this.fields = Stream.concat(Arrays.stream(first), Pages.BY_KEY.stream()).toList();
    }

    /** What to sort by, the key last. */
    List<SortField> fields() {
        return fields;
    }

    /**
     * The order of that name, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ClaimSort of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sort is one of " + Arrays.toString(values()) + ", not \"" + name + "\""));
    }
}
