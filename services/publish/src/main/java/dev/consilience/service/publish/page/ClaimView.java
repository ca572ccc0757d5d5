package dev.consilience.service.publish.page;

import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import dev.consilience.stream.json.CuratedClaimJson.AsideJson;
import dev.consilience.stream.json.CuratedClaimJson.BeliefJson;
import dev.consilience.stream.json.CuratedClaimJson.CountsJson;
import dev.consilience.stream.json.CuratedClaimJson.GradeJson;
import dev.consilience.stream.json.CuratedClaimJson.StratificationJson;
import dev.consilience.stream.json.CuratedClaimJson.StratumJson;
import dev.consilience.stream.json.CuratedClaimJson.YearJson;
import dev.consilience.stream.json.DecisionJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A curated claim as its page shows it: everything that needs a thought is put into words here, so that the template only
 * lays out.
 *
 * @param heading who acts on what
 * @param verdict the verdict's name, by which it is coloured
 * @param verdictInWords the verdict
 * @param summary how much evidence there is
 * @param plot the studies of the evidence that is shown
 * @param plotted how many studies the plot has not; empty if it has all
 * @param sides the deciding evidence by direction
 * @param asides evidence that does not decide, each in a sentence
 * @param years what the deciding studies found over the years; empty where none has a date
 * @param grade how certain the evidence is; null where that is not known
 * @param separation what is to be said before the divisions; may be empty
 * @param separating the variable that separates those who differ, and its rivals
 * @param candidates what does not, or is not known to
 * @param quiet what is to be said where there is nothing to separate; may be empty
 * @param decisions what curators have said of the claim as a whole, the latest first
 * @param evidence quotes
 * @param more the address of the rest of the evidence; null if this is all
 * @param story how the answer came to be what it is, the latest change first
 * @param version which state of the claim this is, as decisions on it name it
 * @param now what time it is here, in ISO form: the page shows changes from then on
 * @param feed where those are told
 */
