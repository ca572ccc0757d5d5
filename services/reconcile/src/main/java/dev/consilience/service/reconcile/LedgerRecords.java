package dev.consilience.service.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Amounts;
import dev.consilience.reconcile.DirectionCounts;
import dev.consilience.reconcile.EvidenceClass;
import dev.consilience.reconcile.Finding;
import dev.consilience.reconcile.Side;
import dev.consilience.reconcile.SideTotals;
import dev.consilience.reconcile.Standing;
import dev.consilience.reconcile.Totals;
import dev.consilience.reconcile.Totals.LabelPair;
import dev.consilience.reconcile.Totals.VariableKey;
import dev.consilience.reconcile.VariableTable.Cell;
import dev.consilience.reconcile.VariableTotals;
import dev.consilience.reconcile.Weight;
import dev.consilience.schema.ClassCountRecord;
import dev.consilience.schema.DirectionCountsRecord;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.EvidenceStanding;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.LabelCountRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ReadingValueRecord;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SideTotalsRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StudyKindCountRecord;
import dev.consilience.schema.TotalsRecord;
import dev.consilience.schema.VariableTotalsRecord;
import dev.consilience.schema.YearCountRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a ledger counts, between model and Avro. Each way loses nothing. */
final class LedgerRecords {

    private LedgerRecords() {}

    static TotalsRecord toRecord(Totals totals) {
        List<LabelCountRecord> labels = new ArrayList<>();
        totals.labels()
                .byKey()
                .forEach((pair, claims) -> labels.add(new LabelCountRecord(pair.agent(), pair.outcome(), claims)));
        List<SideTotalsRecord> sides = new ArrayList<>();
        totals.sides().forEach((side, counted) -> sides.add(toRecord(side, counted)));
        List<VariableTotalsRecord> variables = new ArrayList<>();
        totals.variables()
                .forEach((key, counted) -> variables.add(new VariableTotalsRecord(
                        key.weight() == Weight.DECISIVE,
                        key.variable(),
                        toRecord(counted.all()),
                        toRecord(counted.with()),
                        counted.contrasts(),
                        counted.contrastsApart(),
                        counted.concords())));
        return new TotalsRecord(
                totals.articles(),
                totals.rejected(),
                labels,
                totals.studies().of(Standing.PRIMARY),
                totals.studies().of(Standing.SECONDARY),
                totals.studies().of(Standing.HEDGED),
                sides,
                totals.voters().of(Weight.DECISIVE),
                totals.voters().of(Weight.INDICATIVE),
                toRecord(totals.votes(Weight.DECISIVE)),
                toRecord(totals.votes(Weight.INDICATIVE)),
                variables);
    }

    static Totals fromRecord(TotalsRecord record) {
        SortedMap<LabelPair, Integer> labels = new TreeMap<>();
        record.getLabels()
                .forEach(label -> labels.put(new LabelPair(label.getAgent(), label.getOutcome()), label.getClaims()));
        SortedMap<Standing, Integer> studies = new TreeMap<>();
        studies.put(Standing.PRIMARY, record.getPrimaryStudies());
        studies.put(Standing.SECONDARY, record.getSecondaryStudies());
        studies.put(Standing.HEDGED, record.getHedgedStudies());
        SortedMap<Weight, Integer> voters = new TreeMap<>();
        voters.put(Weight.DECISIVE, record.getDecisiveStudies());
        voters.put(Weight.INDICATIVE, record.getIndicativeStudies());
        SortedMap<Side, SideTotals> sides = new TreeMap<>();
        record.getSides().forEach(side -> sides.put(side(side.getStanding(), side.getDirection()), fromRecord(side)));
        SortedMap<VariableKey, VariableTotals> variables = new TreeMap<>();
        record.getVariables()
                .forEach(variable -> variables.put(
                        new VariableKey(weight(variable.getDecisive()), variable.getVariable()),
                        new VariableTotals(
                                fromRecord(variable.getAll()),
                                fromRecord(variable.getWith()),
                                variable.getContrasts(),
                                variable.getContrastsApart(),
                                variable.getConcords())));
        return new Totals(
                record.getArticles(),
                record.getRejected(),
                new Amounts<>(labels),
                new Amounts<>(studies),
                sides,
                new Amounts<>(voters),
                Map.of(
                        Weight.DECISIVE, fromRecord(record.getDecisive()),
                        Weight.INDICATIVE, fromRecord(record.getIndicative())),
                variables);
    }

