package dev.consilience.stream.meters;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts what the steps of the topologies take and give. */
public final class StepMeters implements StepWatch {

    private static final String NONE = "none";
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(4)
    };

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Consumer<Record<?, ?>>> taken;
    private final Map<String, Consumer<Record<?, ?>>> given;

    /**
     * Counts there.
     *
     * @param clock tells how long ago a record was handed in
     */
    public StepMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.taken = Map.of("hold-records", this::received);
        this.given = Map.of(
                "settle-articles",
                this::settled,
                "read-articles",
                record -> told(MeterCatalogue.CLAIMS_EXTRACTED, record),
                "answer-propositions",
                record -> told(MeterCatalogue.PROPOSITIONS_ANSWERED, record),
                "publish-claims",
                this::published);
    }

    @Override
    public Look at(String step) {
        Consumer<Record<?, ?>> whenTaken = taken.get(step);
        Consumer<Record<?, ?>> whenGiven = given.get(step);
        if (whenTaken == null && whenGiven == null) {
            return Look.AWAY;
        }
        return new Look() {
            @Override
            public void takes(Record<?, ?> record) {
                if (whenTaken != null) {
                    whenTaken.accept(record);
                }
            }

            @Override
            public void gives(Record<?, ?> record) {
                if (whenGiven != null) {
                    whenGiven.accept(record);
                }
            }
        };
    }

    private void received(Record<?, ?> record) {
        if (record.value() instanceof ReceivedRecord received) {
            count(MeterCatalogue.RECORDS_RECEIVED, "kind", received.getPublicationKind());
        }
    }

    private void settled(Record<?, ?> record) {
        Enum<?> status = null;
        if (record.value() instanceof ArticleRecord article) {
            status = article.getStatus();
        }
        count(MeterCatalogue.ARTICLES_SETTLED, "status", status);
    }

    private void told(MeterCatalogue meter, Record<?, ?> record) {
        String change = "told";
        if (record.value() == null) {
            change = "withdrawn";
        }
        counter(meter, "change", change).increment();
    }

    private void published(Record<?, ?> record) {
        ClaimChangedRecord change = (ClaimChangedRecord) Objects.requireNonNull(record.value());
        CuratedClaimRecord before = change.getBefore();
        CuratedClaimRecord after = change.getAfter();
        counter(MeterCatalogue.CLAIMS_PUBLISHED, "change", change(before, after), "reason", word(change.getReason()))
                .increment();
        if (!verdict(before).equals(verdict(after))) {
            counter(MeterCatalogue.VERDICT_CHANGES, "from", verdict(before), "to", verdict(after))
                    .increment();
        }
        // What a curator or another vocabulary brings about bears the time of a paper that came long before.
        if (change.getReason() != ChangeReason.DECISION && change.getReason() != ChangeReason.REPROCESSED) {
            time().record(Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp())));
        }
    }

    private static String change(@Nullable CuratedClaimRecord before, @Nullable CuratedClaimRecord after) {
        if (before == null) {
            return "new";
        }
        if (after == null) {
            return "withdrawn";
        }
        return "changed";
    }

    private static String verdict(@Nullable CuratedClaimRecord claim) {
        if (claim == null) {
            return NONE;
        }
        return word(claim.getVerdict());
    }

    private static String word(@Nullable Enum<?> value) {
        if (value == null) {
            return NONE;
        }
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void count(MeterCatalogue meter, String label, @Nullable Enum<?> value) {
        counter(meter, label, word(value)).increment();
    }

    private Counter counter(MeterCatalogue meter, String... tags) {
        return Counter.builder(meter.meter())
                .description(meter.meaning())
                .tags(tags)
                .register(meters);
    }

    private Timer time() {
        return Timer.builder(MeterCatalogue.PAPER_TO_CLAIM.meter())
                .description(MeterCatalogue.PAPER_TO_CLAIM.meaning())
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }
}
