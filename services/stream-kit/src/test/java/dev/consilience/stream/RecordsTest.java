package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Extent;
import dev.consilience.article.Ground;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Mention;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Relation;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.ContextGround;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.decision.Act;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.identity.Assignment;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Reliability;
import dev.consilience.reconcile.Standing;
import dev.consilience.reconcile.Verdict;
import dev.consilience.schema.AgentManipulation;
import dev.consilience.schema.BridgeRule;
import dev.consilience.schema.ClaimCertainty;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CuratorRuling;
import dev.consilience.schema.DecisionAct;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.EvidenceStanding;
import dev.consilience.schema.GroundSource;
import dev.consilience.schema.JudgementRecord;
import dev.consilience.schema.NoticeChange;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ReasonForRejection;
import dev.consilience.schema.RelationToOther;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SectionPurpose;
import dev.consilience.schema.TextExtent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {

    @Test
    void anArticleComesBackAsItWas() {
        Article article = new Article(
                ArticleId.ofPmid("123"),
                new Identifiers(Optional.empty(), Optional.of("123"), Optional.of("PMC7")),
                "2020-01-02",
                ArticleStatus.CONCERN,
                "under inquiry",
                "A title",
                List.of(
                        new Section("title", SectionKind.TITLE, "", "A title"),
                        new Section("abstract.results", SectionKind.RESULTS, "RESULTS", "α rose by 3 ± 1 %.")),
                List.of(new Mention(
                        "title", List.of(new TextSpan(0, 1), new TextSpan(2, 7)), "Gene", List.of("1", "2"))),
                SourceKind.TRIAL,
                new Ground(Ground.Source.PUBLICATION_TYPE, "Clinical Trial"),
                StudyKind.HUMAN_TRIAL,
                new Ground(Ground.Source.HEADING, "Humans"),
                new StudyId("trial:NCT00000001"),
                "name:basbaum ai",
                "2019-12",
                List.of(new SubjectHeading("MESH:D006801", "Humans")));

        assertThat(ArticleRecords.fromRecord(ArticleRecords.toRecord(article))).isEqualTo(article);
    }

    @Test
    void aRecordComesBackAsItWas() {
        SourceRecord source = new SourceRecord(
                new RecordId("pubmed/pmid:123"),
                List.of(
                        Name.pmid("123"),
                        Name.doi("10.1000/x"),
                        Name.parse("citation:pain/1/2"),
                        Name.trial("NCT00000001")),
                "2020-01-02",
                Extent.ABSTRACT,
                "A title",
                List.of(new Section("title", SectionKind.TITLE, "", "A title")),
                List.of(new Mention("title", List.of(new TextSpan(2, 7)), "", List.of())),
                SourceKind.NOTICE,
                new Ground(Ground.Source.STATED, "NOTICE"),
                StudyKind.UNKNOWN,
                Ground.none(),
                "orcid:0000-0002-1825-0097",
                "2019-12",
                List.of(new SubjectHeading("", "Pain")),
                List.of(new Notice(StatusChange.RETRACTED, List.of(Name.pmid("7")), "2019", "Retracted in it")),
                List.of(new Relation(Relation.Kind.REPORTS_ON, List.of(Name.pmid("7"), Name.doi("10.1/y")))));

        assertThat(SourceRecords.fromRecord(SourceRecords.toRecord(source))).isEqualTo(source);

        RecordIdentity identity = RecordIdentity.of(source);
        assertThat(SourceRecords.fromRecord(source.id(), SourceRecords.toRecord(identity)))
                .isEqualTo(identity);
    }

    @Test
    void anAssignmentComesBackAsItWas() {
        Assignment assignment = new Assignment(
                ArticleId.ofPmid("1"),
                new StudyId("doi:10.1/y"),
                List.of(new Assignment.Subject(List.of(Name.pmid("7")), ArticleId.ofDoi("10.1/y"))));

        assertThat(SourceRecords.fromRecord(SourceRecords.toRecord(assignment))).isEqualTo(assignment);
    }

    @Test
    void aPlacedClaimComesBackAsItWas() {
        Claim claim = Evidence.from("a")
                .that("drug", Direction.NO_EFFECT, "heat pain")
                .in(Dimension.STIMULUS, "heat")
                .in(Dimension.SPECIES, "rat")
                .hedged()
                .claim();

        for (Placement placement : Placement.of(claim)) {
            assertThat(ClaimRecords.fromRecord(ClaimRecords.toRecord(placement)))
                    .isEqualTo(placement);
        }
    }

    @Test
    void aJudgementComesBackAsItWas() {
        Instant at = Instant.parse("2026-03-04T12:00:00.123Z");
        List<Judgement> judgements = List.of(
                Judgement.none(),
                new Judgement(Ruling.ACCEPTED, Optional.empty(), "N.N.", at),
                new Judgement(Ruling.REJECTED, Optional.of(RejectionReason.NOT_A_FINDING), "N.N.", at));

        for (Judgement judgement : judgements) {
            Placement placement =
                    Placement.of(Evidence.from("a").claim(), judgement).get(0);
            assertThat(ClaimRecords.fromRecord(ClaimRecords.toRecord(placement)))
                    .isEqualTo(placement);
        }
    }

    @Test
    void aClaimOnWhichNothingWasRuledIsWrittenAsBeforeThereWereJudgements() {
        Placement placement = Evidence.from("a").on("pain");

        assertThat(ClaimRecords.toRecord(placement).getJudgement()).isNull();
    }

    @Test
    void aRulingThatIsNotKnownHereIsReadAsNone() {
        PlacedClaimRecord placed = ClaimRecords.toRecord(Evidence.from("a").on("pain"));
        JudgementRecord unknown = JudgementRecord.newBuilder()
                .setRuling(CuratorRuling.NONE)
                .setBy("N.N.")
                .setAt(Instant.parse("2026-03-04T12:00:00Z"))
                .build();

        Placement read = ClaimRecords.fromRecord(
                PlacedClaimRecord.newBuilder(placed).setJudgement(unknown).build());

        assertThat(read.judgement()).isEqualTo(Judgement.none());
    }

    @Test
    void aDecisionComesBackAsItWasFromTheTopicOfItsSubject() {
        Instant at = Instant.parse("2026-03-04T12:00:00.123Z");
        Subject claim = new Subject.OfClaim(new ClaimId("0123456789abcdef0123456789abcdef"));
        Subject proposition = new Subject.OfProposition(new PropositionId("TEST:drug~inhibited..TEST:pain"));
        List<Decision> onClaim = List.of(
                Decision.accept(claim, "", "N.N.", at),
                Decision.reject(claim, RejectionReason.WRONG_CONTEXT, "these were rats", "N.N.", at),
                Decision.comment(claim, "α", "N.N.", at));
        List<Decision> onProposition = List.of(
                Decision.approve(proposition, Verdict.CONTEXT_DEPENDENT, "", "N.N.", at),
                Decision.comment(proposition, "see there", "N.N.", at));

        assertThat(onClaim).allSatisfy(decision -> {
            assertThat(DecisionRecords.fromRecord(DecisionRecords.toRecord(decision)))
                    .isEqualTo(decision);
            assertThat(DecisionRecords.topicOf(decision.subject())).isEqualTo(TopicCatalogue.CLAIM_DECISIONS);
        });
        assertThat(onProposition).allSatisfy(decision -> {
            assertThat(DecisionRecords.fromRecord(DecisionRecords.toRecord(decision)))
                    .isEqualTo(decision);
            assertThat(DecisionRecords.topicOf(decision.subject())).isEqualTo(TopicCatalogue.PROPOSITION_DECISIONS);
        });
    }

    @Test
    void aDecisionIsAboutOneThing() {
        DecisionRecord onClaim = DecisionRecords.toRecord(Decision.accept(
                new Subject.OfClaim(new ClaimId("0123456789abcdef0123456789abcdef")), "", "N.N.", Instant.EPOCH));
        DecisionRecord onBoth = DecisionRecord.newBuilder(onClaim)
                .setProposition("TEST:drug..TEST:pain")
                .build();
        DecisionRecord onNothing =
                DecisionRecord.newBuilder(onClaim).setClaim(null).build();

        assertThatThrownBy(() -> DecisionRecords.fromRecord(onBoth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proposition=TEST:drug..TEST:pain");
        assertThatThrownBy(() -> DecisionRecords.fromRecord(onNothing)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsOfJudgementsComeBackAsTheyWere() {
        Reliability reliability = new Reliability(3, 4);

        assertThat(DecisionRecords.fromRecord(DecisionRecords.toRecord("rule:active", reliability)))
                .isEqualTo(reliability);
    }

    @ParameterizedTest
    @EnumSource(ContextGround.class)
    void aCircumstanceComesBackWithItsGround(ContextGround ground) {
        Context context = Context.empty().with(Dimension.SEX, "male", ground).with(Dimension.DOSE, "5 mg/kg");

        assertThat(ClaimRecords.contextFromRecords(ClaimRecords.toRecords(context)))
                .isEqualTo(context);
    }

    @Test
    void everyConstantHasItsSymbol() {
        assertSameNames(ArticleStatus.values(), dev.consilience.schema.Standing.values());
        assertSameNames(SourceKind.values(), PublicationKind.values());
        assertSameNames(Extent.values(), TextExtent.values());
        assertSameNames(Ground.Source.values(), GroundSource.values());
        assertSameNames(StatusChange.values(), NoticeChange.values());
        assertSameNames(Relation.Kind.values(), RelationToOther.values());
        assertSameNames(StudyKind.values(), ResearchKind.values());
        assertSameNames(SectionKind.values(), SectionPurpose.values());
        assertSameNames(Direction.values(), EffectDirection.values());
        assertSameNames(Certainty.values(), ClaimCertainty.values());
        assertSameNames(ContextGround.values(), dev.consilience.schema.ContextGround.values());
        assertSameNames(Manipulation.values(), AgentManipulation.values());
        assertSameNames(Bridge.values(), BridgeRule.values());
        assertSameNames(Verdict.values(), ClaimVerdict.values());
        assertSameNames(Ruling.values(), CuratorRuling.values());
        assertSameNames(RejectionReason.values(), ReasonForRejection.values());
        assertSameNames(Act.values(), DecisionAct.values());
        assertSameNames(Standing.values(), EvidenceStanding.values());
    }

    private static void assertSameNames(Enum<?>[] constants, Enum<?>[] symbols) {
        assertThat(Arrays.stream(constants).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(symbols).map(Enum::name).toList());
    }
}
