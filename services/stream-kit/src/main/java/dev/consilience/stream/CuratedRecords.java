package dev.consilience.stream;

import dev.consilience.reconcile.Belief;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Stratification;
import dev.consilience.reconcile.Stratum;
import dev.consilience.reconcile.Tally;
import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CountsRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.EvidenceStanding;
import dev.consilience.schema.SeparationGround;
import dev.consilience.schema.StratificationRecord;
import dev.consilience.schema.StratumRecord;
import dev.consilience.schema.TallyRecord;
import java.util.List;

/** Curated claims, and what changed them, from model to Avro. */
public final class CuratedRecords {

    private CuratedRecords() {}

    /** The curated claim as a record. */
    public static CuratedClaimRecord toRecord(CuratedClaim claim) {
        return CuratedClaimRecord.newBuilder()
                .setProposition(ClaimRecords.toRecord(claim.proposition()))
                .setVerdict(ClaimVerdict.valueOf(claim.verdict().name()))
                .setDirection(EffectDirection.valueOf(claim.direction().name()))
                .setStatement(claim.statement())
                .setDecidedBy(EvidenceStanding.valueOf(claim.decidedBy().name()))
                .setBeliefs(
                        claim.beliefs().stream().map(CuratedRecords::toRecord).toList())
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
        return new BeliefRecord(
                EffectDirection.valueOf(belief.direction().name()), belief.studies(), belief.claims(), belief.belief());
    }

    private static CountsRecord toRecord(CuratedClaim.Counts counts) {
        return new CountsRecord(
                counts.claims(), counts.articles(), counts.studies(), counts.secondary(), counts.hedged());
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
