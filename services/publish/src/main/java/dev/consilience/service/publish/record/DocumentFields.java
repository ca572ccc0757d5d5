package dev.consilience.service.publish.record;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Reads what stands in a column of a document that a search has found. A document without it is a mistake of whoever asks. */
final class DocumentFields {

    private DocumentFields() {}

    /** Bytes, to be read before anything else is read there. */
    static BytesRef bytes(IndexSearcher searcher, int document, String field) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        check(values.advanceExact(document - leaf.docBase), values, field);
        return values.binaryValue();
    }

    /** A number. */
    static long number(IndexSearcher searcher, int document, String field) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        check(values.advanceExact(document - leaf.docBase), values, field);
        return values.longValue();
    }

    /** The key that the document stands under. */
    static String key(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        SortedDocValues values = DocValues.getSorted(leaf.reader(), DocumentStore.KEY);
        check(values.advanceExact(document - leaf.docBase), values, DocumentStore.KEY);
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }

    private static LeafReaderContext leaf(IndexSearcher searcher, int document) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    private static void check(boolean there, DocIdSetIterator values, String field) {
        if (!there) {
            throw new IllegalStateException("Document " + values.docID() + " has no " + field);
        }
    }
}
