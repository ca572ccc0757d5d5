package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceRecord;
import dev.consilience.extraction.Extractor;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.service.extract.ExtractTopology;
import dev.consilience.service.extract.Extraction;
import dev.consilience.service.ingest.IngestTopology;
import dev.consilience.service.ingest.intake.IntakeTraces;
import dev.consilience.service.publish.PublishTopology;
import dev.consilience.service.reconcile.ReconcileSettings;
import dev.consilience.service.reconcile.ReconcileTopology;
import dev.consilience.stream.SourceRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.meters.MeterCatalogue;
import dev.consilience.stream.meters.StepMeters;
import dev.consilience.stream.watch.StepWatch;
import dev.consilience.stream.watch.TracedSteps;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A paper on its way through all four topologies, with somebody who looks on. */
class WatchedPaperTest {

    private static final String PAPER = """
            DOI: 10.5555/watched

            Temsirolimus and the stimulus

            Temsirolimus reduced mechanical hypersensitivity in mice.
            """;

    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Clock clock = Clock.fixed(TopologyDriver.NOW.plus(ON_ITS_WAY), ZoneOffset.UTC);
    private final StepWatch metered = new StepMeters(meters, clock);

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void oneTraceLeadsFromTheRequestToTheCuratedClaim() {
        // Given
        Span request = telemetry.getTracer("test").spanBuilder("POST /articles").startSpan();
        Headers headers = new RecordHeaders();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            new IntakeTraces(telemetry).accept(headers);
        }
        request.end();

        // When
        List<TestRecord<String, ClaimChangedRecord>> changes = changes(headers, traced(telemetry));

