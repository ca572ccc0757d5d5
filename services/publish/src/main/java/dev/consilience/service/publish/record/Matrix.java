package dev.consilience.service.publish.record;

import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.PropositionRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Agents by outcomes, at one level of the lineage: what stands below a concept that is shown is not shown itself, but when
 * one looks into that concept.
 */
public final class Matrix {

    /** Of so many of either that have the most studies the level is made. */
    private static final int CANDIDATES = 400;

    private final CuratedClaims claims;
    private final Concepts concepts;

    Matrix(CuratedClaims claims, Concepts concepts) {
        this.claims = claims;
        this.concepts = concepts;
    }

    /**
     * Which part of the matrix is asked for.
     *
     * @param agent the id of the concept that is looked into; the highest level if empty
     * @param outcome the same for outcomes
     * @param rows how many agents at most
     * @param columns how many outcomes at most
     */
    public record View(Optional<String> agent, Optional<String> outcome, int rows, int columns) {}

    /**
     * An agent or an outcome.
     *
     * @param key names it in the matrix: an agent that was manipulated is another than the same one that was not
     * @param id its concept
     * @param label its name, of an agent with what was done to it
     * @param studies the independent studies of all its claims together, a study as often as it has claims
     * @param opens whether there is something below it
     */
    public record Header(String key, String id, String label, long studies, boolean opens) {}

    /**
     * A part of the matrix.
     *
     * @param rows agents, those with the most studies first
     * @param columns outcomes, likewise
     * @param cells the curated claim of a row and a column, by their keys
     */
    public record Part(List<Header> rows, List<Header> columns, Map<String, Map<String, Cell>> cells) {}

    /**
     * A curated claim as the matrix shows it.
     *
     * @param claim its key
     * @param belief how far the leading side is believed, weighed against the others, from 0 to 1
     * @param studies independent ones
     */
    public record Cell(
            String claim,
            String statement,
            ClaimVerdict verdict,
            EffectDirection direction,
            double belief,
            int studies) {

        static Cell of(CuratedClaimRecord claim) {
            return new Cell(
                    claim.getProposition().getId(),
                    claim.getStatement(),
                    claim.getVerdict(),
                    claim.getDirection(),
                    CuratedClaims.belief(claim),
                    claim.getCounts().getStudies());
        }
    }

