package dev.consilience.service.publish.record;

import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** How curated claims came to be what they are, as far back as the topic of changes is kept. */
public final class ClaimHistory {

    private static final String CLAIM = "claim";
    private static final String TIME = "time";
    private static final String OFFSET = "offset";
    private static final String PARTITION = "partition";
    private static final String REASON = "reason";
    private static final String ARTICLE = "article";
    private static final String CONCERNED = "concerned";
    private static final String AGENT = "agent";
    private static final String AGENT_NAME = "agentName";
    private static final String OUTCOME = "outcome";
    private static final String OUTCOME_NAME = "outcomeName";
    private static final String VERDICT = "verdict";
    private static final int VERSION = 2;

    /** All changes of a claim are in one partition: there the offset is the order in which they came. */
    private static final List<SortField> LATEST_FIRST = List.of(
            new SortField(TIME, SortField.Type.LONG, true),
            new SortField(OFFSET, SortField.Type.LONG, true),
            new SortField(DocumentStore.KEY, SortField.Type.STRING));

    private static final List<SortField> EARLIEST_FIRST =
            List.of(new SortField(TIME, SortField.Type.LONG), new SortField(OFFSET, SortField.Type.LONG));

    private final TopicView<ClaimChangedRecord> view;
    private final Mirror<ClaimChangedRecord> mirror;
    private final Concepts concepts;

    ClaimHistory(TopicView<ClaimChangedRecord> view, Mirror<ClaimChangedRecord> mirror, Concepts concepts) {
        this.view = view;
        this.mirror = mirror;
        this.concepts = concepts;
    }

    /**
     * A change.
     *
     * @param place where it stands on the topic, as partition, colon, offset
     * @param time when it was published
     */
    public record Change(String place, Instant time, ClaimChangedRecord record) {}

    /**
     * A claim as it was at a time.
     *
     * @param claim what it said; null if there was none then
     * @param known whether that is known: the changes before some time are no longer kept
     * @param since the earliest time from which changes of it are kept; null if there are none
     */
    public record AsOf(
            @Nullable CuratedClaimRecord claim,
            boolean known,
            @Nullable Instant since) {}

    private static final class ChangeMirror extends Mirror<ClaimChangedRecord> implements Prunable {
        ChangeMirror() {
            super(TopicCatalogue.CHANGES, VERSION);
        }

        @Override
        String key(ConsumerRecord<String, byte[]> record) {
            return record.partition() + ":" + record.offset();
        }

        @Override
        void addFields(Document document, ConsumerRecord<String, byte[]> record, ClaimChangedRecord change) {
            if (change.getBefore() == null && change.getAfter() == null) {
                throw new IllegalArgumentException("A change of nothing to nothing: " + change);
            }
            keyword(document, CLAIM, change.getClaim());
            keyword(document, REASON, change.getReason().name());
            change.getCauses().stream()
                    .map(CauseRecord::getArticle)
                    .filter(article -> !article.isEmpty())
                    .distinct()
                    .forEach(article -> keyword(document, ARTICLE, article));
            addConcerned(document, change);
            document.add(new NumericDocValuesField(TIME, record.timestamp()));
            document.add(new LongPoint(TIME, record.timestamp()));
            document.add(new NumericDocValuesField(OFFSET, record.offset()));
            document.add(new LongPoint(OFFSET, record.offset()));
            document.add(new LongPoint(PARTITION, record.partition()));
        }

        /** What the claim was and is about, so that a change is found by either. */
        private static void addConcerned(Document document, ClaimChangedRecord change) {
            Set<String> articles = new TreeSet<>();
            change.getCauses().stream()
                    .map(CauseRecord::getArticle)
                    .filter(article -> !article.isEmpty())
                    .forEach(articles::add);
            Stream.of(change.getBefore(), change.getAfter())
                    .filter(Objects::nonNull)
                    .forEach(state -> {
                        EntityRecord agent = state.getProposition().getAgent();
                        EntityRecord outcome = state.getProposition().getOutcome();
                        keyword(document, AGENT, agent.getId());
                        keyword(document, AGENT_NAME, CuratedClaims.lower(agent.getLabel()));
                        keyword(document, OUTCOME, outcome.getId());
                        keyword(document, OUTCOME_NAME, CuratedClaims.lower(outcome.getLabel()));
                        keyword(document, VERDICT, state.getVerdict().name());
                        state.getEvidence()
                                .forEach(
                                        placed -> articles.add(placed.getClaim().getArticle()));
                    });
            articles.forEach(article -> keyword(document, CONCERNED, article));
        }

        private static void keyword(Document document, String field, String value) {
            document.add(new StringField(field, value, Field.Store.NO));
        }

