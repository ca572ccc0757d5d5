package dev.consilience.service.publish.record;

import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * How the records of a topic become documents: the value as a whole, in Avro's encoding, beside the fields by which it is
 * found. It stands in a column of its own and is packed by itself, once: what Lucene keeps as stored fields it packs together, and
 * again with each merge.
 */
abstract class Mirror<V extends SpecificRecord> {

    private static final String VALUE = "value";
    /** To be raised whenever values are stored otherwise. */
    private static final int STORED = 2;

    private final TopicDef<V> topic;
    private final int version;
    private final Schema schema;
    private final BinaryMessageEncoder<V> encoder;
    private final BinaryMessageDecoder<V> decoder;

    /**
     * A mirror of a topic.
     *
     * @param version to be raised whenever the fields change, so that indexes are made anew
     */
    Mirror(TopicDef<V> topic, int version) {
        this.topic = topic;
        this.version = version;
        this.schema = SpecificData.get().getSchema(topic.valueType());
        this.encoder = new BinaryMessageEncoder<>(SpecificData.get(), schema);
        this.decoder = new BinaryMessageDecoder<>(SpecificData.get(), schema);
    }

    /** The topic. */
    TopicDef<V> topic() {
        return topic;
    }

    /** Names how documents are made: another schema, or other fields, have another name. */
    String version() {
        return STORED + ":" + version + ":" + SchemaNormalization.parsingFingerprint64(schema);
    }

    /** The key under which a record's document stands; a record with a key that is there already takes its place. */
    String key(ConsumerRecord<String, byte[]> record) {
        return record.key();
    }

    /** Adds the fields by which a record is found. */
    abstract void addFields(Document document, ConsumerRecord<String, byte[]> record, V value);

    /** The document of a record. */
    Document document(ConsumerRecord<String, byte[]> record, V value) {
        Document document = new Document();
        try {
            document.add(new BinaryDocValuesField(VALUE, PackedBytes.pack(encoder.encode(value))));
        } catch (IOException e) {
            throw new UncheckedIOException("A value of " + topic.name() + " cannot be written into memory", e);
        }
        addFields(document, record, value);
        return document;
    }

    /** The bytes of the value in a document: the same for the same value. */
    BytesRef bytes(IndexSearcher searcher, int document) throws IOException {
        return PackedBytes.unpack(DocumentFields.bytes(searcher, document, VALUE));
    }

    /** The value in a document. */
    V value(IndexSearcher searcher, int document) throws IOException {
        return value(bytes(searcher, document));
    }

    /** The value of such bytes. */
    V value(BytesRef bytes) throws IOException {
        return decoder.decode(ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length));
    }
}
