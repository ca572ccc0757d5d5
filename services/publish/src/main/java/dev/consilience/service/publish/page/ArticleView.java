package dev.consilience.service.publish.page;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.SectionRecord;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.ClaimJson.SpanJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page shows it: its text, with the sentences that carry claims marked in place.
 *
 * @param key of the article
 * @param title as printed
 * @param facts what kind of article it is, when it was published, what study it reports
 * @param warning what is wrong with it, where it does not simply stand; empty if it does
 * @param paper the paper itself; null if the key does not tell where it is
 * @param sections its text
 * @param claims what it claims, in the order of the text
 */
record ArticleView(
        String key,
        String title,
        List<String> facts,
        String warning,
        @Nullable String paper,
        List<SectionView> sections,
        List<ClaimView> claims) {

    public ArticleView {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        claims = List.copyOf(claims);
    }

    /** Where feed readers follow what the article changes, and what becomes of what it is quoted for. */
    public String atom() {
        return Addresses.with(AtomFeed.PATH, "article", key);
    }

    /** A section: its heading, which may be empty, and its text in order. */
    record SectionView(String heading, List<Passage> passages) {}

    /**
     * A stretch of a section.
     *
     * @param id by which it is linked to; empty for text without a claim
     * @param pieces its words
     * @param claims the numbers of the claims that it carries; none for text without a claim
     */
    record Passage(String id, List<Piece> pieces, List<Integer> claims) {}

    /**
     * A claim of the article.
     *
     * @param number by which the text refers to it
     * @param directionClass by which the style sheet knows its direction
     * @param reading who does what to what
     * @param context in what circumstances
     * @param sentence the id of the passage that carries it
     * @param address the page of the curated claim that it is evidence on; null if there is none
     */
    record ClaimView(
            int number,
            String directionClass,
            String reading,
            String context,
            String sentence,
            @Nullable String address) {}

    /** Where a sentence stands. Those of one section do not overlap: a text is cut into sentences once. */
    private record Place(int start, int end) {}

    /**
     * The page of an article.
     *
     * @param claims what it claims, in any order
     * @param addresses by the claims' keys, the pages of the curated claims that they are evidence on
     */
    static ArticleView of(ArticleRecord article, List<ClaimJson> claims, Map<String, String> addresses) {
        List<String> order =
                article.getSections().stream().map(SectionRecord::getId).toList();
        List<ClaimJson> ordered = claims.stream()
                .sorted(Comparator.comparing(
                                (ClaimJson claim) -> order.indexOf(claim.quote().section()))
                        .thenComparing(claim -> claim.quote().start())
                        .thenComparing(ClaimJson::id))
                .toList();
        List<ClaimView> views = new ArrayList<>();
        for (ClaimJson claim : ordered) {
            views.add(view(views.size() + 1, claim, addresses));
        }
        List<SectionView> sections = new ArrayList<>();
        for (SectionRecord section : article.getSections()) {
            sections.add(new SectionView(section.getHeading(), passages(section, ordered)));
        }
        return new ArticleView(
                article.getId(),
                article.getTitle(),
                facts(article),
                warning(article),
                Addresses.paper(article.getId()),
                sections,
                views);
    }

    private static ClaimView view(int number, ClaimJson claim, Map<String, String> addresses) {
        return new ClaimView(
                number,
                Words.directionClass(claim.direction()),
                Words.agent(claim.agent().label(), claim.agent().manipulation()) + " " + Words.verb(claim.direction())
                        + " " + claim.outcome().label(),
                claim.context().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ")),
                sentence(claim.quote().section(), claim.quote().start()),
                addresses.get(claim.id()));
    }

    private static String sentence(String section, int start) {
        return "sentence-" + section.replaceAll("[^A-Za-z0-9-]", "-") + "-" + start;
    }

    private static List<Passage> passages(SectionRecord section, List<ClaimJson> claims) {
        String text = section.getText();
        Map<Place, List<Integer>> numbers = new TreeMap<>(Comparator.comparing(Place::start)
                .thenComparing(Comparator.comparing(Place::end).reversed()));
        for (int i = 0; i < claims.size(); i++) {
            ClaimJson.QuoteJson quote = claims.get(i).quote();
            boolean isHere = quote.section().equals(section.getId()) && quote.start() < quote.end();
            // A claim of an earlier revision may still be on its way out: its place in this text means nothing.
            if (isHere && quote.end() <= text.length() && text.startsWith(quote.text(), quote.start())) {
                numbers.computeIfAbsent(new Place(quote.start(), quote.end()), place -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Passage> passages = new ArrayList<>();
        int at = 0;
        for (Map.Entry<Place, List<Integer>> sentence : numbers.entrySet()) {
            Place place = sentence.getKey();
            if (place.start() < at) {
                continue;
            }
            plain(passages, text.substring(at, place.start()));
            List<ClaimJson> here = sentence.getValue().stream().map(claims::get).toList();
            passages.add(new Passage(
                    sentence(section.getId(), place.start()),
                    pieces(text.substring(place.start(), place.end()), place.start(), here),
                    sentence.getValue().stream().map(index -> index + 1).toList()));
            at = place.end();
        }
        plain(passages, text.substring(at));
        return passages;
    }

    private static void plain(List<Passage> passages, String text) {
        if (!text.isEmpty()) {
            passages.add(new Passage("", Marks.divide(text, List.of()), List.of()));
        }
    }

    private static List<Piece> pieces(String sentence, int start, List<ClaimJson> claims) {
        List<Mark> marks = new ArrayList<>();
        for (ClaimJson claim : claims) {
            marks.add(mark(MarkKind.AGENT, claim.quote().agent(), start));
            marks.add(mark(MarkKind.CUE, claim.quote().cue(), start));
            marks.add(mark(MarkKind.OUTCOME, claim.quote().outcome(), start));
        }
        return Marks.divide(sentence, marks);
    }

    private static Mark mark(MarkKind kind, SpanJson span, int start) {
        return new Mark(kind, span.start() - start, span.end() - start);
    }

    private static List<String> facts(ArticleRecord article) {
        List<String> facts = new ArrayList<>();
        facts.add(article.getId());
        facts.add("source: " + Words.plain(article.getPublicationKind().name()));
        facts.add("study: " + Words.kindOfStudy(article.getResearchKind().name()));
        if (!article.getPublished().isEmpty()) {
            facts.add("published " + article.getPublished());
        }
        if (!article.getStudy().equals(article.getId())) {
            facts.add("reports the study " + article.getStudy());
        }
        return facts;
    }

    private static String warning(ArticleRecord article) {
        String status = article.getStatus().name();
        if (status.equals("ACTIVE")) {
            return "";
        }
        String reason = article.getStatusReason();
        if (reason.isBlank()) {
            return "This article is " + Words.plain(status) + ".";
        }
        return "This article is " + Words.plain(status) + ": " + reason.strip();
    }
}
