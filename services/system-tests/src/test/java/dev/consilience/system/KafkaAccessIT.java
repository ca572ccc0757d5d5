package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Kafka that asks who is there: the services do their work, and nobody can do anything else. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ResourceLock(GuardedPipeline.NAME)
class KafkaAccessIT {

    private static RunningPipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = GuardedPipeline.get();
        assumeTrue(pipeline.setup().secure(), "somebody else runs Kafka");
    }

    @AfterAll
    static void leave() {
        GuardedPipeline.leave();
    }

    @Test
    void aPaperComesThroughAllServices() throws Exception {
        HttpRequest paper = HttpRequest.newBuilder(pipeline.ingest().resolve("/articles?name=guarded.txt"))
                .header("Authorization", GuardedPipeline.basic("sender"))
                .POST(BodyPublishers.ofString("""
                        Gabapentin and heat

                        DOI: 10.5555/guarded
                        Published: 2020-05-01
                        Kind: PRIMARY

                        In mice with nerve injury, gabapentin reduced heat hypersensitivity.
                        """))
                .build();
        assertThat(send(paper).statusCode()).isEqualTo(200);
        HttpRequest claims = HttpRequest.newBuilder(pipeline.publish().resolve("/claims?agent=gabapentin"))
                .header("Authorization", GuardedPipeline.basic("reader"))
                .header("Accept", "application/json")
                .build();
        RunningPipeline.await(
                "its claims are published", () -> send(claims).body().contains("gabapentin decreases pain"));
    }

    /** Asks the brokers what they would let each do, on every topic that there is. */
    @Test
    void everyoneMayReadAndWriteWhatTheTableSaysAndNothingElse() throws Exception {
        Map<String, String> found = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        for (TopicAccess who : TopicAccess.ALL) {
            try (Admin admin = Admin.create(connection(who).settings())) {
                for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : admin.describeTopics(
                                topics(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues()
                        .entrySet()) {
                    found.put(
                            who.name() + " " + topic.getKey(),
                            allowed(topic.getValue()).toString());
                }
            }
            for (String topic : topics()) {
                expected.put(who.name() + " " + topic, expected(who, topic).toString());
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static Set<AclOperation> allowed(KafkaFuture<TopicDescription> topic) throws Exception {
        try {
            return EnumSet.copyOf(topic.get().authorizedOperations());
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return EnumSet.noneOf(AclOperation.class);
        }
    }

    private static Set<AclOperation> expected(TopicAccess who, String topic) {
        Set<AclOperation> operations = EnumSet.noneOf(AclOperation.class);
        if (who.reads().contains(topic)) {
            operations.add(AclOperation.READ);
        }
        if (who.writes().contains(topic)) {
            operations.add(AclOperation.WRITE);
        }
        if (who.provisions()) {
            operations.add(AclOperation.CREATE);
        }
        if (!operations.isEmpty() || who.describes().contains(topic)) {
            operations.add(AclOperation.DESCRIBE);
        }
        return operations;
    }

    private static Set<String> topics() {
        Set<String> topics =
                TopicCatalogue.ALL.stream().map(TopicDef::name).collect(Collectors.toCollection(TreeSet::new));
        topics.addAll(TopicCatalogue.DEAD_LETTERS);
        return topics;
    }

    @ParameterizedTest
    @ValueSource(strings = {"curated.claim.current.v1", "curated.conflict.current.v1", "curated.claim.changed.v1"})
    void extractCannotWriteWhatIsCurated(String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(connection(TopicAccess.EXTRACT), Map.of())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[] {1}))
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aSubscriberCannotReadWhatIsNotPublished() throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(connection(TopicAccess.SUBSCRIBER), "subscriber-a")) {
            consumer.assign(List.of(new TopicPartition(TopicCatalogue.ARTICLES.name(), 0)));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(30)))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aSubscriberCannotTakeTheWorkOfAServiceByItsGroup() throws Exception {
        String group = TopicAccess.PUBLISH.application().orElseThrow();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(connection(TopicAccess.SUBSCRIBER), group)) {
            consumer.subscribe(List.of(TopicCatalogue.CURATED_CLAIMS.name()));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(30)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void aServiceCannotFenceAnotherByItsTransactions() throws Exception {
        Map<String, Object> transactional = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TopicAccess.RECONCILE.ownPrefix().orElseThrow() + "anything");
        try (KafkaProducer<byte[], byte[]> producer = producer(connection(TopicAccess.EXTRACT), transactional)) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void nobodyButAnAdministratorMakesOrDeletesTopicsOrChangesRules() throws Exception {
        for (TopicAccess who : TopicAccess.ALL) {
            try (Admin admin = Admin.create(connection(who).settings())) {
                assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("another", 1, (short) 1)))
                                .all()
                                .get())
                        .as(who.name() + " makes a topic")
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
                assertThatThrownBy(() -> admin.deleteTopics(List.of(TopicCatalogue.CURATED_CLAIMS.name()))
                                .all()
                                .get())
                        .as(who.name() + " deletes a topic")
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
                assertThatThrownBy(() -> admin.deleteAcls(List.of(AclBindingFilter.ANY))
                                .all()
                                .get())
                        .as(who.name() + " deletes rules")
                        .hasCauseInstanceOf(ClusterAuthorizationException.class);
                assertThatThrownBy(
                                () -> admin.describeUserScramCredentials().all().get())
                        .as(who.name() + " asks for credentials")
                        .hasCauseInstanceOf(ClusterAuthorizationException.class);
            }
        }
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsNotHeard() {
        Map<String, Object> settings = impatient(KafkaConnection.at(pipeline.bootstrapServers()));
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        Map<String, Object> settings = impatient(connection(TopicAccess.SUBSCRIBER));
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"operator\" password=\"guess\";");
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void aClientDoesNotTellItsPasswordToABrokerThatItDoesNotKnow() throws Exception {
        Map<String, Object> settings = impatient(connection(TopicAccess.SUBSCRIBER));
        settings.remove("ssl.truststore.location");
        settings.remove("ssl.truststore.type");
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void whoHasNoCertificateCannotSpeakAsABroker() throws Exception {
        Map<String, Object> settings = impatient(pipeline.administration());
        settings.remove("ssl.keystore.location");
        settings.remove("ssl.keystore.type");
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void noPasswordIsSeenInACommandLineOrALogAndNoSecretFileByOthers() throws Exception {
        List<String> secrets = new ArrayList<>();
        Path folder = pipeline.setup().folders().secrets();
        for (String line : Files.readAllLines(folder.resolve("passwords.properties"))) {
            if (!line.startsWith("#")) {
                secrets.add(line.substring(line.indexOf('=') + 1));
            }
        }
        assertThat(secrets).hasSameSizeAs(TopicAccess.ALL);
        for (LocalPipeline.State state : pipeline.states()) {
            String commandLine = ProcessHandle.of(state.pid().orElseThrow())
                    .flatMap(process -> process.info().commandLine())
                    .orElseThrow();
            assertThat(commandLine).doesNotContain(secrets);
            assertThat(Files.readString(
                            pipeline.setup().folders().log(state.process().name())))
                    .doesNotContain(secrets);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isSubsetOf(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            }
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static KafkaConnection connection(TopicAccess who) throws IOException {
        return pipeline.setup().connection(who);
    }

    /** Gives up after some seconds. */
    private static Map<String, Object> impatient(KafkaConnection connection) {
        Map<String, Object> settings = connection.settings();
        settings.put("default.api.timeout.ms", 5_000);
        settings.put("request.timeout.ms", 4_000);
        return settings;
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaConnection connection, Map<String, Object> others) {
        Map<String, Object> settings = connection.settings();
        settings.putAll(others);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaConnection connection, String group) {
        Map<String, Object> settings = connection.settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
