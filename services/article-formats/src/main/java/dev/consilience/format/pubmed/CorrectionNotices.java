package dev.consilience.format.pubmed;

import dev.consilience.article.ArticleStatus;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a citation says of notices about itself: retractions, expressions of concern, corrections. */
record CorrectionNotices(ArticleStatus status, String reason) {

    private record Meaning(ArticleStatus status, String words) {}

    /** Only what is said about this article; notices that this article gives about others are none of its own status. */
    private static final Map<String, Meaning> MEANINGS = Map.of(
            "RetractionIn", new Meaning(ArticleStatus.RETRACTED, "Retracted in "),
            "RetractedandRepublishedIn", new Meaning(ArticleStatus.RETRACTED, "Retracted and published again in "),
            "ExpressionOfConcernIn", new Meaning(ArticleStatus.CONCERN, "Expression of concern in "),
            "ErratumIn", new Meaning(ArticleStatus.CORRECTED, "Corrected in "),
            "CorrectedandRepublishedIn", new Meaning(ArticleStatus.CORRECTED, "Corrected and published again in "));

    static CorrectionNotices of(XmlNode.Element citation, List<String> types, String title) {
        ArticleStatus status = ArticleStatus.ACTIVE;
        List<String> reasons = new ArrayList<>();
        Optional<XmlNode.Element> list = citation.first("CommentsCorrectionsList");
        if (list.isPresent()) {
            for (XmlNode.Element notice : list.get().all("CommentsCorrections").toList()) {
                Meaning meaning = MEANINGS.get(notice.attribute("RefType"));
                if (meaning == null) {
                    continue;
                }
                if (meaning.status().compareTo(status) > 0) {
                    status = meaning.status();
                    reasons.clear();
                }
                if (meaning.status() == status) {
                    reasons.add(meaning.words() + name(notice));
                }
            }
        }
        if (status != ArticleStatus.RETRACTED && saysRetracted(types, title)) {
            return new CorrectionNotices(ArticleStatus.RETRACTED, "Marked as retracted; the record names no notice");
        }
        return new CorrectionNotices(status, String.join("; ", reasons));
    }

    private static boolean saysRetracted(List<String> types, String title) {
        boolean typed = types.stream().anyMatch(type -> type.equalsIgnoreCase("Retracted Publication"));
        String start = title.toUpperCase(Locale.ROOT);
        return typed || start.startsWith("RETRACTED:") || start.startsWith("RETRACTED ARTICLE:");
    }

    private static String name(XmlNode.Element notice) {
        String source = Wording.line(notice.text("RefSource"));
        if (source.isEmpty()) {
            source = "a notice that is not named";
        }
        return StatedIdentifiers.pmid(notice.text("PMID"))
                .map(pmid -> " (PMID " + pmid + ")")
                .map(source::concat)
                .orElse(source);
    }
}
