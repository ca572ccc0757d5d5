package dev.consilience.service.extract;

import java.time.Duration;

/**
 * How articles are read again beside the work of the day.
 *
 * @param look how often it is asked whether there is another release
 * @param pause from one portion to the next
 * @param articles the most in a portion
 * @param time after which a portion ends, once it has one article: this long a new article waits at most
 */
record Pace(Duration look, Duration pause, int articles, Duration time) {

    /** A quarter of one thread's time where it has one partition, and still turns with new articles where it has four. */
    static final Pace STANDARD = new Pace(Duration.ofSeconds(1), Duration.ofMillis(100), 1_000, Duration.ofMillis(25));

    Pace {
        if (articles < 1) {
            throw new IllegalArgumentException("A portion has at least one article, not " + articles);
        }
    }
}
