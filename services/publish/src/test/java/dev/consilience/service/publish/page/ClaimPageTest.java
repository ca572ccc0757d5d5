package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import dev.consilience.stream.json.DecisionJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of a claim, laid out by Qute alone. */
class ClaimPageTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final PropositionId PAIN = new PropositionId("TEST:drug..TEST:pain");

    private final List<Claim> claims = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    private String page() {
        RecordByDefinition.Answer answer =
                RecordByDefinition.of(claims, decisions).answer(PAIN).orElseThrow();
        CuratedClaimJson claim = CuratedClaimJson.of(CuratedRecords.toRecord(answer.claim(), answer.decisions()));
        List<ClaimJson> evidence = new ArrayList<>();
        for (Claim each : claims) {
            List<Decision> onClaim = decisions.stream()
                    .filter(decision ->
                            decision.subject().key().equals(each.id().value()))
                    .toList();
            Placement.of(each, Decision.judgementOf(onClaim)).stream()
                    .filter(placement -> placement.proposition().id().equals(PAIN))
                    .map(ClaimRecords::toRecord)
                    .map(ClaimJson::of)
                    .forEach(evidence::add);
        }
        Map<String, List<DecisionJson>> said = decisions.stream()
                .map(DecisionJson::of)
                .filter(decision -> decision.claim() != null)
                .collect(Collectors.groupingBy(DecisionJson::claim));
        return Layout.of("claim", ClaimView.of(claim, "\"7\"", evidence, said, null, List.of(), NOON));
    }

    private void put(Evidence evidence) {
        claims.add(evidence.claim());
    }

    /** Cold is eased and heat is not, over some years. */
    private void divided() {
        for (int i = 0; i < 6; i++) {
            put(Evidence.from("cold" + i)
                    .in(Dimension.STIMULUS, "cold")
                    .in(Dimension.SPECIES, "rat")
                    .done(StudyKind.ANIMAL)
                    .published((2012 + i / 2) + "-05"));
            put(Evidence.from("heat" + i)
                    .that("drug", Direction.NO_EFFECT, "pain")
                    .in(Dimension.STIMULUS, "heat")
                    .done(StudyKind.HUMAN_TRIAL)
                    .published((2013 + i / 2) + "-05"));
        }
    }

    @Test
    void showsTheSidesWithWhatTheyAreWorth() {
        divided();

        assertThat(page())
                .containsPattern("<p class=\"eyebrow\">drug on pain</p> <h1 class=\"answer\"[^>]*>drug")
                .contains("</svg>decreases</span></th><td data-label=\"Studies\">6</td>")
                .contains("<td data-label=\"Kinds of study\">animal: 6</td><td data-label=\"Since\">2012-05</td>")
                .contains("<td data-label=\"Kinds of study\">human trial: 6</td><td data-label=\"Since\">2013-05</td>");
    }

    @Test
    void tellsFeedReadersWhereToFollowTheClaim() {
        put(Evidence.from("a"));

        assertThat(page())
                .contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changes of drug on pain\""
                        + " href=\"/feed/changes.atom?claim=TEST:drug..TEST:pain\">");
    }

    @Test
    void showsWhatSeparatesTheSidesAndOnWhatGround() {
        divided();

        assertThat(page())
                .contains("context-dependent")
                .contains("<h3>Separated by stimulus: independent studies divide by it beyond chance</h3>")
                .contains(
                        "<th scope=\"row\">cold</th><td data-label=\"Most find\"><span class=\"direction decreases\">")
                .contains(
                        "Of 12 studies with one value and one finding 12 agree; chance alone would divide them as purely")
                .doesNotContain("Nothing that is recorded");
    }

    @Test
    void saysThatNothingRecordedSeparatesThem() {
        put(Evidence.from("a"));
        put(Evidence.from("b").that("drug", Direction.INCREASES, "pain"));

        assertThat(page()).contains("<strong>Nothing that is recorded separates those who differ.</strong>");
    }

    @Test
    void showsWhatIsNotCounted() {
        put(Evidence.from("a"));
        put(Evidence.from("review").reporting("b", SourceKind.REVIEW));
        put(Evidence.from("c").hedged());

        assertThat(page())
                .contains(
                        "Not counted: 1 claim by articles that report on the research of others, about 1 study: decreases.")
                .contains("Not counted: 1 claim in hedged words, about 1 study: decreases.");
    }

    @Test
    void showsTheBalanceOverTheYearsInFiguresAndBars() {
        divided();

        assertThat(page())
                .contains(
                        "<th scope=\"row\">2013</th><td data-label=\"Increases\">0</td><td data-label=\"Decreases\">2</td>"
                                + "<td data-label=\"No effect\">2</td>")
                .contains("<rect class=\"decreases\" x=\"0\" y=\"0\" width=\"120\" height=\"12\"/>"
                        + "<rect class=\"no-effect\" x=\"120\" y=\"0\" width=\"120\" height=\"12\"/>");
    }

    @Test
    void drawsTheStudiesByWhatSeparatesThem() {
        divided();

        assertThat(page())
                .contains("The studies, by stimulus</h2>")
                .containsPattern("<text class=\"band-label\" x=\"4\" y=\"\\d+\">cold</text>")
                .contains("<path class=\"shape decreases animal\"")
                .contains("<td data-label=\"stimulus\">heat</td><td data-label=\"Finding\">no effect</td>");
    }

    @Test
    void marksWhatCarriesTheClaim() {
        divided();

        assertThat(page())
                .contains("<blockquote><mark class=\"agent cue outcome\" data-ends=\"agent cue outcome\">"
                        + "We report what the drug did.</mark></blockquote>");
    }

    @Test
    void showsTheGradeWithItsSteps() {
        divided();

        assertThat(page())
                .contains("<summary>How certain: ")
                .contains("<th scope=\"row\">inconsistency</th><td data-label=\"Levels\">none</td>"
                        + "<td data-label=\"Why\">studies differ, and what separates them is known</td>");
    }

    @Test
    void showsWhatCuratorsDecidedAndStrikesOutWhatTheyRejected() {
        divided();
        put(Evidence.from("wrong").that("drug", Direction.INCREASES, "pain"));
        Claim wrong = claims.get(claims.size() - 1);
        decisions.add(
                Decision.reject(new Subject.OfClaim(wrong.id()), RejectionReason.WRONG_DIRECTION, "", "N.N.", NOON));
        decisions.add(Decision.accept(new Subject.OfClaim(claims.get(0).id()), "", "N.N.", NOON));
        decisions.add(Decision.approve(
                new Subject.OfProposition(PAIN), Verdict.CONTEXT_DEPENDENT, "well <put>", "M.M.", NOON));

        assertThat(page())
                .contains("approved by a curator")
                .contains("Approved by M.M. on 2026-03-04, as context-dependent: well &lt;put&gt;")
                .contains(
                        "</s></blockquote> <p><strong>Rejected by N.N. on 2026-03-04: wrong direction. It counts for nothing.</strong></p>")
                .contains("Accepted by N.N. on 2026-03-04.")
                .contains("; 1 rejected by curators.")
                .contains("data-act=\"TAKE_BACK\" data-subject=\""
                        + decisions.get(0).key() + "\"")
                .contains("data-act=\"TAKE_BACK\" data-subject=\""
                        + decisions.get(2).key() + "\"");
    }
}
