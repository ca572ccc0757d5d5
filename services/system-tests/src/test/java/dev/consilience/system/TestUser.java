package dev.consilience.system;

import dev.consilience.commandline.local.Folders;
import dev.consilience.stream.access.Roles;
import dev.consilience.stream.access.Users;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Who sends papers and reads claims where services listen on another address than the loopback's, and demand to know who asks. */
final class TestUser {

    private static final String NAME = "test";
    private static final String PASSWORD = "test papers";

    private TestUser() {}

    /** Makes the user of a pipeline that has not been started. */
    static void make(Folders folders) throws IOException {
        Files.createDirectories(folders.users().getParent());
        Users.none().with(NAME, Set.of(Roles.SUBMITTER), PASSWORD).write(folders.users());
    }

    /** The header {@code Authorization} of a request, where one is demanded. */
    static Optional<String> authorization(URI address) {
        if (address.getHost().equals("127.0.0.1")) {
            return Optional.empty();
        }
        return Optional.of("Basic "
                + Base64.getEncoder().encodeToString((NAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }
}
