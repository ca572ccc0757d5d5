package dev.consilience.service.publish.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Sorted hits, page by page or all.
 *
 * @param order what to sort by; the last field is different for every document
 * @param reading what to make of a document
 */
record Pages<T>(List<SortField> order, Reading<T> reading) {

    private static final int BATCH = 500;

    /** By key alone. */
    static final List<SortField> BY_KEY = List.of(new SortField(DocumentStore.KEY, SortField.Type.STRING));

    /** Makes something of a document. */
    interface Reading<T> {
        T of(IndexSearcher searcher, int document) throws IOException;
    }

    /**
     * A page.
     *
     * @param cursor what the page before gave as next
     * @throws IllegalArgumentException if the cursor is none
     */
    Found<T> page(IndexSearcher searcher, Query query, Optional<String> cursor, int limit) throws IOException {
        SortField[] fields = order.toArray(new SortField[0]);
        FieldDoc after = after(cursor, searcher);
        TopDocs found = searcher.searchAfter(after, query, limit + 1, new Sort(fields));
        List<T> items = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (ScoreDoc hit : found.scoreDocs) {
            if (items.size() == limit) {
                next = Optional.of(Cursor.behind((FieldDoc) found.scoreDocs[limit - 1], order));
                break;
            }
            items.add(reading.of(searcher, hit.doc));
        }
        return new Found<>(searcher.count(query), items, next);
    }

    /** The first keys, at the cost of the search alone; for an order whose last field is the key. */
    List<String> keys(IndexSearcher searcher, Query query, int limit) throws IOException {
        List<String> keys = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, limit, new Sort(order.toArray(new SortField[0]))).scoreDocs) {
            BytesRef key = (BytesRef) ((FieldDoc) hit).fields[order.size() - 1];
            keys.add(key.utf8ToString());
        }
        return keys;
    }

    private @Nullable FieldDoc after(Optional<String> cursor, IndexSearcher searcher) {
        if (cursor.isEmpty()) {
            return null;
        }
        FieldDoc after = Cursor.parse(cursor.get(), order);
        // Lucene asks for the number of a document that there is; the last one leaves the decision to what is sorted
        // by.
        after.doc = Math.max(1, searcher.getIndexReader().maxDoc()) - 1;
        return after;
    }

    /** Gives all hits, of which only some are held at a time. */
    void each(IndexSearcher searcher, Query query, Consumer<T> taker) throws IOException {
        Sort sort = new Sort(order.toArray(new SortField[0]));
        FieldDoc last = null;
        ScoreDoc[] hits;
        do {
            hits = searcher.searchAfter(last, query, BATCH, sort).scoreDocs;
            for (ScoreDoc hit : hits) {
                taker.accept(reading.of(searcher, hit.doc));
                last = (FieldDoc) hit;
            }
        } while (hits.length == BATCH);
    }
}
