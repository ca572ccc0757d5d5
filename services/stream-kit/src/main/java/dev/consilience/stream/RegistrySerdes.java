package dev.consilience.stream;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.net.URI;
import java.time.Duration;
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
 * <p>Where the registry is away, what needs it is tried again for a while, and then fails with a {@link RegistryAwayException}.
 *
 * @param registry the root of the registry, for example {@code http://127.0.0.1:8085}
 * @param patience how long to try again where it does not answer
 */
public record RegistrySerdes(URI registry, Duration patience) implements RecordSerdes {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    /** Serdes with the usual patience, half a minute. */
    public RegistrySerdes(URI registry) {
        this(registry, USUAL_PATIENCE);
    }

    @Override
    public <V extends SpecificRecord> Serde<V> of(String name, Class<V> type) {
        AvroKafkaSerializer<V> serializer = new AvroKafkaSerializer<>();
        serializer.configure(settings(), false);
        AvroKafkaDeserializer<V> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(settings(), false);
        RegistryPresence presence = new RegistryPresence(registry, patience);
        return Serdes.serdeFrom(
                new NamedSerializer<>(name, serializer, presence),
                new NamedDeserializer<>(name, deserializer, presence));
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

    private record NamedSerializer<V>(String name, Serializer<V> serializer, RegistryPresence registry)
            implements Serializer<V> {
        @Override
        public byte[] serialize(String topic, V value) {
            return registry.need(() -> serializer.serialize(name, value));
        }

        @Override
        public void close() {
            serializer.close();
        }
    }

    private record NamedDeserializer<V>(String name, Deserializer<V> deserializer, RegistryPresence registry)
            implements Deserializer<V> {
        @Override
        public V deserialize(String topic, byte[] bytes) {
            return registry.need(() -> deserializer.deserialize(name, bytes));
        }

        @Override
        public void close() {
            deserializer.close();
        }
    }
}
