package dev.consilience.claim;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.ResearchGroup;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;

/**
 * What one article asserts.
 *
 * @param id stable over revisions of the article that keep the words, see {@link ClaimId}
 * @param article the article that says it
 * @param revision the revision in which it was read
 * @param articleStatus whether that article stands
 * @param study the study that the article reports
 * @param group whose research that study is as far as its authors tell, see {@link ResearchGroup}; empty where they do not
 * @param sourceKind what kind of publication the article is
 * @param studyKind how the study was done
 * @param date when the article was published: ISO date, or its beginning, or empty
 * @param agent what acts
 * @param direction what it does
 * @param outcome what is acted on
 * @param context under which circumstances
 * @param certainty how firmly
 * @param quote in which words
 * @param rule the extraction rule that found it
 * @param vocabulary the release of the vocabulary that named its concepts
 */
public record Claim(
        ClaimId id,
        ArticleId article,
        String revision,
        ArticleStatus articleStatus,
        StudyId study,
        String group,
        SourceKind sourceKind,
        StudyKind studyKind,
        String date,
        Agent agent,
        Direction direction,
        Outcome outcome,
        Context context,
        Certainty certainty,
        Quote quote,
        String rule,
        String vocabulary) {

    public Claim {
        ResearchGroup.checked(group);
    }

    /** The claim that an article makes in these words; its id follows from the parts. */
    public static Claim of(
            Article article,
            Agent agent,
            Direction direction,
            Outcome outcome,
            Context context,
            Certainty certainty,
            Quote quote,
            String rule,
            String vocabulary) {
        return new Claim(
                ClaimId.of(article.id(), agent, direction, outcome, context, quote.text()),
                article.id(),
                article.revision(),
                article.status(),
                article.study(),
                article.group(),
                article.sourceKind(),
                article.studyKind(),
                article.published(),
                agent,
                direction,
                outcome,
                context,
                certainty,
                quote,
                rule,
                vocabulary);
    }

    /** The family of extraction rules that found it: what stands before the first slash of its rule. */
    public String ruleFamily() {
        int slash = rule.indexOf('/');
        if (slash < 0) {
            return rule;
        }
        return rule.substring(0, slash);
    }
}
