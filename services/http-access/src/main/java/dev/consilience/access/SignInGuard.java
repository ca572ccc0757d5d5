package dev.consilience.access;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Slows down whoever tries passwords: for one name, and for many names, from one address. The name alone is not counted, since
 * anybody could lock out anybody else so.
 */
@Singleton
class SignInGuard {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int NAMES = 10;

    private final int most;
    private final TimeMeter clock;
    private final Cache<String, Bucket> failures;

    @Inject
    SignInGuard(AccessConfig config) {
        this(config.limits(), TimeMeter.SYSTEM_NANOTIME);
    }

    SignInGuard(AccessConfig.Limits limits, TimeMeter clock) {
        this.most = limits.failedSignIns();
        this.clock = clock;
        this.failures = ClientLimits.memory(limits.clients(), clock);
    }

    /** How many seconds to wait before another try is looked at. */
    OptionalLong wait(String address, String name) {
        long nanos = Math.max(left(address + "\n" + name), left(address));
        if (nanos == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(ClientLimits.seconds(nanos));
    }

    private long left(String key) {
        Bucket bucket = failures.getIfPresent(key);
        if (bucket == null) {
            return 0;
        }
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** Counts a wrong password. */
    void failed(String address, String name) {
        count(address + "\n" + name, most);
        count(address, most * NAMES);
    }

    private void count(String key, int many) {
        failures.get(key, each -> ClientLimits.bucket(many, many, MINUTE, clock))
                .tryConsume(1);
    }
}
