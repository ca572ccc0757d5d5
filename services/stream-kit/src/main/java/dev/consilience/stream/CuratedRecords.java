package dev.consilience.stream;

import dev.consilience.article.StudyKind;
import dev.consilience.claim.Direction;
import dev.consilience.decision.Decision;
import dev.consilience.decision.VerdictDecisions;
import dev.consilience.reconcile.Aside;
import dev.consilience.reconcile.Belief;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.DirectionCounts;
import dev.consilience.reconcile.ExplanationGround;
import dev.consilience.reconcile.Grade;
import dev.consilience.reconcile.Standing;
import dev.consilience.reconcile.Stratification;
import dev.consilience.reconcile.Stratum;
import dev.consilience.reconcile.Tally;
import dev.consilience.reconcile.Verdict;
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
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Curated claims, and what changed them, between model and Avro. */
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

    /**
     * The record as a curated claim, without what curators have decided of it. What records of older versions lack is what says
     * least: a grade without steps, and a chance of 1.
     */
    public static CuratedClaim fromRecord(CuratedClaimRecord record) {
        return new CuratedClaim(
                ClaimRecords.fromRecord(record.getProposition()),
                Verdict.valueOf(record.getVerdict().name()),
                Direction.valueOf(record.getDirection().name()),
                record.getStatement(),
                Standing.valueOf(record.getDecidedBy().name()),
                record.getBeliefs().stream().map(CuratedRecords::fromRecord).toList(),
                record.getAsides().stream().map(CuratedRecords::fromRecord).toList(),
                record.getBalance().stream().map(CuratedRecords::fromRecord).toList(),
                gradeFromRecord(record.getGrade()),
                record.getPriors(),
                fromRecord(record.getCounts()),
                record.getStratifications().stream()
                        .map(CuratedRecords::fromRecord)
                        .toList(),
                record.getEvidence().stream().map(ClaimRecords::fromRecord).toList(),
                record.getFirstDate(),
                record.getLastDate());
    }

    /** The causes as records. */
    public static List<CauseRecord> toRecords(Causes causes) {
        return causes.causes().stream()
                .map(cause -> new CauseRecord(
                        cause.reason(), cause.article(), cause.detail(), cause.claims(), cause.moreClaims()))
                .toList();
    }

    /** The records as causes. */
    public static Causes fromRecords(List<CauseRecord> causes) {
        return new Causes(causes.stream()
                .map(cause -> new Cause(
                        cause.getReason(),
                        cause.getArticle(),
                        cause.getDetail(),
                        cause.getClaims(),
                        cause.getMoreClaims()))
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

    private static Belief fromRecord(BeliefRecord record) {
        SortedMap<StudyKind, Integer> kinds = new TreeMap<>();
        record.getKinds()
                .forEach(count -> kinds.put(StudyKind.valueOf(count.getKind().name()), count.getStudies()));
        return new Belief(
                Direction.valueOf(record.getDirection().name()),
                record.getStudies(),
                record.getClaims(),
                record.getIndependent(),
                record.getBelief(),
                record.getWeighed(),
                kinds,
                record.getSince());
    }

    private static AsideRecord toRecord(Aside aside) {
        return new AsideRecord(
                EvidenceStanding.valueOf(aside.standing().name()),
                EffectDirection.valueOf(aside.direction().name()),
                aside.studies(),
                aside.claims());
    }

    private static Aside fromRecord(AsideRecord record) {
        return new Aside(
                Standing.valueOf(record.getStanding().name()),
                Direction.valueOf(record.getDirection().name()),
                record.getStudies(),
                record.getClaims());
    }

    private static YearBalanceRecord toRecord(YearBalance balance) {
        DirectionCounts studies = balance.studies();
        return new YearBalanceRecord(
                balance.year(), studies.increases(), studies.decreases(), studies.noEffect(), studies.affects());
    }

    private static YearBalance fromRecord(YearBalanceRecord record) {
        return new YearBalance(
                record.getYear(),
                new DirectionCounts(
                        record.getIncreases(), record.getDecreases(), record.getNoEffect(), record.getAffects()));
    }

    private static GradeRecord toRecord(Grade grade) {
        List<GradeStepRecord> steps = grade.steps().stream()
                .map(step ->
                        new GradeStepRecord(GradeDomain.valueOf(step.domain().name()), step.levels(), step.why()))
                .toList();
        return new GradeRecord(GradeLevel.valueOf(grade.level().name()), steps);
    }

    private static Grade gradeFromRecord(@Nullable GradeRecord record) {
        if (record == null) {
            return new Grade(Grade.Level.VERY_LOW, List.of());
        }
        return new Grade(
                Grade.Level.valueOf(record.getLevel().name()),
                record.getSteps().stream()
                        .map(step -> new Grade.Step(
                                Grade.Domain.valueOf(step.getDomain().name()), step.getLevels(), step.getWhy()))
                        .toList());
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

    private static CuratedClaim.Counts fromRecord(CountsRecord record) {
        return new CuratedClaim.Counts(
                record.getClaims(),
                record.getArticles(),
                record.getStudies(),
                record.getSecondary(),
                record.getHedged(),
                record.getRejected());
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

    private static Stratification fromRecord(StratificationRecord record) {
        return new Stratification(
                record.getVariable(),
                ExplanationGround.valueOf(record.getGround().name()),
                record.getAgreeing(),
                record.getCovered(),
                record.getVotes(),
                record.getContrasts(),
                record.getConcords(),
                Objects.requireNonNullElse(record.getChance(), 1.0),
                record.getTested(),
                record.getTestedAgreeing(),
                record.getStrata().stream().map(CuratedRecords::fromRecord).toList());
    }

    private static StratumRecord toRecord(Stratum stratum) {
        return new StratumRecord(
                stratum.value(),
                EffectDirection.valueOf(stratum.leading().name()),
                stratum.tallies().stream().map(CuratedRecords::toRecord).toList());
    }

    private static Stratum fromRecord(StratumRecord record) {
        return new Stratum(
                record.getValue(),
                Direction.valueOf(record.getLeading().name()),
                record.getTallies().stream().map(CuratedRecords::fromRecord).toList());
    }

    private static Tally fromRecord(TallyRecord record) {
        return new Tally(Direction.valueOf(record.getDirection().name()), record.getStudies(), record.getClaims());
    }

    private static TallyRecord toRecord(Tally tally) {
        return new TallyRecord(EffectDirection.valueOf(tally.direction().name()), tally.studies(), tally.claims());
    }
}
