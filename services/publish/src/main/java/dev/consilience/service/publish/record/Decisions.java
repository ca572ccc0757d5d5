package dev.consilience.service.publish.record;

import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.TopicDef;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** The decisions that stand, on claims or on propositions. */
public final class Decisions {

    private static final String SUBJECT = "subject";
    private static final String AT = "at";
    private static final List<SortField> LATEST_FIRST = List.of(
            new SortField(AT, SortField.Type.LONG, true), new SortField(DocumentStore.KEY, SortField.Type.STRING));
    private static final int VERSION = 1;

    private final TopicView<DecisionRecord> view;
    private final Pages<DecisionRecord> pages;

    Decisions(TopicView<DecisionRecord> view, Mirror<DecisionRecord> mirror) {
        this.view = view;
        this.pages = new Pages<>(LATEST_FIRST, mirror::value);
    }

    static Mirror<DecisionRecord> mirror(TopicDef<DecisionRecord> topic) {
        return new Mirror<>(topic, VERSION) {
            @Override
            void addFields(Document document, ConsumerRecord<String, byte[]> record, DecisionRecord decision) {
                String subject = decision.getClaim();
                if (subject == null) {
                    subject = decision.getProposition();
                }
                document.add(new StringField(SUBJECT, subject, Field.Store.NO));
                long at = decision.getAt().toEpochMilli();
                document.add(new NumericDocValuesField(AT, at));
            }
        };
    }

    /** The decision with that key. */
    public Optional<DecisionRecord> decision(String key) {
        return view.get(key);
    }

    /** The latest decisions, the latest first. */
    public Found<DecisionRecord> latest(Optional<String> cursor, int limit) {
        return search(new MatchAllDocsQuery(), cursor, limit);
    }

    /** The decisions on a claim or a proposition, the latest first. */
    public Found<DecisionRecord> on(String subject, Optional<String> cursor, int limit) {
        return search(new TermQuery(new Term(SUBJECT, subject)), cursor, limit);
    }

    private Found<DecisionRecord> search(Query query, Optional<String> cursor, int limit) {
        return view.search(searcher -> pages.page(searcher, query, cursor, limit));
    }
}