        // Then
        String trace = request.getSpanContext().getTraceId();
        assertThat(changes).isNotEmpty().allSatisfy(change -> assertThat(traceparent(change))
                .contains(trace));
        assertThat(spans.getFinishedSpanItems())
                .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(trace));
        Set<String> path = new TreeSet<>();
        changes.forEach(change -> path.addAll(path(change)));
        assertThat(path)
                .containsExactlyInAnyOrder(
                        "POST /articles",
                        "take-in",
                        "hold-records",
                        "resolve-identities",
                        "place-records",
                        "settle-articles",
                        "read-articles",
                        "take-claims",
                        "place-claims",
                        "take-evidence",
                        "answer-propositions",
                        "publish-claims",
                        "as-changes");
    }

    @Test
    void eachRecordBehindTheFirstOfARequestHasATraceOfItsOwnThatNamesTheRequest() {
        // Given
        IntakeTraces traces = new IntakeTraces(telemetry);
        Span request = telemetry.getTracer("test").spanBuilder("POST /articles").startSpan();

        // When
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            for (int record = 0; record < 3; record++) {
                traces.accept(new RecordHeaders());
            }
        }

        // Then
        List<SpanData> taken = spans.getFinishedSpanItems();
        assertThat(taken.stream().map(SpanData::getTraceId)).doesNotHaveDuplicates();
        assertThat(taken.get(0).getParentSpanContext()).isEqualTo(request.getSpanContext());
        assertThat(taken.subList(1, 3))
                .allSatisfy(span ->
                        assertThat(span.getLinks().get(0).getSpanContext()).isEqualTo(request.getSpanContext()));
    }

    @Test
    void whoLooksOnChangesNothingButTheTrace() {
        // When
        List<TestRecord<String, ClaimChangedRecord>> alone = changes(new RecordHeaders(), StepWatch.NOBODY);
        List<TestRecord<String, ClaimChangedRecord>> watched = changes(new RecordHeaders(), traced(telemetry));

        // Then: what came without a trace has none either
        assertThat(watched).isEqualTo(alone).isNotEmpty();
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void countsWhatBecomesOfAPaper() {
        // When
        int changes = changes(new RecordHeaders(), metered).size();

        // Then
        assertThat(count(MeterCatalogue.RECORDS_RECEIVED)).isEqualTo(1);
        assertThat(count(MeterCatalogue.ARTICLES_SETTLED)).isEqualTo(1);
        assertThat(count(MeterCatalogue.CLAIMS_EXTRACTED)).isPositive();
        assertThat(count(MeterCatalogue.PROPOSITIONS_ANSWERED)).isEqualTo(changes);
        assertThat(count(MeterCatalogue.CLAIMS_PUBLISHED)).isEqualTo(changes);
        assertThat(meters.get(MeterCatalogue.CLAIMS_PUBLISHED.meter())
                        .tags("change", "new", "reason", "new_evidence")
                        .counter()
                        .count())
                .isEqualTo(changes);
        assertThat(meters.get(MeterCatalogue.VERDICT_CHANGES.meter())
                        .tags("from", "none", "to", "consistent")
                        .counter()
                        .count())
                .isEqualTo(changes);
        assertThat(meters.get(MeterCatalogue.PAPER_TO_CLAIM.meter()).timer().max(TimeUnit.SECONDS))
                .isEqualTo((double) ON_ITS_WAY.toSeconds());
    }

    private StepWatch traced(OpenTelemetry with) {
        return StepWatch.all(List.of(metered, new TracedSteps(with)));
    }

    private double count(MeterCatalogue meter) {
        return meters.get(meter.meter()).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String traceparent(TestRecord<String, ?> record) {
        return new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
    }

    /** The names of the spans that lead to a record. */
    private List<String> path(TestRecord<String, ?> record) {
        Map<String, SpanData> byId = new HashMap<>(
                spans.getFinishedSpanItems().stream().collect(Collectors.toMap(SpanData::getSpanId, span -> span)));
        List<String> names = new ArrayList<>();
        SpanData span = byId.get(traceparent(record).split("-", -1)[2]);
        while (span != null) {
            names.add(span.getName());
            span = byId.get(span.getParentSpanId());
        }
        return names;
    }

    /** What a paper changes that is handed in with these headers. */
    private static List<TestRecord<String, ClaimChangedRecord>> changes(Headers headers, StepWatch watch) {
        InMemorySerdes serdes = new InMemorySerdes();
        Extraction extraction = new Extraction("test", Extractor.standard()::extract);
        SourceRecord paper = read();
        try (TopologyDriver ingest =
                        new TopologyDriver(IngestTopology.build(serdes, watch, Stores::inMemoryKeyValueStore));
                TopologyDriver extract = new TopologyDriver(
                        ExtractTopology.build(serdes, () -> extraction, watch, Stores::inMemoryKeyValueStore));
                TopologyDriver reconcile = new TopologyDriver(ReconcileTopology.build(
                        serdes, ReconcileSettings.usual(SETTLE, "").inMemory().recounting(2), watch));
                TopologyDriver publish = new TopologyDriver(PublishTopology.watched(serdes, watch))) {
            ingest.send(
                    TopicCatalogue.RECORDS_RECEIVED,
                    new TestRecord<>(paper.id().value(), SourceRecords.toRecord(paper), headers, TopologyDriver.NOW));
            pass(TopicCatalogue.ARTICLES, ingest, extract);
            pass(TopicCatalogue.CLAIMS, extract, reconcile);
            reconcile.pass(SETTLE);
            pass(TopicCatalogue.PROPOSITIONS, reconcile, publish);
            return publish.records(TopicCatalogue.CHANGES);
        }
    }

    private static <V extends SpecificRecord> void pass(TopicDef<V> topic, TopologyDriver from, TopologyDriver to) {
        from.records(topic).forEach(record -> to.send(topic, record));
    }

    private static SourceRecord read() {
        List<SourceRecord> records = new ArrayList<>();
        ArticleFormats.read(
                new ByteArrayInputStream(PAPER.getBytes(StandardCharsets.UTF_8)),
                Hints.none(),
                outcome -> outcome.match(parsed -> records.add(parsed.record()), refused -> {
                    throw new AssertionError(refused);
                }));
        return records.get(0);
    }
}
