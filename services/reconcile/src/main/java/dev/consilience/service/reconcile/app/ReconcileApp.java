package dev.consilience.service.reconcile.app;

import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.service.reconcile.ReconcileSettings;
import dev.consilience.service.reconcile.ReconcileTopology;
import dev.consilience.stream.CodeDigest;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class ReconcileApp {

    /** And how it is written: a class of each module. */
    private static final List<Class<?>> DECIDE_WHAT_AN_ANSWER_IS =
            List.of(Reconciler.class, CuratedClaimRecord.class, CuratedRecords.class, ReconcileTopology.class);

    @Produces
    @Singleton
    Topology topology(
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            @ConfigProperty(name = "consilience.reconcile.settle", defaultValue = "50ms") Duration settle,
            StepWatch watch) {
        String release = CodeDigest.ofModules(DECIDE_WHAT_AN_ANSWER_IS);
        return ReconcileTopology.build(new RegistrySerdes(registry), ReconcileSettings.usual(settle, release), watch);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler brokenThreads(MeterRegistry meters) {
        return new CountedReplacements(ThreadReplacement.usual(), meters);
    }
}
