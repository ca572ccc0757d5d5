package dev.consilience.stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes the serdes of a topology's values. All of them write the registry wire format: a zero byte, the schema's id in
 * four bytes, the value in Avro's binary encoding.
 */
public interface RecordSerdes {

    /**
     * A serde for values of a class, written under the schema of a subject.
     *
     * @param name the topic, or the name of a state, under which the schema is registered, whatever topic is asked for
     *     when a value is written: a state store's changelog shares the schema of the topic
     */
    <V extends SpecificRecord> Serde<V> of(String name, Class<V> type);

    /** A serde for the values of a topic, and of state stores that hold the same. */
    default <V extends SpecificRecord> Serde<V> of(TopicDef<V> topic) {
        return of(topic.name(), topic.valueType());
    }

    /** The serde of all keys. */
    static Serde<String> keys() {
        return Serdes.String();
    }
}