record ClaimView(
        CuratedClaimJson claim,
        String heading,
        String verdict,
        String verdictInWords,
        String summary,
        StudyPlot plot,
        String plotted,
        List<SideView> sides,
        List<String> asides,
        List<YearView> years,
        @Nullable GradeView grade,
        String separation,
        List<DivisionView> separating,
        List<DivisionView> candidates,
        String quiet,
        List<DecisionView> decisions,
        List<EvidenceView> evidence,
        @Nullable String more,
        List<ChangeLine> story,
        String version,
        String now,
        String feed) {

    private static final int WIDTH_OF_BARS = 240;

    /** The deciding evidence for one direction. */
    record SideView(
            String directionClass,
            String direction,
            int studies,
            String independent,
            int claims,
            String belief,
            String weighed,
            String kinds,
            String since) {}

    /** What the studies of a year found; the bars lie side by side, their places and widths in pixels. */
    record YearView(String year, int increases, int decreases, int noEffect, int affects, List<BarView> bars) {}

    /** A bar. */
    record BarView(String kind, int start, int width) {}

    /** The grade with its steps. */
    record GradeView(String level, List<StepView> steps) {}

    /** A step of the grade. */
    record StepView(String domain, String levels, String why) {}

    /** The evidence divided by a variable. */
    record DivisionView(String title, String figures, List<ValueView> values) {}

    /** The evidence that shares a value. */
    record ValueView(String value, String directionClass, String leading, String studies) {}

    /** A quote. */
    record EvidenceView(
            ClaimJson claim,
            String agent,
            String direction,
            String how,
            List<CircumstanceView> context,
            List<Piece> pieces,
            String directionClass,
            String articlePage,
            @Nullable String link,
            @Nullable String rejection,
            @Nullable String acceptance,
            List<DecisionView> decisions) {}

    /** What a curator said, and the key by which it is taken back. */
    record DecisionView(String key, String words) {}

    /** A circumstance, with where it was read. */
    record CircumstanceView(String dimension, String value, String ground) {}

    /**
     * The page of a claim.
     *
     * @param version which state of the claim this is, as decisions on it name it
     * @param evidence what is to be quoted
     * @param decisions what curators said of that, by the claims' keys, the latest first
     * @param more where there is more of it; null if this is all
     * @param story the changes of the claim, the latest first
     * @param now what time it is
     */
    static ClaimView of(
            CuratedClaimJson claim,
            String version,
            List<ClaimJson> evidence,
            Map<String, List<DecisionJson>> decisions,
            @Nullable String more,
            List<ChangeLine> story,
            Instant now) {
        List<DivisionView> separating = new ArrayList<>();
        List<DivisionView> candidates = new ArrayList<>();
        for (StratificationJson division : claim.strata()) {
            if (division.separates()) {
                separating.add(division(division));
            } else {
                candidates.add(division(division));
            }
        }
        return new ClaimView(
                claim,
                Words.heading(claim),
                claim.verdict(),
                Words.verdict(claim.verdict()),
                summary(claim.counts()),
                plot(claim, evidence),
                plotted(more),
                claim.beliefs().stream().map(ClaimView::side).toList(),
                claim.asides().stream().map(ClaimView::aside).toList(),
                years(claim.balance()),
                grade(claim.grade()),
                separation(claim, candidates),
                separating,
                candidates,
                quiet(claim),
                claim.decisions().stream().map(ClaimView::decision).toList(),
                evidence.stream()
                        .map(each -> evidence(each, decisions.getOrDefault(each.id(), List.of())))
                        .toList(),
                more,
                story,
                version,
                now.toString(),
                Addresses.with(
                        Addresses.with("/feed/changes", "agent", claim.agent().id()),
                        "outcome",
                        claim.outcome().id()));
    }

    /** Where feed readers follow the claim. */
    public String atom() {
        return Addresses.with(AtomFeed.PATH, "claim", claim.id());
    }

    /** By what separates those who differ, or comes nearest to it. */
    private static StudyPlot plot(CuratedClaimJson claim, List<ClaimJson> evidence) {
        if (claim.strata().isEmpty()) {
            return StudyPlot.of(evidence, Optional.empty(), List.of());
        }
        StratificationJson first = claim.strata().get(0);
        return StudyPlot.of(
                evidence,
                Optional.of(first.dimension()),
                first.values().stream().map(StratumJson::value).toList());
    }

    private static String plotted(@Nullable String more) {
        if (more == null) {
            return "";
        }
        return "The studies of the evidence quoted on this page; there are more.";
    }

    private static String summary(CountsJson counts) {
        List<String> parts = new ArrayList<>();
        parts.add(Words.count(counts.studies(), "independent study", "independent studies"));
        parts.add(Words.count(counts.claims(), "claim", "claims") + " in "
                + Words.count(counts.articles(), "article", "articles"));
        if (counts.secondary() > 0) {
            parts.add(counts.secondary() + " from secondary sources");
        }
        if (counts.hedged() > 0) {
            parts.add(counts.hedged() + " hedged");
        }
        if (counts.rejected() > 0) {
            parts.add(counts.rejected() + " rejected by curators");
        }
        return String.join("; ", parts);
    }

    private static SideView side(BeliefJson belief) {
        List<String> kinds = new ArrayList<>();
        belief.kinds().forEach((kind, studies) -> kinds.add(Words.kindOfStudy(kind) + ": " + studies));
        return new SideView(
                Words.directionClass(belief.direction()),
                Words.finding(belief.direction()),
                belief.studies(),
                BigDecimal.valueOf(belief.independent()).stripTrailingZeros().toPlainString(),
                belief.claims(),
                Words.figure(belief.belief()),
                Words.figure(belief.weighed()),
                String.join(", ", kinds),
                belief.since());
    }

    private static String aside(AsideJson aside) {
        return "Not counted: " + Words.count(aside.claims(), "claim", "claims") + " "
                + Words.standing(aside.standing()) + ", about "
                + Words.count(aside.studies(), "study", "studies") + ": " + Words.finding(aside.direction()) + ".";
    }

    private static List<YearView> years(List<YearJson> balance) {
        int most = 1;
        for (YearJson year : balance) {
            most = Math.max(most, total(year));
        }
        List<YearView> years = new ArrayList<>();
        for (YearJson year : balance) {
            String name = year.year();
            if (name.isEmpty()) {
                name = "no date";
            }
            years.add(new YearView(
                    name, year.increases(), year.decreases(), year.noEffect(), year.affects(), bars(year, most)));
        }
        return years;
    }

    private static int total(YearJson year) {
        return year.increases() + year.decreases() + year.noEffect() + year.affects();
    }

    private static List<BarView> bars(YearJson year, int most) {
        List<BarView> bars = new ArrayList<>();
        int start = 0;
        start = bar(bars, "increases", start, year.increases(), most);
        start = bar(bars, "decreases", start, year.decreases(), most);
        start = bar(bars, "no-effect", start, year.noEffect(), most);
        bar(bars, "affects", start, year.affects(), most);
        return bars;
    }

    private static int bar(List<BarView> bars, String kind, int start, int studies, int most) {
        if (studies == 0) {
            return start;
        }
        int width = Math.max(2, (int) ((long) WIDTH_OF_BARS * studies / most));
        bars.add(new BarView(kind, start, width));
        return start + width;
    }

    private static @Nullable GradeView grade(@Nullable GradeJson grade) {
        if (grade == null) {
            return null;
        }
        List<StepView> steps = new ArrayList<>();
        grade.steps()
                .forEach(
                        step -> steps.add(new StepView(Words.plain(step.domain()), levels(step.levels()), step.why())));
        return new GradeView(Words.plain(grade.level()), steps);
    }

    private static String levels(int levels) {
        if (levels > 0) {
            return "up " + levels;
        }
        if (levels < 0) {
            return "down " + -levels;
        }
        return "none";
    }

    private static String separation(CuratedClaimJson claim, List<DivisionView> candidates) {
        if (!claim.verdict().equals("CONFLICTING")) {
            return "";
        }
        if (candidates.isEmpty()) {
            return "Nothing that is recorded separates those who differ.";
        }
        return "Nothing that is recorded separates those who differ. What comes nearest:";
    }

    private static String quiet(CuratedClaimJson claim) {
        return switch (claim.verdict()) {
            case "CONSISTENT" -> "All who report their own research found the same: there is nothing to separate.";
            case "SUGGESTED" -> "There is hedged evidence only: nothing to separate yet.";
            default -> "";
        };
    }

    private static DivisionView division(StratificationJson division) {
        String title = division.dimension();
        String ground = Words.ground(division.ground());
        if (division.separates() && !ground.isEmpty()) {
            title = division.dimension() + ": " + ground;
        }
        return new DivisionView(
                title,
                figures(division),
                division.values().stream().map(ClaimView::value).toList());
    }

    private static String figures(StratificationJson division) {
        StringBuilder words = new StringBuilder();
        words.append("Recorded for ")
                .append(division.covered())
                .append(" of ")
                .append(Words.count(division.votes(), "vote", "votes"))
                .append(", of which ")
                .append(division.agreeing())
                .append(Words.form(division.agreeing(), " agrees", " agree"))
                .append(" with what most find at that value.");
        if (division.contrasts() > 0) {
            words.append(' ')
                    .append(Words.count(division.contrasts(), "study states", "studies state"))
                    .append(" a contrast in one sentence.");
        }
        if (division.concords() > 0) {
            words.append(' ')
                    .append(Words.count(division.concords(), "study", "studies"))
                    .append(" found the same for several values.");
        }
        if (division.tested() > 0) {
            words.append(" Of ")
                    .append(Words.count(division.tested(), "study", "studies"))
                    .append(" with one value and one finding ")
                    .append(division.testedAgreeing())
                    .append(Words.form(division.testedAgreeing(), " agrees", " agree"));
            Double chance = division.chance();
            if (chance != null) {
                words.append("; chance alone would divide them as purely ").append(Words.odds(chance));
            }
            words.append('.');
        }
        return words.toString();
    }

    private static ValueView value(StratumJson stratum) {
        List<String> tallies = new ArrayList<>();
        stratum.tallies().forEach(tally -> tallies.add(Words.finding(tally.direction()) + ": " + tally.studies()));
        return new ValueView(
                stratum.value(),
                Words.directionClass(stratum.leading()),
                Words.finding(stratum.leading()),
                String.join(", ", tallies));
    }

    private static DecisionView decision(DecisionJson decision) {
        StringBuilder words = new StringBuilder();
        words.append(Words.act(decision.act()));
        String reason = decision.reason();
        if (reason != null) {
            words.append(" as ").append(Words.plain(reason));
        }
        words.append(" by ").append(decision.by()).append(" on ").append(day(decision.at()));
        String verdict = decision.verdict();
        if (verdict != null) {
            words.append(", as ").append(Words.verdict(verdict));
        }
        if (!decision.comment().isBlank()) {
            words.append(": ").append(decision.comment().strip());
        }
        return new DecisionView(decision.key(), words.toString());
    }

    /** The day of an ISO time in UTC. */
    private static String day(String time) {
        int end = time.indexOf('T');
        if (end < 0) {
            return time;
        }
        return time.substring(0, end);
    }

    private static EvidenceView evidence(ClaimJson claim, List<DecisionJson> decisions) {
        List<String> how = new ArrayList<>();
        how.add(claim.certainty().toLowerCase(Locale.ROOT));
        how.add("source: " + Words.plain(claim.kindOfSource()));
        how.add("study: " + Words.kindOfStudy(claim.kindOfStudy()));
        if (!claim.articleStatus().equals("ACTIVE")) {
            how.add("article: " + Words.plain(claim.articleStatus()));
        }
        if (!claim.date().isEmpty()) {
            how.add(claim.date());
        }
        List<CircumstanceView> context = new ArrayList<>();
        claim.context()
                .forEach((dimension, value) -> context.add(new CircumstanceView(
                        dimension, value, Words.plain(claim.grounds().getOrDefault(dimension, "")))));
        String rejection = null;
        String acceptance = null;
        ClaimJson.JudgementJson judgement = claim.judgement();
        if (judgement != null && judgement.ruling().equals("REJECTED")) {
            rejection = "Rejected by " + judgement.by() + " on " + day(judgement.at()) + reason(judgement.reason())
                    + ". It counts for nothing.";
        } else if (judgement != null) {
            acceptance = "Accepted by " + judgement.by() + " on " + day(judgement.at()) + ".";
        }
        return new EvidenceView(
                claim,
                Words.agent(claim.agent().label(), claim.agent().manipulation()),
                Words.verb(claim.direction()),
                String.join(", ", how),
                context,
                Marks.of(claim.quote()),
                Words.directionClass(claim.direction()),
                Addresses.article(claim.article()),
                Addresses.paper(claim.article()),
                rejection,
                acceptance,
                decisions.stream().map(ClaimView::decision).toList());
    }

    private static String reason(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        return ": " + Words.plain(reason);
    }
}
