package dev.consilience.service.publish.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.BytesRef;
import org.jboss.logging.Logger;

/**
 * Documents on this machine's disk, each under a key, together with how far the topic that they come from has been read. Both
 * are committed as one: after a crash the topic is read on from where the documents end.
 *
 * <p>For one writing thread and any number of searching ones.
 */
final class DocumentStore implements AutoCloseable {

    /** The field of the key, by which documents can be sorted too. */
    static final String KEY = "key";

    private static final Logger LOG = Logger.getLogger(DocumentStore.class);
    private static final double BUFFER_MB = 16;
    /** A piece of the index that is smaller stays in memory until it is committed, if it is not merged before. */
    private static final double SMALL_MB = 1;
    /** So much of all pieces that are in memory only. */
    private static final double MOST_IN_MEMORY_MB = 4;

    private static final String VERSION = "version";
    private static final String COMMITTED = "committed";
    private static final String POSITION = "position:";

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final String version;
    private final Map<String, Long> positions;
    private boolean changed;

    /** Something to be done with a searcher. */
    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private DocumentStore(
            Path folder, Directory directory, IndexWriter writer, String version, Map<String, Long> positions)
            throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.version = version;
        this.positions = positions;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /**
     * Opens what is in a folder. What another version wrote, cannot be read, or is older than is good is thrown away: the
     * topic still has all of it.
     *
     * @param version names how documents are made of records
     * @param oldest how long ago it may have been committed at most: of what was deleted before, a compacted topic may no
     *     longer tell
     * @throws IOException if the disk fails
     */
    static DocumentStore open(Path folder, String version, Duration oldest) throws IOException {
        Files.createDirectories(folder);
        // While little comes each paper makes a piece of its own, and to make its files takes longer than to write what
        // is in them.
        Directory directory = new NRTCachingDirectory(FSDirectory.open(folder), SMALL_MB, MOST_IN_MEMORY_MB);
        try {
            return open(folder, directory, version, oldest);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IndexNotFoundException e) {
            LOG.warn("What is in " + folder + " cannot be used and is made anew: " + e.getMessage());
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
            return open(folder, directory, version, oldest);
        }
    }

    private static DocumentStore open(Path folder, Directory directory, String version, Duration oldest)
            throws IOException {
        IndexWriterConfig settings = new IndexWriterConfig(new EnglishAnalyzer())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, settings);
        Map<String, String> committed = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> committed.put(entry.getKey(), entry.getValue()));
        }
        DocumentStore store = new DocumentStore(folder, directory, writer, version, positions(committed));
        if (!version.equals(committed.get(VERSION))
                || isOlder(committed.getOrDefault(COMMITTED, Instant.EPOCH.toString()), oldest)) {
            store.clear();
        }
        return store;
    }

    private static boolean isOlder(String committed, Duration oldest) {
        return Instant.parse(committed).isBefore(Instant.now().minus(oldest));
    }

    private static Map<String, Long> positions(Map<String, String> committed) {
        Map<String, Long> positions = new HashMap<>();
        committed.forEach((name, value) -> {
            if (name.startsWith(POSITION)) {
                positions.put(name.substring(POSITION.length()), Long.parseLong(value));
            }
        });
        return positions;
    }

    /** Where reading goes on, by name of a partition. */
    Map<String, Long> positions() {
        return Map.copyOf(positions);
    }

    /** Says where reading goes on behind what has been put so far. */
    void moveTo(String partition, long position) {
        Long before = positions.put(partition, position);
        changed = changed || before == null || before != position;
    }

    /** Forgets everything. */
    void clear() throws IOException {
        writer.deleteAll();
        positions.clear();
        changed = true;
        refresh();
    }

    /** Puts a document under a key, in place of the one that is there. */
    void put(String key, Document document) throws IOException {
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
        writer.updateDocument(new Term(KEY, key), document);
        changed = true;
    }

    /** Deletes what is under a key. */
    void delete(String key) throws IOException {
        writer.deleteDocuments(new Term(KEY, key));
        changed = true;
    }

    /** Deletes what a query finds. */
    void delete(Query query) throws IOException {
        writer.deleteDocuments(query);
        changed = true;
    }

    /** Lets searches see what has been put and deleted so far. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Keeps what has been put and deleted so far through a crash. */
    void commit() throws IOException {
        if (!changed) {
            return;
        }
        List<Map.Entry<String, String>> data = new ArrayList<>();
        data.add(Map.entry(VERSION, version));
        data.add(Map.entry(COMMITTED, Instant.now().toString()));
        positions.forEach((partition, position) -> data.add(Map.entry(POSITION + partition, Long.toString(position))));
        writer.setLiveCommitData(data);
        writer.commit();
        changed = false;
    }

    /**
     * Searches what was there when the last {@link #refresh} was made.
     *
     * @throws UncheckedIOException if the disk fails
     */
    <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.with(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index in " + folder + " cannot be read", e);
        }
    }

    /** Closes the store; what was not committed is read again from the topic. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
