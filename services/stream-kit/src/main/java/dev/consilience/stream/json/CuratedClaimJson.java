package dev.consilience.stream.json;

import dev.consilience.claim.Direction;
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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A curated claim as JSON shows it: all that its record has.
 *
 * @param id the key of the proposition
 * @param agent what acts
 * @param outcome what is acted on
 * @param verdict what the evidence amounts to
 * @param direction the side that most studies stand on
 * @param statement the answer as a sentence
 * @param decidedBy the standing of the claims that decide
 * @param studies independent studies, as in {@code counts}
 * @param counts all evidence
 * @param beliefs by direction, over the deciding claims
 * @param asides evidence that is shown and does not decide
 * @param balance the deciding studies by the year in which they were first heard of
 * @param grade how certain the evidence for the direction is; null in records of older versions
 * @param priors the name of the priors that the beliefs used
 * @param explanation what separates those who differ; null where nothing does
 * @param strata the deciding evidence divided by context: what separates, its rivals, and mere candidates
 * @param evidence a bounded selection of the evidence
 * @param firstDate the earliest date of publication, or empty
 * @param lastDate the latest, or empty
 * @param decisions the latest decisions on the claim as a whole, the latest first
 * @param approved whether the latest approval is of the verdict as it stands
 * @param withdrawn why it is being withdrawn; null while it stands
 */
public record CuratedClaimJson(
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
        @Nullable GradeJson grade,
        String priors,
        @Nullable StratificationJson explanation,
        List<StratificationJson> strata,
        List<ClaimJson> evidence,
        String firstDate,
        String lastDate,
        List<DecisionJson> decisions,
        boolean approved,
        @Nullable String withdrawn) {

    /** A concept and its name. */
    public record EntityJson(String id, String label) {
        static EntityJson of(EntityRecord entity) {
            return new EntityJson(entity.getId(), entity.getLabel());
        }
    }

    /** What acts, and what was done to it. */
    public record AgentJson(String id, String label, String manipulation) {}

    /** How much evidence there is, deciding or not. */
    public record CountsJson(int claims, int articles, int studies, int secondary, int hedged, int rejected) {
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

    /**
     * How far one direction is to be believed: {@code belief} were there nothing against it, {@code weighed} with what stands
     * against it, both from 0 to 1; {@code independent} counts a second study of one group half.
     */
    public record BeliefJson(
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

    /** Evidence of another standing than that which decides. */
    public record AsideJson(String standing, String direction, int studies, int claims) {
        static AsideJson of(AsideRecord aside) {
            return new AsideJson(
                    aside.getStanding().name(), aside.getDirection().name(), aside.getStudies(), aside.getClaims());
        }
    }

    /** What the deciding studies of one year found. */
    public record YearJson(String year, int increases, int decreases, int noEffect, int affects) {
        static YearJson of(YearBalanceRecord year) {
            return new YearJson(
                    year.getYear(), year.getIncreases(), year.getDecreases(), year.getNoEffect(), year.getAffects());
        }
    }

    /** A step of the grade: how many levels up, or down where it is negative. */
    public record GradeStepJson(String domain, int levels, String why) {}

    /** How certain the evidence is, with each step that led there. */
    public record GradeJson(String level, List<GradeStepJson> steps) {
        static GradeJson of(GradeRecord grade) {
            return new GradeJson(
                    grade.getLevel().name(),
                    grade.getSteps().stream()
                            .map(step -> new GradeStepJson(step.getDomain().name(), step.getLevels(), step.getWhy()))
                            .toList());
        }
    }

    /** How much evidence stands on one side. */
    public record TallyJson(String direction, int studies, int claims) {
        static TallyJson of(TallyRecord tally) {
            return new TallyJson(tally.getDirection().name(), tally.getStudies(), tally.getClaims());
        }
    }

    /** The evidence that shares a value. */
    public record StratumJson(String value, String leading, List<TallyJson> tallies) {}

    /**
     * The evidence divided by one context variable. {@code chance} is the probability, from 0 to 1, that chance alone would divide
     * the {@code tested} studies as purely; null where it was not computed.
     */
    public record StratificationJson(
            String dimension,
            boolean separates,
            String ground,
            int agreeing,
            int covered,
            int votes,
            int contrasts,
            int concords,
            @Nullable Double chance,
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
                    stratification.getChance(),
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

    /** The curated claim of this record. */
    public static CuratedClaimJson of(CuratedClaimRecord claim) {
        List<StratificationJson> strata =
                claim.getStratifications().stream().map(StratificationJson::of).toList();
        StratificationJson explanation = null;
        if (claim.getVerdict() == ClaimVerdict.CONTEXT_DEPENDENT && !strata.isEmpty()) {
            explanation = strata.get(0);
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
                grade(claim.getGrade()),
                claim.getPriors(),
                explanation,
                strata,
                claim.getEvidence().stream().map(ClaimJson::of).toList(),
                claim.getFirstDate(),
                claim.getLastDate(),
                claim.getDecisions().stream().map(DecisionJson::of).toList(),
                claim.getApproved(),
                claim.getWithdrawn());
    }

    /** How many of the deciding studies stand on the leading side, and how many against it. */
    public StudyBalance studyBalance() {
        Map<Direction, Integer> studies = new EnumMap<>(Direction.class);
        beliefs.forEach(belief -> studies.put(Direction.valueOf(belief.direction()), belief.studies()));
        return StudyBalance.of(Direction.valueOf(direction), studies);
    }

    private static @Nullable GradeJson grade(@Nullable GradeRecord grade) {
        if (grade == null) {
            return null;
        }
        return GradeJson.of(grade);
    }
}