        @Override
        public Query before(int partition, long offset) {
            return new BooleanQuery.Builder()
                    .add(LongPoint.newExactQuery(PARTITION, partition), Occur.FILTER)
                    .add(LongPoint.newRangeQuery(OFFSET, 0, offset - 1), Occur.FILTER)
                    .build();
        }
    }

    static Mirror<ClaimChangedRecord> mirror() {
        return new ChangeMirror();
    }

    /** The latest changes of all claims, the latest first. */
    public Found<Change> latest(Optional<String> cursor, int limit) {
        return search(LongPoint.newRangeQuery(TIME, 0, Long.MAX_VALUE), cursor, limit);
    }

    /** The latest changes for a reason, the latest first. */
    public Found<Change> latest(ChangeReason reason, Optional<String> cursor, int limit) {
        return search(new TermQuery(new Term(REASON, reason.name())), cursor, limit);
    }

    /** The latest changes as asked for, the latest first. */
    public List<Change> latest(ChangeQuery asked, int limit) {
        return search(query(asked), Optional.empty(), limit).items();
    }

    /** Where those stand, at the cost of a search alone: nothing of them is read. */
    public List<String> latestPlaces(ChangeQuery asked, int limit) {
        Query query = query(asked);
        return view.search(searcher -> new Pages<>(LATEST_FIRST, this::read).keys(searcher, query, limit));
    }

    private Query query(ChangeQuery asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(LongPoint.newRangeQuery(TIME, 0, Long.MAX_VALUE), Occur.FILTER);
        asked.claim().ifPresent(claim -> all.add(new TermQuery(new Term(CLAIM, claim)), Occur.FILTER));
        asked.agent().ifPresent(name -> all.add(CuratedClaims.named(AGENT, AGENT_NAME, name), Occur.FILTER));
        asked.outcome().ifPresent(name -> all.add(CuratedClaims.named(OUTCOME, OUTCOME_NAME, name), Occur.FILTER));
        asked.agentUnder().ifPresent(id -> all.add(CuratedClaims.anyOf(AGENT, concepts.under(id)), Occur.FILTER));
        asked.outcomeUnder().ifPresent(id -> all.add(CuratedClaims.anyOf(OUTCOME, concepts.under(id)), Occur.FILTER));
        CuratedClaims.anyOf(all, VERDICT, asked.verdicts());
        asked.article().ifPresent(article -> all.add(new TermQuery(new Term(CONCERNED, article)), Occur.FILTER));
        return all.build();
    }

    /** The changes that an article brought about, the latest first. */
    public Found<Change> broughtBy(String article, Optional<String> cursor, int limit) {
        return search(new TermQuery(new Term(ARTICLE, article)), cursor, limit);
    }

    /** The changes of a claim, the latest first. */
    public Found<Change> of(String claim, Optional<String> cursor, int limit) {
        return search(new TermQuery(new Term(CLAIM, claim)), cursor, limit);
    }

    /** A claim as it was at a time. */
    public AsOf asOf(String claim, Instant time) {
        TermQuery changes = new TermQuery(new Term(CLAIM, claim));
        Query until = new BooleanQuery.Builder()
                .add(changes, Occur.FILTER)
                .add(LongPoint.newRangeQuery(TIME, 0, time.toEpochMilli()), Occur.FILTER)
                .build();
        return view.search(searcher -> {
            Optional<Change> last = first(searcher, until, LATEST_FIRST);
            Optional<Change> earliest = first(searcher, changes, EARLIEST_FIRST);
            Instant since = earliest.map(Change::time).orElse(null);
            if (last.isPresent()) {
                return new AsOf(last.get().record().getAfter(), true, since);
            }
            boolean wasNone =
                    earliest.map(change -> change.record().getBefore() == null).orElse(false);
            return new AsOf(null, wasNone, since);
        });
    }

    private Optional<Change> first(IndexSearcher searcher, Query query, List<SortField> order) throws IOException {
        ScoreDoc[] hits = searcher.search(query, 1, new Sort(order.toArray(new SortField[0]))).scoreDocs;
        if (hits.length == 0) {
            return Optional.empty();
        }
        return Optional.of(read(searcher, hits[0].doc));
    }

    private Found<Change> search(Query query, Optional<String> cursor, int limit) {
        return view.search(searcher -> new Pages<>(LATEST_FIRST, this::read).page(searcher, query, cursor, limit));
    }

    private Change read(IndexSearcher searcher, int document) throws IOException {
        Instant time = Instant.ofEpochMilli(DocumentFields.number(searcher, document, TIME));
        return new Change(DocumentFields.key(searcher, document), time, mirror.value(searcher, document));
    }
}
