package dev.consilience.service.publish.record;

import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.jboss.logging.Logger;

/** The curated claims, to be searched and listed. */
public final class CuratedClaims {

    static final String CHANGED = "changed";
    static final String STUDIES = "studies";
    static final String BELIEF = "belief";
    static final String FIRST_DATE = "firstDate";
    static final String LAST_DATE = "lastDate";
    static final String INTEREST = "interest";
    static final String NAME = "name";
    static final String AGENT = "agent";
    static final String OUTCOME = "outcome";
    static final String ROW = "row";
    static final String COLUMN = "column";

    private static final String AGENT_NAME = "agentName";
    private static final String OUTCOME_NAME = "outcomeName";
    private static final String VERDICT = "verdict";
    private static final String DIRECTION = "direction";
    private static final String KIND = "kind";
    private static final String TEXT = "text";
    private static final int VERSION = 1;
    private static final Logger LOG = Logger.getLogger(CuratedClaims.class);

    private final TopicView<CuratedClaimRecord> view;
    private final Mirror<CuratedClaimRecord> mirror;
    private final Concepts concepts;
    private final Evidence evidence;

    CuratedClaims(
            TopicView<CuratedClaimRecord> view,
            Mirror<CuratedClaimRecord> mirror,
            Concepts concepts,
            Evidence evidence) {
        this.view = view;
        this.mirror = mirror;
        this.concepts = concepts;
        this.evidence = evidence;
    }

    /**
     * A curated claim and its version.
     *
     * @param version the same for the same value on any instance of the same release
     */
    public record Versioned(CuratedClaimRecord claim, String version) {}

    static Mirror<CuratedClaimRecord> mirror() {
        return new Mirror<>(TopicCatalogue.CURATED_CLAIMS, VERSION) {
            @Override
            void addFields(Document document, ConsumerRecord<String, byte[]> record, CuratedClaimRecord claim) {
                CuratedClaims.addFields(document, record.timestamp(), claim);
            }
        };
    }

