package dev.consilience.stream;

import dev.consilience.decision.Decision;
import dev.consilience.decision.VerdictDecisions;
import dev.consilience.reconcile.Aside;
import dev.consilience.reconcile.Belief;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.DirectionCounts;
import dev.consilience.reconcile.Grade;
import dev.consilience.reconcile.Stratification;
import dev.consilience.reconcile.Stratum;
import dev.consilience.reconcile.Tally;
import dev.consilience.reconcile.YearBalance;
import dev.consilience.schema.AsideRecord;
import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CountsRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.EvidenceStanding;
import dev.consilience.schema.GradeDomain;
import dev.consilience.schema.GradeLevel;
import dev.consilience.schema.GradeRecord;
import dev.consilience.schema.GradeStepRecord;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SeparationGround;
import dev.consilience.schema.StratificationRecord;
import dev.consilience.schema.StratumRecord;
import dev.consilience.schema.StudyKindCountRecord;
import dev.consilience.schema.TallyRecord;
import dev.consilience.schema.YearBalanceRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Curated claims, and what changed them, from model to Avro. */
public final class CuratedRecords {

    private CuratedRecords() {}

    /**
     * The curated claim as a record, with what curators have decided of it as a whole.
     *
     * @param decisions the decisions on the proposition that stand, in any order
     */
    public static CuratedClaimRecord toRecord(CuratedClaim claim, Collection<Decision> decisions) {
        VerdictDecisions decided = VerdictDecisions.of(decisions, claim.verdict());
        return CuratedClaimRecord.newBuilder()
                .setDecisions(
                        decided.latest().stream().map(DecisionRecords::toRecord).toList())
                .setApproved(decided.approved())
                .setProposition(ClaimRecords.toRecord(claim.proposition()))
                .setVerdict(ClaimVerdict.valueOf(claim.verdict().name()))
                .setDirection(EffectDirection.valueOf(claim.direction().name()))
                .setStatement(claim.statement())
                .setDecidedBy(EvidenceStanding.valueOf(claim.decidedBy().name()))
                .setBeliefs(
                        claim.beliefs().stream().map(CuratedRecords::toRecord).toList())
                .setAsides(claim.asides().stream().map(CuratedRecords::toRecord).toList())
                .setBalance(
                        claim.balance().stream().map(CuratedRecords::toRecord).toList())
                .setGrade(toRecord(claim.grade()))
                .setPriors(claim.priors())
                .setCounts(toRecord(claim.counts()))
                .setStratifications(claim.stratifications().stream()
                        .map(CuratedRecords::toRecord)
                        .toList())
                .setEvidence(
                        claim.evidence().stream().map(ClaimRecords::toRecord).toList())
                .setFirstDate(claim.firstDate())
                .setLastDate(claim.lastDate())
                .build();
    }

    /** The causes as records. */
    public static List<CauseRecord> toRecords(Causes causes) {
        return causes.causes().stream()
                .map(cause -> new CauseRecord(cause.reason(), cause.article(), cause.detail()))
                .toList();
    }

    /** The records as causes. */
    public static Causes fromRecords(List<CauseRecord> causes) {
        return new Causes(causes.stream()
                .map(cause -> new Cause(cause.getReason(), cause.getArticle(), cause.getDetail()))
                .toList());
    }

    private static BeliefRecord toRecord(Belief belief) {
        List<StudyKindCountRecord> kinds = new ArrayList<>();
        belief.kinds()
                .forEach((kind, studies) ->
                        kinds.add(new StudyKindCountRecord(ResearchKind.valueOf(kind.name()), studies)));
        return BeliefRecord.newBuilder()
                .setDirection(EffectDirection.valueOf(belief.direction().name()))
                .setStudies(belief.studies())
                .setClaims(belief.claims())
                .setIndependent(belief.independent())
                .setBelief(belief.belief())
                .setWeighed(belief.weighed())
                .setKinds(kinds)
                .setSince(belief.since())
                .build();
    }

    private static AsideRecord toRecord(Aside aside) {
        return new AsideRecord(
                EvidenceStanding.valueOf(aside.standing().name()),
                EffectDirection.valueOf(aside.direction().name()),
                aside.studies(),
                aside.claims());
    }

    private static YearBalanceRecord toRecord(YearBalance balance) {
        DirectionCounts studies = balance.studies();
        return new YearBalanceRecord(
                balance.year(), studies.increases(), studies.decreases(), studies.noEffect(), studies.affects());
    }

    private static GradeRecord toRecord(Grade grade) {
        List<GradeStepRecord> steps = grade.steps().stream()
                .map(step ->
                        new GradeStepRecord(GradeDomain.valueOf(step.domain().name()), step.levels(), step.why()))
                .toList();
        return new GradeRecord(GradeLevel.valueOf(grade.level().name()), steps);
    }

    private static CountsRecord toRecord(CuratedClaim.Counts counts) {
        return new CountsRecord(
                counts.claims(),
                counts.articles(),
                counts.studies(),
                counts.secondary(),
                counts.hedged(),
                counts.rejected());
    }

    private static StratificationRecord toRecord(Stratification stratification) {
        return StratificationRecord.newBuilder()
                .setVariable(stratification.variable())
                .setSeparates(stratification.separates())
                .setAgreeing(stratification.agreeing())
                .setCovered(stratification.covered())
                .setVotes(stratification.votes())
                .setContrasts(stratification.contrasts())
                .setConcords(stratification.concords())
                .setChance(stratification.chance())
                .setTested(stratification.tested())
                .setTestedAgreeing(stratification.testedAgreeing())
                .setGround(SeparationGround.valueOf(stratification.ground().name()))
                .setStrata(stratification.strata().stream()
                        .map(CuratedRecords::toRecord)
                        .toList())
                .build();
    }

    private static StratumRecord toRecord(Stratum stratum) {
        return new StratumRecord(
                stratum.value(),
                EffectDirection.valueOf(stratum.leading().name()),
                stratum.tallies().stream().map(CuratedRecords::toRecord).toList());
    }

    private static TallyRecord toRecord(Tally tally) {
        return new TallyRecord(EffectDirection.valueOf(tally.direction().name()), tally.studies(), tally.claims());
    }
}
