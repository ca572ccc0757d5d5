package dev.consilience.system;

import dev.consilience.commandline.local.Folders;
import dev.consilience.commandline.local.Setup;
import dev.consilience.stream.access.Roles;
import dev.consilience.stream.access.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline in which Kafka and all services ask everybody who they are, for the tests that try to get past that. It is started when
 * it is first asked for, and stopped when the last of those tests has left it.
 */
final class GuardedPipeline {

    /** Makes tokens as the sign-in server would that the services believe. */
    static final Tokens TOKENS = new Tokens();

    /** What the passwords of all users begin with; the user's name follows. */
    static final String PASSWORD = "the-password-of-";

    /** So many feeds one client may read at once. */
    static final int FEEDS = 4;

    /** The name of what test classes lock that use it. */
    static final String NAME = "the guarded pipeline";

    /** So many wrong passwords are looked at in a minute: so few that they are used up even where looking at one takes seconds. */
    static final int GUESSES = 3;

    /**
     * So long a connection may lie idle, or wait for its answer: longer than an answer takes while other pipelines start on the same machine.
     */
    static final int IDLE_SECONDS = 20;

    /** So many test classes use it: {@link AccessIT} and {@link KafkaAccessIT}. */
    private static final int USERS = 2;

    private static @Nullable RunningPipeline started;
    private static int left;

    private GuardedPipeline() {}

    /** The pipeline. */
    static synchronized RunningPipeline get() throws Exception {
        if (started == null) {
            RunningPipeline pipeline = RunningPipeline.start("guarded", GuardedPipeline::guarded);
            Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close, "stop-guarded-pipeline"));
            started = pipeline;
        }
        return started;
    }

    /** Says that a test class has done with it. */
    static synchronized void leave() {
        left++;
        if (left == USERS && started != null) {
            started.close();
            started = null;
        }
    }

    private static Setup guarded(Setup setup) {
        users(setup.folders());
        List<String> settings = new ArrayList<>(setup.serviceSettings());
        settings.addAll(List.of(
                "-Dconsilience.access.required=true",
                "-Dconsilience.access.limits.feeds=" + FEEDS,
                "-Dconsilience.access.limits.failed-sign-ins=" + GUESSES,
                "-Dconsilience.access.limits.megabytes-per-minute=1",
                "-Dquarkus.http.read-timeout=10s",
                "-Dquarkus.http.idle-timeout=" + IDLE_SECONDS + "s",
                "-Dquarkus.oidc.tenant-enabled=true",
                "-Dquarkus.oidc.public-key=" + TOKENS.publicKey(),
                "-Dquarkus.oidc.token.audience=" + Tokens.AUDIENCE,
                "-Dquarkus.oidc.token.issuer=" + Tokens.ISSUER));
        return setup.secured().withServiceSettings(settings);
    }

    /** One of each role, called as the role, and some more submitters and readers. */
    private static void users(Folders folders) {
        Users users = Users.none().with("heavy", Set.of(Roles.SUBMITTER), PASSWORD + "heavy");
        users = users.with("guessed", Set.of(Roles.CURATOR), PASSWORD + "guessed");
        users = users.with("follower", Set.of(Roles.READER), PASSWORD + "follower");
        users = users.with("sender", Set.of(Roles.SUBMITTER), PASSWORD + "sender");
        for (String role : Roles.ALL) {
            users = users.with(role, Set.of(role), PASSWORD + role);
        }
        try {
            users.write(folders.users());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header {@code Authorization} of somebody who says that they are of that name. */
    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** That of a user. */
    static String basic(String name) {
        return basic(name, PASSWORD + name);
    }
}