    static FindingRecord toRecord(Finding finding) {
        List<ReadingValueRecord> readings = new ArrayList<>();
        finding.readings().forEach((variable, value) -> readings.add(new ReadingValueRecord(variable, value)));
        return FindingRecord.newBuilder()
                .setClaim(finding.claim().value())
                .setArticle(finding.article().value())
                .setStudy(finding.study().value())
                .setGroup(finding.group())
                .setStanding(EvidenceStanding.valueOf(finding.side().standing().name()))
                .setDirection(EffectDirection.valueOf(finding.side().direction().name()))
                .setPublicationKind(PublicationKind.valueOf(finding.sourceKind().name()))
                .setResearchKind(ResearchKind.valueOf(finding.studyKind().name()))
                .setConcern(finding.concern())
                .setRule(finding.rule())
                .setDate(finding.date())
                .setSentence(finding.sentence())
                .setReadings(readings)
                .build();
    }

    static Finding fromRecord(FindingRecord record) {
        SortedMap<String, String> readings = new TreeMap<>();
        record.getReadings().forEach(reading -> readings.put(reading.getVariable(), reading.getValue()));
        return new Finding(
                new ClaimId(record.getClaim()),
                new ArticleId(record.getArticle()),
                new StudyId(record.getStudy()),
                record.getGroup(),
                side(record.getStanding(), record.getDirection()),
                SourceKind.valueOf(record.getPublicationKind().name()),
                StudyKind.valueOf(record.getResearchKind().name()),
                record.getConcern(),
                record.getRule(),
                record.getDate(),
                record.getSentence(),
                readings);
    }

    static StratumCountsRecord toRecord(Cell cell) {
        return new StratumCountsRecord(toRecord(cell.studies()), toRecord(cell.claims()), toRecord(cell.alone()));
    }

    static Cell fromRecord(StratumCountsRecord record) {
        return new Cell(fromRecord(record.getStudies()), fromRecord(record.getClaims()), fromRecord(record.getAlone()));
    }

    private static SideTotalsRecord toRecord(Side side, SideTotals counted) {
        List<ClassCountRecord> classes = new ArrayList<>();
        counted.halves()
                .byKey()
                .forEach((evidenceClass, halves) -> classes.add(new ClassCountRecord(
                        PublicationKind.valueOf(evidenceClass.kind().name()), evidenceClass.rule(), halves)));
        List<StudyKindCountRecord> kinds = new ArrayList<>();
        counted.studyKinds()
                .byKey()
                .forEach((kind, studies) ->
                        kinds.add(new StudyKindCountRecord(ResearchKind.valueOf(kind.name()), studies)));
        List<YearCountRecord> years = new ArrayList<>();
        counted.years().byKey().forEach((year, studies) -> years.add(new YearCountRecord(year, studies)));
        return new SideTotalsRecord(
                EvidenceStanding.valueOf(side.standing().name()),
                EffectDirection.valueOf(side.direction().name()),
                counted.claims(),
                counted.studies(),
                counted.concerns(),
                classes,
                kinds,
                years);
    }

    private static SideTotals fromRecord(SideTotalsRecord record) {
        SortedMap<EvidenceClass, Integer> halves = new TreeMap<>();
        record.getClasses()
                .forEach(each -> halves.put(
                        new EvidenceClass(SourceKind.valueOf(each.getKind().name()), each.getRule()),
                        each.getHalves()));
        SortedMap<StudyKind, Integer> kinds = new TreeMap<>();
        record.getKinds()
                .forEach(each -> kinds.put(StudyKind.valueOf(each.getKind().name()), each.getStudies()));
        SortedMap<String, Integer> years = new TreeMap<>();
        record.getYears().forEach(each -> years.put(each.getYear(), each.getStudies()));
        return new SideTotals(
                record.getClaims(),
                record.getStudies(),
                record.getConcerns(),
                new Amounts<>(halves),
                new Amounts<>(kinds),
                new Amounts<>(years));
    }

    private static DirectionCountsRecord toRecord(DirectionCounts counts) {
        return new DirectionCountsRecord(counts.increases(), counts.decreases(), counts.noEffect(), counts.affects());
    }

    private static DirectionCounts fromRecord(DirectionCountsRecord record) {
        return new DirectionCounts(
                record.getIncreases(), record.getDecreases(), record.getNoEffect(), record.getAffects());
    }

    private static Side side(EvidenceStanding standing, EffectDirection direction) {
        return new Side(Standing.valueOf(standing.name()), Direction.valueOf(direction.name()));
    }

    private static Weight weight(boolean decisive) {
        if (decisive) {
            return Weight.DECISIVE;
        }
        return Weight.INDICATIVE;
    }
}
