package dev.consilience.service.publish.rest;

import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CountsRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.StratificationRecord;
import dev.consilience.schema.TallyRecord;
import java.util.List;
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

    record CountsJson(int claims, int articles, int studies, int secondary, int hedged) {
        static CountsJson of(CountsRecord counts) {
            return new CountsJson(
                    counts.getClaims(),
                    counts.getArticles(),
                    counts.getStudies(),
                    counts.getSecondary(),
                    counts.getHedged());
        }
    }

    record BeliefJson(String direction, int studies, int claims, double belief) {}

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
                claim.getBeliefs().stream()
                        .map(belief -> new BeliefJson(
                                belief.getDirection().name(),
                                belief.getStudies(),
                                belief.getClaims(),
                                belief.getBelief()))
                        .toList(),
                claim.getPriors(),
                explanation,
                strata,
                claim.getEvidence().stream().map(ClaimJson::of).toList(),
                claim.getFirstDate(),
                claim.getLastDate(),
                Optional.ofNullable(claim.getWithdrawn()));
    }
}
