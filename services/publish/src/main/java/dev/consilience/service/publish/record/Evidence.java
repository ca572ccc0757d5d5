package dev.consilience.service.publish.record;

import dev.consilience.schema.BridgeRule;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Every claim under every proposition that it speaks to. */
public final class Evidence {

    private static final String PROPOSITION = "proposition";
    private static final String ARTICLE = "article";
    private static final String CLAIM = "claim";
    private static final String OWN = "own";
    private static final String YES = "yes";
    private static final int VERSION = 1;

    private final TopicView<PlacedClaimRecord> view;
    private final Pages<PlacedClaimRecord> pages;

    Evidence(TopicView<PlacedClaimRecord> view, Mirror<PlacedClaimRecord> mirror) {
        this.view = view;
        this.pages = new Pages<>(Pages.BY_KEY, mirror::value);
    }

    static Mirror<PlacedClaimRecord> mirror() {
        return new Mirror<>(TopicCatalogue.PLACED_CLAIMS, VERSION) {
            @Override
            void addFields(Document document, ConsumerRecord<String, byte[]> record, PlacedClaimRecord placed) {
                keyword(document, PROPOSITION, placed.getProposition().getId());
                keyword(document, ARTICLE, placed.getClaim().getArticle());
                keyword(document, CLAIM, placed.getClaim().getId());
                if (placed.getAgentBridge() == BridgeRule.SAME && placed.getOutcomeBridge() == BridgeRule.SAME) {
                    keyword(document, OWN, YES);
                }
            }
        };
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    /**
     * A page of the evidence on a proposition, in the order of the claims' keys.
     *
     * @param cursor what the answer before gave as next, to go on behind it
     * @throws IllegalArgumentException if the cursor is none
     */
    public Found<PlacedClaimRecord> on(String proposition, Optional<String> cursor, int limit) {
        Query query = new TermQuery(new Term(PROPOSITION, proposition));
        return view.search(searcher -> pages.page(searcher, query, cursor, limit));
    }

    /** Gives all evidence on a proposition, in the order of the claims' keys, all as it was at one moment. */
    public void each(String proposition, Consumer<PlacedClaimRecord> taker) {
        each(new TermQuery(new Term(PROPOSITION, proposition)), taker);
    }

    /** What an article claims, each claim once, under its own proposition. */
    public List<PlacedClaimRecord> of(String article) {
        List<PlacedClaimRecord> claims = new ArrayList<>();
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(ARTICLE, article)), Occur.FILTER)
                .add(new TermQuery(new Term(OWN, YES)), Occur.FILTER)
                .build();
        each(query, claims::add);
        return claims;
    }

    /** A claim under its own proposition. */
    public Optional<PlacedClaimRecord> claim(String id) {
        List<PlacedClaimRecord> claims = new ArrayList<>();
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(CLAIM, id)), Occur.FILTER)
                .add(new TermQuery(new Term(OWN, YES)), Occur.FILTER)
                .build();
        each(query, claims::add);
        return claims.stream().findFirst();
    }

    /** The propositions on which an article has evidence. */
    Set<String> propositionsOf(String article) {
        Set<String> propositions = new TreeSet<>();
        each(
                new TermQuery(new Term(ARTICLE, article)),
                placed -> propositions.add(placed.getProposition().getId()));
        return propositions;
    }

    private void each(Query query, Consumer<PlacedClaimRecord> taker) {
        view.each(searcher -> pages.each(searcher, query, taker));
    }
}
