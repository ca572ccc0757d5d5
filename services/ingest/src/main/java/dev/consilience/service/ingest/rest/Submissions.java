package dev.consilience.service.ingest.rest;

import dev.consilience.service.ingest.app.IngestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets so many submissions in at once, and no more: each holds a thread for as long as its sender sends. There are far more
 * threads than that, so health and everything else goes on being answered.
 */
@ApplicationScoped
class Submissions {

    private final int most;
    private final Semaphore places;

    @Inject
    Submissions(IngestConfig config) {
        this(config.submissions());
    }

    Submissions(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("consilience.ingest.submissions is at least 1, not " + most);
        }
        this.most = most;
        this.places = new Semaphore(most);
    }

    /**
     * Takes a place.
     *
     * @throws BusyException if there is none
     */
    Place enter() {
        if (!places.tryAcquire()) {
            throw new BusyException(most);
        }
        return new Place(places);
    }

    /** A place that is taken. Giving it back twice gives it back once. */
    static final class Place {

        private final Semaphore places;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        Place(Semaphore places) {
            this.places = places;
        }

        void close() {
            if (taken.compareAndSet(true, false)) {
                places.release();
            }
        }
    }

    /** All places are taken. */
    static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException(int most) {
            super(most
                    + " submissions are being read, which is as many as are read at once; come again in a few seconds");
        }
    }
}
