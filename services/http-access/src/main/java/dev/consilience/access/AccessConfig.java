package dev.consilience.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What can be set of access over HTTP; all of it begins with {@code consilience.access}. */
@ConfigMapping(prefix = "consilience.access")
public interface AccessConfig {

    /**
     * Whether all who ask have to sign in. If it is not said, they have to where others than this machine can ask; there it cannot
     * be switched off.
     */
    Optional<Boolean> required();

    /**
     * The names by which browsers know this service, without ports. On the loopback address it is known as localhost and by its
     * number as well, and a request for another name is refused; elsewhere only if names are given.
     */
    Optional<List<String>> hosts();

    /** How much one client may do. None of it holds where nobody has to sign in. */
    Limits limits();

    /** How much one client may do: a user by name, or an address where nobody signed in. */
    interface Limits {

        /** How many requests a second in the long run. */
        @WithDefault("500")
        int requestsPerSecond();

        /** How many requests at once, after a pause. */
        @WithDefault("2000")
        int burst();

        /** How many megabytes of papers a minute in the long run, and at once after a pause. */
        @WithDefault("1024")
        int megabytesPerMinute();

        /** How many feeds at once. */
        @WithDefault("200")
        int feeds();

        /** How many wrong passwords a minute from one address for one name; from one address for all names, ten times as many. */
        @WithDefault("10")
        int failedSignIns();

        /** How many clients are remembered; of more, those that asked least lately are forgotten. */
        @WithDefault("10000")
        int clients();
    }
}
