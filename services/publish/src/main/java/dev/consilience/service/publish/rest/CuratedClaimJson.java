package dev.consilience.service.publish.rest;

import dev.consilience.schema.AsideRecord;
import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CountsRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.GradeRecord;
import dev.consilience.schema.StratificationRecord;
import dev.consilience.schema.TallyRecord;
import dev.consilience.schema.YearBalanceRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A curated claim as JSON shows it. */
record CuratedClaimJson(
        String id,
        AgentJson agent,
        EntityJson outcome,
        String verdict,
        String direction,
        String statement,
        String decidedBy,
        int studies,
        CountsJson counts,
        List<BeliefJson> beliefs,
        List<AsideJson> asides,
        List<YearJson> balance,
        Optional<GradeJson> grade,
        String priors,
        Optional<StratificationJson> explanation,
        List<StratificationJson> strata,
        List<ClaimJson> evidence,
        String firstDate,
        String lastDate,
        Optional<String> withdrawn) {

    record EntityJson(String id, String label) {
        static EntityJson of(EntityRecord entity) {
            return new EntityJson(entity.getId(), entity.getLabel());
        }
    }

    record AgentJson(String id, String label, String manipulation) {}

    record CountsJson(int claims, int articles, int studies, int secondary, int hedged, int rejected) {
        static CountsJson of(CountsRecord counts) {
            return new CountsJson(
                    counts.getClaims(),
                    counts.getArticles(),
                    counts.getStudies(),
                    counts.getSecondary(),
                    counts.getHedged(),
                    counts.getRejected());
        }
    }

    record BeliefJson(
            String direction,
            int studies,
            int claims,
            double independent,
            double belief,
            double weighed,
            Map<String, Integer> kinds,
            String since) {
        static BeliefJson of(BeliefRecord belief) {
            Map<String, Integer> kinds = new LinkedHashMap<>();
            belief.getKinds().forEach(kind -> kinds.put(kind.getKind().name(), kind.getStudies()));
            return new BeliefJson(
                    belief.getDirection().name(),
                    belief.getStudies(),
                    belief.getClaims(),
                    belief.getIndependent(),
                    belief.getBelief(),
                    belief.getWeighed(),
                    kinds,
                    belief.getSince());
        }
    }

    record AsideJson(String standing, String direction, int studies, int claims) {
        static AsideJson of(AsideRecord aside) {
            return new AsideJson(
                    aside.getStanding().name(), aside.getDirection().name(), aside.getStudies(), aside.getClaims());
        }
    }

    record YearJson(String year, int increases, int decreases, int noEffect, int affects) {
        static YearJson of(YearBalanceRecord year) {
            return new YearJson(
                    year.getYear(), year.getIncreases(), year.getDecreases(), year.getNoEffect(), year.getAffects());
        }
    }

    record GradeStepJson(String domain, int levels, String why) {}

    record GradeJson(String level, List<GradeStepJson> steps) {
        static GradeJson of(GradeRecord grade) {
            return new GradeJson(
                    grade.getLevel().name(),
                    grade.getSteps().stream()
                            .map(step -> new GradeStepJson(step.getDomain().name(), step.getLevels(), step.getWhy()))
                            .toList());
        }
    }

    record TallyJson(String direction, int studies, int claims) {
        static TallyJson of(TallyRecord tally) {
            return new TallyJson(tally.getDirection().name(), tally.getStudies(), tally.getClaims());
        }
    }

    record StratumJson(String value, String leading, List<TallyJson> tallies) {}

    record StratificationJson(
            String dimension,
            boolean separates,
            String ground,
            int agreeing,
            int covered,
            int votes,
            int contrasts,
            int concords,
            Optional<Double> chance,
            int tested,
            int testedAgreeing,
            List<StratumJson> values) {

        static StratificationJson of(StratificationRecord stratification) {
            return new StratificationJson(
                    stratification.getVariable(),
                    stratification.getSeparates(),
                    stratification.getGround().name(),
                    stratification.getAgreeing(),
                    stratification.getCovered(),
                    stratification.getVotes(),
                    stratification.getContrasts(),
                    stratification.getConcords(),
                    Optional.ofNullable(stratification.getChance()),
                    stratification.getTested(),
                    stratification.getTestedAgreeing(),
                    stratification.getStrata().stream()
                            .map(stratum -> new StratumJson(
                                    stratum.getValue(),
                                    stratum.getLeading().name(),
                                    stratum.getTallies().stream()
                                            .map(TallyJson::of)
                                            .toList()))
                            .toList());
        }
    }

    static CuratedClaimJson of(CuratedClaimRecord claim) {
        List<StratificationJson> strata =
                claim.getStratifications().stream().map(StratificationJson::of).toList();
        Optional<StratificationJson> explanation = Optional.empty();
        if (claim.getVerdict() == ClaimVerdict.CONTEXT_DEPENDENT) {
            explanation = strata.stream().findFirst();
        }
        return new CuratedClaimJson(
                claim.getProposition().getId(),
                new AgentJson(
                        claim.getProposition().getAgent().getId(),
                        claim.getProposition().getAgent().getLabel(),
                        claim.getProposition().getManipulation().name()),
                EntityJson.of(claim.getProposition().getOutcome()),
                claim.getVerdict().name(),
                claim.getDirection().name(),
                claim.getStatement(),
                claim.getDecidedBy().name(),
                claim.getCounts().getStudies(),
                CountsJson.of(claim.getCounts()),
                claim.getBeliefs().stream().map(BeliefJson::of).toList(),
                claim.getAsides().stream().map(AsideJson::of).toList(),
                claim.getBalance().stream().map(YearJson::of).toList(),
                Optional.ofNullable(claim.getGrade()).map(GradeJson::of),
                claim.getPriors(),
                explanation,
                strata,
                claim.getEvidence().stream().map(ClaimJson::of).toList(),
                claim.getFirstDate(),
                claim.getLastDate(),
                Optional.ofNullable(claim.getWithdrawn()));
    }
}
