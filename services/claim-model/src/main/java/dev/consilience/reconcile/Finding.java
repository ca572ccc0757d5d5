package dev.consilience.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a placed claim counts in its proposition's answer: everything but the words.
 *
 * @param claim the claim
 * @param article the article that makes it
 * @param study the study that the article reports
 * @param group whose research it is, where that is known; else empty
 * @param side where it stands
 * @param sourceKind what kind of publication the article is
 * @param studyKind how the study was done
 * @param concern whether the publisher has expressed concern
 * @param rule the family of extraction rules that found it
 * @param date when the article was published: ISO date, or its beginning, or empty
 * @param sentence names the sentence within the article: its section and where it starts
 * @param readings what is recorded of its context, by the names of {@link ContextVariable}s
 */
public record Finding(
        ClaimId claim,
        ArticleId article,
        StudyId study,
        String group,
        Side side,
        SourceKind sourceKind,
        StudyKind studyKind,
        boolean concern,
        String rule,
        String date,
        String sentence,
        SortedMap<String, String> readings) {

    /** The order in which the claims of one study are heard: by side, the closer to the research first. */
    static final Comparator<Finding> HEARD_FIRST = Comparator.comparing(Finding::side)
            .thenComparing(Finding::sourceKind)
            .thenComparing(Finding::claim);

    /** The earliest published first, those without a date last. */
    static final Comparator<Finding> EARLIEST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.date().isEmpty())
            .thenComparing(Finding::date)
            .thenComparing(Finding::claim);

    public Finding {
        readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
    }

    /** What counts of a placement. */
    public static Finding of(Placement placement) {
        Claim claim = placement.claim();
        SortedMap<String, String> readings = new TreeMap<>();
        for (ContextVariable variable : ContextVariable.ALL) {
            variable.value(placement).ifPresent(value -> readings.put(variable.name(), value));
        }
        return new Finding(
                claim.id(),
                claim.article(),
                claim.study(),
                claim.group(),
                new Side(Standing.of(claim), placement.direction()),
                claim.sourceKind(),
                claim.studyKind(),
                claim.articleStatus() == ArticleStatus.CONCERN,
                claim.ruleFamily(),
                claim.date(),
                claim.quote().section() + ":" + claim.quote().sentence().start(),
                readings);
    }

    /** What is recorded of a variable. */
    Optional<String> value(ContextVariable variable) {
        return Optional.ofNullable(readings.get(variable.name()));
    }

    /** The weight of its standing. */
    Weight weight() {
        return Weight.of(side.standing());
    }

    /** How often studies like this are wrong is known together. */
    EvidenceClass evidenceClass() {
        return new EvidenceClass(sourceKind, rule);
    }

    /** The year of its date; empty if it has none. */
    String year() {
        if (date.length() < 4) {
            return "";
        }
        return date.substring(0, 4);
    }

    /** Whether both have something recorded of the variable, and not the same. */
    private boolean differsIn(String variable, Finding other) {
        String value = readings.get(variable);
        String otherValue = other.readings.get(variable);
        return value != null && otherValue != null && !value.equals(otherValue);
    }

    /** Whether one sentence contrasts this claim and the other, as {@link #contrastsWith} has it. */
    boolean contrastsInOneSentenceWith(Finding other, ContextVariable variable) {
        return sentence.equals(other.sentence) && contrastsWith(other, variable);
    }

    /**
     * Whether one article contrasts this claim and the other: they differ in direction and in the variable, and in nothing
     * else that is recorded of both, a variable that goes with it aside.
     */
    boolean contrastsWith(Finding other, ContextVariable variable) {
        return side.direction() != other.side.direction()
                && article.equals(other.article)
                && differsIn(variable.name(), other)
                && ContextVariable.ALL.stream()
                        .filter(another -> !another.equals(variable) && !another.impliedBy(variable))
                        .noneMatch(another -> differsIn(another.name(), other));
    }
}
