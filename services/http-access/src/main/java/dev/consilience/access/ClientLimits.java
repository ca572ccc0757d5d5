package dev.consilience.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each client has done lately. Of clients no more are remembered than is set; to be forgotten is to begin anew, so that
 * whoever comes from many addresses takes no memory from us, and gets no more than a client has for each of them.
 */
final class ClientLimits {

    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final long MEGABYTE = 1024 * 1024;

    private final AccessConfig.Limits limits;
    private final TimeMeter clock;
    private final Cache<String, Bucket> requests;
    private final Cache<String, Bucket> papers;
    /** As many as there are connections at most: a client without a feed is not in it. */
    private final Map<String, Integer> feeds = new ConcurrentHashMap<>();

    ClientLimits(AccessConfig.Limits limits, TimeMeter clock) {
        this.limits = limits;
        this.clock = clock;
        this.requests = memory(limits.clients(), clock);
        this.papers = memory(limits.clients(), clock);
    }

    /** A bounded memory of buckets. */
    static Cache<String, Bucket> memory(int most, TimeMeter clock) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(MEMORY)
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** So much at once, and so much in a time. */
    static Bucket bucket(long atOnce, long many, Duration in, TimeMeter clock) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(many, in))
                .build();
    }

    /** Counts a request; tells how many seconds to wait if it is one too many. */
    OptionalLong request(String client) {
        Bucket bucket = requests.get(
                client, key -> bucket(limits.burst(), limits.requestsPerSecond(), Duration.ofSeconds(1), clock));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(seconds(probe.getNanosToWaitForRefill()));
    }

    /** Tells how many seconds to wait before papers are taken again. */
    OptionalLong submit(String client) {
        long wait = papers(client).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        if (wait == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(seconds(wait));
    }

    /** Counts papers that were taken. They may be more than the client had left: the next ones wait for it. */
    void submitted(String client, long bytes) {
        if (bytes > 0) {
            papers(client).consumeIgnoringRateLimits(bytes);
        }
    }

    private Bucket papers(String client) {
        long bytes = limits.megabytesPerMinute() * MEGABYTE;
        return papers.get(client, key -> bucket(bytes, bytes, Duration.ofMinutes(1), clock));
    }

    /** Counts a feed, unless it is one too many. */
    boolean enterFeed(String client) {
        int most = limits.feeds();
        boolean[] entered = {false};
        feeds.compute(client, (key, many) -> {
            int now = 0;
            if (many != null) {
                now = many;
            }
            if (now < most) {
                entered[0] = true;
                now++;
            }
            return now;
        });
        return entered[0];
    }

    /** A feed has ended. */
    void leaveFeed(String client) {
        feeds.computeIfPresent(client, (key, many) -> {
            if (many == 1) {
                return null;
            }
            return many - 1;
        });
    }

    /** How many clients read feeds. */
    int feeds() {
        return feeds.size();
    }

    /** How many clients are remembered. */
    long remembered() {
        requests.cleanUp();
        return requests.estimatedSize() + feeds.size();
    }

    /** Whole seconds, and at least one. */
    static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    }
}