    private static void addFields(Document document, long changed, CuratedClaimRecord claim) {
        EntityRecord agent = claim.getProposition().getAgent();
        EntityRecord outcome = claim.getProposition().getOutcome();
        keyword(document, AGENT, agent.getId());
        keyword(document, AGENT_NAME, lower(agent.getLabel()));
        keyword(document, OUTCOME, outcome.getId());
        keyword(document, OUTCOME_NAME, lower(outcome.getLabel()));
        keyword(document, VERDICT, claim.getVerdict().name());
        keyword(document, DIRECTION, claim.getDirection().name());
        claim.getBeliefs().forEach(belief -> belief.getKinds()
                .forEach(kind -> keyword(document, KIND, kind.getKind().name())));
        double belief = belief(claim);
        document.add(new DoublePoint(BELIEF, belief));
        document.add(new DoubleDocValuesField(BELIEF, belief));
        document.add(new LongPoint(STUDIES, claim.getCounts().getStudies()));
        document.add(new NumericDocValuesField(STUDIES, claim.getCounts().getStudies()));
        document.add(new NumericDocValuesField(CHANGED, changed));
        document.add(new DoubleDocValuesField(INTEREST, Interest.of(claim)));
        addDates(document, claim);
        document.add(new SortedDocValuesField(
                NAME, new BytesRef(lower(agent.getLabel()) + "\0" + lower(outcome.getLabel()))));
        keywordWithValues(document, ROW, Matrix.agentKey(claim.getProposition()));
        keywordWithValues(document, COLUMN, outcome.getId());
        document.add(new TextField(TEXT, claim.getStatement(), Field.Store.NO));
        for (PlacedClaimRecord placed : claim.getEvidence()) {
            document.add(new TextField(TEXT, placed.getClaim().getQuote().getText(), Field.Store.NO));
        }
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    private static void keywordWithValues(Document document, String field, String value) {
        keyword(document, field, value);
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    /** A date that is none is no reason to lose the claim: it is not found by date then. */
    private static void addDates(Document document, CuratedClaimRecord claim) {
        if (claim.getFirstDate().isEmpty()) {
            return;
        }
        try {
            String first = ClaimQuery.firstDay(FIRST_DATE, claim.getFirstDate());
            String last = ClaimQuery.lastDay(LAST_DATE, claim.getLastDate());
            date(document, FIRST_DATE, first);
            date(document, LAST_DATE, last);
        } catch (IllegalArgumentException e) {
            LOG.debug(claim.getProposition().getId() + " has a date that is none", e);
        }
    }

    private static void date(Document document, String field, String day) {
        keywordWithValues(document, field, day);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How far the leading side is believed, weighed against the others. */
    static double belief(CuratedClaimRecord claim) {
        return claim.getBeliefs().stream()
                .filter(belief -> belief.getDirection() == claim.getDirection())
                .mapToDouble(BeliefRecord::getWeighed)
                .max()
                .orElse(0);
    }

    /** The curated claim with that key. */
    public Optional<CuratedClaimRecord> claim(String id) {
        return view.get(id);
    }

    /** The same with its version. */
    public Optional<Versioned> versioned(String id) {
        return view.find(id, (searcher, document) -> {
            BytesRef bytes = mirror.bytes(searcher, document);
            return new Versioned(mirror.value(bytes), Version.of(bytes));
        });
    }

    /**
     * Searches.
     *
     * @param cursor what the answer before gave as next, to go on behind it
     * @param limit how many there may be on the page
     * @throws IllegalArgumentException if the cursor is none
     */
    public Found<CuratedClaimRecord> search(ClaimQuery asked, ClaimSort order, Optional<String> cursor, int limit) {
        Query query = query(asked);
        Pages<CuratedClaimRecord> pages = new Pages<>(order.fields(), mirror::value);
        return view.search(searcher -> pages.page(searcher, query, cursor, limit));
    }

    /** How many there are. */
    public int count(ClaimQuery asked) {
        Query query = query(asked);
        return view.search(searcher -> searcher.count(query));
    }

    /** Gives each of them, in the order of their keys, all as they were at one moment. */
    public void each(ClaimQuery asked, Consumer<CuratedClaimRecord> taker) {
        Query query = query(asked);
        Pages<CuratedClaimRecord> pages = new Pages<>(Pages.BY_KEY, mirror::value);
        view.each(searcher -> pages.each(searcher, query, taker));
    }

    /** How many claims there are of an agent or an outcome. */
    int mentions(IndexSearcher searcher, String concept) throws IOException {
        return searcher.getIndexReader().docFreq(new Term(AGENT, concept))
                + searcher.getIndexReader().docFreq(new Term(OUTCOME, concept));
    }

    <T> T search(DocumentStore.Search<T> search) {
        return view.search(search);
    }

    CuratedClaimRecord read(IndexSearcher searcher, int document) throws IOException {
        return mirror.value(searcher, document);
    }

    Query query(ClaimQuery asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        asked.agent().ifPresent(name -> all.add(named(AGENT, AGENT_NAME, name), Occur.FILTER));
        asked.outcome().ifPresent(name -> all.add(named(OUTCOME, OUTCOME_NAME, name), Occur.FILTER));
        asked.agentUnder().ifPresent(id -> all.add(anyOf(AGENT, concepts.under(id)), Occur.FILTER));
        asked.outcomeUnder().ifPresent(id -> all.add(anyOf(OUTCOME, concepts.under(id)), Occur.FILTER));
        anyOf(all, VERDICT, asked.verdicts());
        anyOf(all, DIRECTION, asked.directions());
        anyOf(all, KIND, asked.kindsOfStudy());
        asked.belief()
                .ifPresent(least -> all.add(DoublePoint.newRangeQuery(BELIEF, least, Double.MAX_VALUE), Occur.FILTER));
        asked.studies()
                .ifPresent(least -> all.add(LongPoint.newRangeQuery(STUDIES, least, Long.MAX_VALUE), Occur.FILTER));
        asked.from()
                .ifPresent(
                        day -> all.add(TermRangeQuery.newStringRange(LAST_DATE, day, null, true, true), Occur.FILTER));
        asked.to()
                .ifPresent(
                        day -> all.add(TermRangeQuery.newStringRange(FIRST_DATE, null, day, true, true), Occur.FILTER));
        asked.article()
                .ifPresent(
                        article -> all.add(anyOf(DocumentStore.KEY, evidence.propositionsOf(article)), Occur.FILTER));
        asked.text().ifPresent(words -> all.add(words(words), Occur.MUST));
        BooleanQuery query = all.build();
        if (query.clauses().isEmpty()) {
            return new MatchAllDocsQuery();
        }
        return query;
    }

    /** What has that id, or that as a part of its name. */
    static Query named(String idField, String nameField, String name) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(idField, name)), Occur.SHOULD)
                .add(
                        new WildcardQuery(
                                new Term(nameField, "*" + lower(name).replaceAll("([\\\\*?])", "\\\\$1") + "*")),
                        Occur.SHOULD)
                .build();
    }

    private static Query words(String words) {
        SimpleQueryParser parser = new SimpleQueryParser(new EnglishAnalyzer(), TEXT);
        parser.setDefaultOperator(Occur.MUST);
        return parser.parse(words);
    }

    /** Asks for any of some constants, or for nothing if there are none. */
    static void anyOf(BooleanQuery.Builder all, String field, Set<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            all.add(anyOf(field, values.stream().map(Enum::name).toList()), Occur.FILTER);
        }
    }

    /** What has any of these values. */
    static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
