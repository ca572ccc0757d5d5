package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SectionPurpose;
import dev.consilience.schema.SectionRecord;
import dev.consilience.schema.Standing;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.ClaimJson.AgentJson;
import dev.consilience.stream.json.ClaimJson.OutcomeJson;
import dev.consilience.stream.json.ClaimJson.QuoteJson;
import dev.consilience.stream.json.ClaimJson.SpanJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArticleViewTest {

    private static final String TEXT = "Pain is bad. Drug eased pain and <i>did not</i> alter sleep. That is good.";
    private static final int START = TEXT.indexOf("Drug");
    private static final int END = TEXT.indexOf(" That");

    private static ArticleRecord article() {
        return ArticleRecord.newBuilder()
                .setId("doi:10.1/x")
                .setRevision("")
                .setStatus(Standing.ACTIVE)
                .setStatusReason("")
                .setTitle("On <drug>")
                .setSections(List.of(new SectionRecord("abstract", SectionPurpose.ABSTRACT, "", TEXT)))
                .setPublicationKind(PublicationKind.PRIMARY)
                .setResearchKind(ResearchKind.ANIMAL)
                .setStudy("doi:10.1/x")
                .setPublished("2026")
                .setHeadings(List.of())
                .build();
    }

    private static SpanJson span(String words) {
        return new SpanJson(TEXT.indexOf(words), TEXT.indexOf(words) + words.length());
    }

    private static ClaimJson claim(String id, String direction, String outcome, String cue, String text) {
        return new ClaimJson(
                id,
                "doi:10.1/x",
                "",
                "ACTIVE",
                "doi:10.1/x",
                "",
                "PRIMARY",
                "ANIMAL",
                new AgentJson("TEST:drug", "drug", "NONE", List.of()),
                direction,
                new OutcomeJson("TEST:" + outcome, outcome, false, List.of()),
                Map.of("species", "mouse"),
                Map.of("species", "SENTENCE"),
                "ASSERTED",
                new QuoteJson("abstract", START, END, text, span("Drug"), span(outcome), span(cue)),
                "test",
                "test",
                "2026",
                "SAME",
                "SAME",
                null);
    }

    private static final List<ClaimJson> CLAIMS = List.of(
            claim("b", "NO_EFFECT", "sleep", "alter", TEXT.substring(START, END)),
            claim("a", "DECREASES", "pain", "eased", TEXT.substring(START, END)));

    @Test
    void showsTheWholeTextWithItsClaimsWhereTheyStand() {
        ArticleView view = ArticleView.of(article(), CLAIMS, Map.of("b", "/view/claims/TEST:drug..TEST:sleep"));

        assertThat(view.sections().get(0).passages().stream()
                        .flatMap(passage -> passage.pieces().stream())
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo(TEXT);
        assertThat(view.sections().get(0).passages())
                .extracting(ArticleView.Passage::claims)
                .containsExactly(List.of(), List.of(1, 2), List.of());
        assertThat(view.claims())
                .extracting(ArticleView.ClaimView::reading)
                .containsExactly("drug decreases pain", "drug does not change sleep");
        assertThat(view.claims())
                .extracting(ArticleView.ClaimView::address)
                .containsExactly(null, "/view/claims/TEST:drug..TEST:sleep");
    }

    @Test
    void marksNothingByAClaimOfAnotherRevision() {
        ClaimJson old = claim("a", "DECREASES", "sleep", "eased", "Drug worsened pain, which nobody had expected");

        ArticleView view = ArticleView.of(article(), List.of(old), Map.of());

        assertThat(view.sections().get(0).passages())
                .extracting(ArticleView.Passage::claims)
                .containsExactly(List.of());
        assertThat(view.claims()).hasSize(1);
    }

    @Test
    void leavesHostileTextText() {
        assertThat(Layout.of("article", ArticleView.of(article(), CLAIMS, Map.of())))
                .contains("<h1>On &lt;drug&gt;</h1>")
                .contains("&lt;i&gt;did not&lt;/i&gt;")
                .contains("<mark class=\"cue\">alter</mark>")
                .doesNotContain("<i>");
    }

    @Test
    void warnsOfAnArticleThatDoesNotStand() {
        ArticleRecord retracted = ArticleRecord.newBuilder(article())
                .setStatus(Standing.RETRACTED)
                .setStatusReason("images were <reused>")
                .build();

        assertThat(Layout.of("article", ArticleView.of(retracted, List.of(), Map.of())))
                .contains("This article is retracted: images were &lt;reused&gt;");
    }
}
