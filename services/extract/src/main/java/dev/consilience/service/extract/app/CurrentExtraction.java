package dev.consilience.service.extract.app;

import dev.consilience.claim.Claim;
import dev.consilience.extraction.Extractor;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.service.extract.Extraction;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CodeDigest;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.vocabulary.ReleasedVocabulary;
import dev.consilience.stream.vocabulary.VocabularyFollower;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import dev.consilience.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The extraction by the vocabulary that was released last, or by the built-in lexicon as long as none has been. It follows
 * the topics of the vocabulary in a thread of its own, makes the next extraction beside the present one, and then takes its
 * place; only so long there are two vocabularies in memory.
 *
 * <p>Where a vocabulary is released but cannot be read, nothing is extracted, and the service is not ready: to begin with
 * another one would withdraw claims that nobody has taken back. Once there is an extraction, it stays until there is the
 * next one.
 */
final class CurrentExtraction implements Supplier<Extraction>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CurrentExtraction.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);
    /** And how it is written: a class of each module. */
    private static final List<Class<?>> DECIDE_WHAT_A_CLAIM_IS =
            List.of(Claim.class, Extractor.class, ClaimRecord.class, ClaimRecords.class);

    private final KafkaConnection kafka;
    private final RecordSerdes serdes;
    private final String code = CodeDigest.ofModules(DECIDE_WHAT_A_CLAIM_IS);
    private final CountDownLatch known = new CountDownLatch(1);
    private final Thread follower = new Thread(this::follow, "vocabulary");

    private volatile @Nullable Extraction current;
    private volatile boolean closed;

    private CurrentExtraction(KafkaConnection kafka, RecordSerdes serdes) {
        this.kafka = kafka;
        this.serdes = serdes;
        follower.setDaemon(true);
    }

    /** Begins to follow. */
    static CurrentExtraction following(KafkaConnection kafka, RecordSerdes serdes) {
        CurrentExtraction extraction = new CurrentExtraction(kafka, serdes);
        extraction.follower.start();
        return extraction;
    }

    /** The present one; waits for the first. */
    @Override
    public Extraction get() {
        Extraction present = current;
        if (present != null) {
            return present;
        }
        try {
            known.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        present = current;
        if (present == null) {
            throw new IllegalStateException("The service ends before it is known by which vocabulary to extract");
        }
        return present;
    }

    @Override
    public void close() {
        closed = true;
        follower.interrupt();
        known.countDown();
    }

    private void follow() {
        while (!closed) {
            try (VocabularyFollower reader = VocabularyFollower.open(kafka, serdes)) {
                follow(reader);
            } catch (KafkaException e) {
                if (!closed) {
                    LOG.errorf(e, "vocabulary cannot be read, next try in %s", BEFORE_ANOTHER_TRY);
                    pause();
                }
            }
        }
    }

    private void follow(VocabularyFollower reader) {
        while (!closed) {
            try {
                Optional<ReleasedVocabulary> released = reader.poll(POLL);
                released.ifPresent(this::take);
            } catch (IllegalArgumentException e) {
                LOG.error("released vocabulary is not understood, probably it is of a newer program", e);
                if (current == null) {
                    // Not up to date in truth: what is in force is not what the lexicon says.
                    pause();
                    return;
                }
            }
            if (current == null && reader.isUpToDate()) {
                // Named as if it were released, which may be about to happen: the same is the same.
                Extractor builtIn = Extractor.standard();
                Vocabulary vocabulary = builtIn.vocabulary();
                change(builtIn, name(vocabulary.release(), VocabularyWriter.content(vocabulary)));
            }
        }
    }

    private void take(ReleasedVocabulary released) {
        VocabularyReleaseRecord release = released.release();
        change(Extractor.with(released.vocabulary()), name(release.getRelease(), release.getContent()));
    }

    /** Two contents may bear one name, where the own lexicon has changed; a claim names only the name. */
    private static String name(String release, String content) {
        return release + " " + content.substring(0, 8);
    }

    private void change(Extractor extractor, String vocabulary) {
        Extraction next = new Extraction("extractor " + code + ", vocabulary " + vocabulary, extractor::extract);
        Extraction before = current;
        if (before == null || !before.release().equals(next.release())) {
            current = next;
            LOG.infof(
                    "release=%s concepts=%d",
                    next.release(), extractor.vocabulary().size());
            known.countDown();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_ANOTHER_TRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