    /** The key of an agent in the matrix. */
    static String agentKey(PropositionRecord proposition) {
        String id = proposition.getAgent().getId();
        return switch (proposition.getManipulation()) {
            case NONE -> id;
            case INHIBITED, ACTIVATED, LOST, GAINED ->
                id + "~" + proposition.getManipulation().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String conceptOf(String key) {
        int mark = key.indexOf('~');
        if (mark < 0) {
            return key;
        }
        return key.substring(0, mark);
    }

    /** The part of the matrix that is asked for. */
    public Part part(View view) {
        return claims.search(searcher -> part(searcher, view));
    }

    private Part part(IndexSearcher searcher, View view) throws IOException {
        BooleanQuery.Builder builder = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
        view.agent().ifPresent(id -> builder.add(anyOf(CuratedClaims.AGENT, concepts.under(id)), Occur.FILTER));
        view.outcome().ifPresent(id -> builder.add(anyOf(CuratedClaims.OUTCOME, concepts.under(id)), Occur.FILTER));
        Query query = builder.build();
        List<Axis> rows = level(studiesBy(searcher, query, CuratedClaims.ROW), view.agent(), view.rows());
        List<Axis> columns = level(studiesBy(searcher, query, CuratedClaims.COLUMN), view.outcome(), view.columns());
        Query cells = new BooleanQuery.Builder()
                .add(anyOf(CuratedClaims.ROW, rows.stream().map(Axis::key).toList()), Occur.FILTER)
                .add(anyOf(CuratedClaims.COLUMN, columns.stream().map(Axis::key).toList()), Occur.FILTER)
                .build();
        Map<String, Map<String, Cell>> found = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        int most = Math.max(1, rows.size() * columns.size());
        for (ScoreDoc hit : searcher.search(cells, most).scoreDocs) {
            CuratedClaimRecord claim = claims.read(searcher, hit.doc);
            String row = agentKey(claim.getProposition());
            String column = claim.getProposition().getOutcome().getId();
            found.computeIfAbsent(row, key -> new HashMap<>()).put(column, Cell.of(claim));
            labels.put(row, agentLabel(claim.getProposition()));
            labels.put(column, claim.getProposition().getOutcome().getLabel());
        }
        return new Part(headers(rows, labels), headers(columns, labels), found);
    }

    private static String agentLabel(PropositionRecord proposition) {
        String label = proposition.getAgent().getLabel();
        return switch (proposition.getManipulation()) {
            case NONE -> label;
            case INHIBITED, ACTIVATED, LOST, GAINED ->
                label + " (" + proposition.getManipulation().name().toLowerCase(Locale.ROOT) + ")";
        };
    }

    /** Those that meet nothing else that is shown are left out. */
    private static List<Header> headers(List<Axis> axis, Map<String, String> labels) {
        return axis.stream()
                .filter(each -> labels.containsKey(each.key()))
                .map(each -> new Header(
                        each.key(),
                        conceptOf(each.key()),
                        labels.getOrDefault(each.key(), each.key()),
                        each.studies(),
                        each.opens()))
                .toList();
    }

    private record Axis(String key, long studies, boolean opens) {}

    /** The highest of those below the concept, or of all, that have the most studies. */
    private List<Axis> level(Map<String, Long> studies, Optional<String> parent, int most) {
        List<String> candidates = studies.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
        Set<String> present = new HashSet<>();
        candidates.forEach(key -> present.add(conceptOf(key)));
        parent.ifPresent(present::remove);
        Map<String, Set<String>> above = new LinkedHashMap<>();
        Set<String> opening = new HashSet<>();
        for (String key : candidates) {
            Set<String> shown = new HashSet<>(concepts.above(conceptOf(key)));
            shown.retainAll(present);
            // A concept that is a kind of itself by way of others must not hide itself.
            shown.remove(conceptOf(key));
            above.put(key, shown);
            opening.addAll(shown);
        }
        List<Axis> level = new ArrayList<>();
        above.forEach((key, shown) -> {
            boolean isParent = parent.map(conceptOf(key)::equals).orElse(false);
            if (shown.isEmpty() || isParent) {
                boolean opens = !isParent && key.equals(conceptOf(key)) && opening.contains(key);
                level.add(new Axis(key, studies.getOrDefault(key, 0L), opens));
            }
        });
        return level.stream()
                .sorted(Comparator.comparing(Axis::studies).reversed().thenComparing(Axis::key))
                .limit(most)
                .toList();
    }

    /** How many studies the claims have together, by the value of a field. */
    private static Map<String, Long> studiesBy(IndexSearcher searcher, Query query, String field) throws IOException {
        Map<String, Long> sums = new HashMap<>();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                addStudies(leaf, scorer.iterator(), field, sums);
            }
        }
        return sums;
    }

    private static void addStudies(
            LeafReaderContext leaf, DocIdSetIterator documents, String field, Map<String, Long> sums)
            throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        NumericDocValues studies = DocValues.getNumeric(leaf.reader(), CuratedClaims.STUDIES);
        long[] byValue = new long[values.getValueCount()];
        boolean[] seen = new boolean[values.getValueCount()];
        Bits live = leaf.reader().getLiveDocs();
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            boolean isThere = live == null || live.get(document);
            if (isThere && values.advanceExact(document)) {
                seen[values.ordValue()] = true;
                if (studies.advanceExact(document)) {
                    byValue[values.ordValue()] += studies.longValue();
                }
            }
        }
        for (int value = 0; value < byValue.length; value++) {
            if (seen[value]) {
                sums.merge(values.lookupOrd(value).utf8ToString(), byValue[value], Long::sum);
            }
        }
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
