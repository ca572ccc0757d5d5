package dev.consilience.stream;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.net.URI;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes that find their schemas in a registry. Schemas are never registered from here: {@link Provisioner} does that
 * once, so that a service with a schema nobody released fails at once and not later.
 *
 * @param registry the root of the registry, for example {@code http://127.0.0.1:8085}
 */
public record RegistrySerdes(URI registry) implements RecordSerdes {

    @Override
    public <V extends SpecificRecord> Serde<V> of(String name, Class<V> type) {
        AvroKafkaSerializer<V> serializer = new AvroKafkaSerializer<>();
        serializer.configure(settings(), false);
        AvroKafkaDeserializer<V> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(settings(), false);
        return Serdes.serdeFrom(new NamedSerializer<>(name, serializer), new NamedDeserializer<>(name, deserializer));
    }

    private Map<String, Object> settings() {
        return Map.of(
                "apicurio.registry.url", registry.resolve("/apis/registry/v3").toString(),
                "apicurio.registry.auto-register", false,
                // Without this, nested records become references, and the look-up of the registered schema fails.
                "apicurio.registry.dereference-schema", true,
                "apicurio.registry.use-specific-avro-reader", true,
                "apicurio.registry.avro-datum-provider", OneSchemaDatums.class.getName());
    }

    private record NamedSerializer<V>(String name, Serializer<V> serializer) implements Serializer<V> {
        @Override
        public byte[] serialize(String topic, V value) {
            return serializer.serialize(name, value);
        }

        @Override
        public void close() {
            serializer.close();
        }
    }

    private record NamedDeserializer<V>(String name, Deserializer<V> deserializer) implements Deserializer<V> {
        @Override
        public V deserialize(String topic, byte[] bytes) {
            return deserializer.deserialize(name, bytes);
        }

        @Override
        public void close() {
            deserializer.close();
        }
    }
}
