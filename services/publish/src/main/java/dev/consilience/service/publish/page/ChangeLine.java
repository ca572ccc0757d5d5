package dev.consilience.service.publish.page;

import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.json.CuratedClaimJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a curated claim in a line of a list.
 *
 * @param key tells it from others
 * @param address of the claim's page; null once the claim is gone
 * @param heading who acts on what
 * @param verdict the verdict's name; empty once the claim is gone
 * @param verdictInWords the same in words
 * @param moved what moved, in words
 * @param why what brought it about
 * @param articles the papers that did
 * @param when the time in ISO form, for machines
 * @param whenInWords the same for people
 * @param news all of it in a sentence, to be said aloud
 */
record ChangeLine(
        String key,
        @Nullable String address,
        String heading,
        String verdict,
        String verdictInWords,
        String moved,
        String why,
        List<ArticleLink> articles,
        String when,
        String whenInWords,
        String news) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double LEAST_TOLD = 0.0005;

    public ChangeLine {
        articles = List.copyOf(articles);
    }

    /** A paper, and its page. */
    record ArticleLink(String key, String address) {}

    /**
     * The line of a change.
     *
     * @param at when it was published
     */
    static ChangeLine of(ClaimChangedRecord change, Instant at) {
        Optional<CuratedClaimJson> before =
                Optional.ofNullable(change.getBefore()).map(CuratedClaimJson::of);
        Optional<CuratedClaimJson> after =
                Optional.ofNullable(change.getAfter()).map(CuratedClaimJson::of);
        String claim = change.getClaim();
        CuratedClaimJson shown = after.or(() -> before)
                .orElseThrow(() -> new IllegalArgumentException("A change of nothing to nothing: " + change));
        String address = null;
        String verdict = "";
        String verdictInWords = "withdrawn";
        if (after.isPresent()) {
            address = Addresses.claim(claim);
            verdict = shown.verdict();
            verdictInWords = Words.verdict(verdict);
        }
        String moved = moved(before, after);
        String news = Words.heading(shown) + ": " + moved;
        if (after.isPresent()) {
            news = Words.heading(shown) + ": " + verdictInWords + "; " + moved;
        }
        return new ChangeLine(
                claim + " " + at,
                address,
                Words.heading(shown),
                verdict,
                verdictInWords,
                moved,
                Words.reasonOfChange(change.getReason().name()),
                change.getCauses().stream()
                        .map(CauseRecord::getArticle)
                        .filter(article -> !article.isEmpty())
                        .distinct()
                        .map(article -> new ArticleLink(article, Addresses.article(article)))
                        .toList(),
                at.toString(),
                MINUTE.format(at) + " UTC",
                news);
    }

    /** What moved, the gravest first. */
    static String moved(Optional<CuratedClaimJson> before, Optional<CuratedClaimJson> after) {
        if (before.isEmpty()) {
            return "new, on "
                    + after.map(claim -> Words.count(claim.studies(), "study", "studies"))
                            .orElse("nothing");
        }
        if (after.isEmpty()) {
            return "withdrawn: its last evidence is gone";
        }
        CuratedClaimJson was = before.get();
        CuratedClaimJson is = after.get();
        List<String> moved = new ArrayList<>();
        if (!was.verdict().equals(is.verdict())) {
            moved.add(Words.verdict(was.verdict()) + " became " + Words.verdict(is.verdict()));
        }
        if (!was.direction().equals(is.direction())) {
            moved.add("most now find: " + Words.finding(is.direction()));
        }
        if (was.studies() != is.studies()) {
            moved.add(Words.count(is.studies(), "study", "studies") + ", was " + was.studies());
        }
        if (was.studies() == is.studies()
                && was.counts().claims() != is.counts().claims()) {
            moved.add(Words.count(is.counts().claims(), "claim", "claims") + ", was "
                    + was.counts().claims());
        }
        double wasBelieved = Words.weighed(was, is.direction());
        double isBelieved = Words.weighed(is, is.direction());
        if (Math.abs(wasBelieved - isBelieved) >= LEAST_TOLD) {
            moved.add("belief that it " + Words.verb(is.direction()) + " it " + Words.figure(isBelieved) + ", was "
                    + Words.figure(wasBelieved));
        }
        if (was.approved() != is.approved()) {
            moved.add("approval of the verdict");
        }
        if (moved.isEmpty()) {
            return "other evidence behind it, worth the same";
        }
        return String.join("; ", moved);
    }
}
