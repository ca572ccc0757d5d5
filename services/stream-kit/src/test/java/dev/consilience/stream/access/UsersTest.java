package dev.consilience.stream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

    @TempDir
    private Path folder;

    @Test
    void knowsUsersByNameAndPasswordFromAFileThatHoldsNoPassword() throws IOException {
        Path file = folder.resolve("users");
        Users.none().with("a curator", Set.of(Roles.CURATOR), "pass:word\u00e9").write(file);

        Users users = Users.read(file);

        assertThat(users.rolesOf("a curator", "pass:word\u00e9")).contains(Set.of("curator"));
        assertThat(users.rolesOf("a curator", "pass:word")).isEmpty();
        assertThat(users.rolesOf("nobody", "pass:word\u00e9")).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("pass");
    }

    @Test
    void knowsPasswordsThatWereDrawnByLotWithFewerRounds() throws IOException {
        Path file = folder.resolve("users");
        Users.none()
                .withDrawn("curator", Set.of(Roles.CURATOR), "tP0dLw9yXG4vQeZs1uKa")
                .write(file);

        Users users = Users.read(file);

        assertThat(users.rolesOf("curator", "tP0dLw9yXG4vQeZs1uKa")).contains(Set.of("curator"));
        assertThat(users.rolesOf("curator", "tP0dLw9yXG4vQeZs1uKb")).isEmpty();
        assertThat(Files.readString(file)).contains("pbkdf2-sha256:10000:").doesNotContain("tP0d");
    }

    @Test
    void saysWhichLineIsNone() throws IOException {
        Path file = folder.resolve("users");
        Files.writeString(file, "# users\n\nmary\tcurator\tplain\n");

        assertThatThrownBy(() -> Users.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("users, line 3: The hash of a password is pbkdf2-sha256:iterations:salt:hash")
                .hasMessageNotContaining("plain");
    }

    @Test
    void refusesNamesThatTheFileCouldNotHold() {
        for (String name : new String[] {"", " a", "a:b", "a\tb", "a\nb"}) {
            assertThatThrownBy(() -> Users.none().with(name, Set.of(Roles.CURATOR), "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Users.none().with("a", Set.of("Big Boss"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAwayUsersAndTellsOfRolesWithoutPasswords() throws IOException {
        // Hashes of nothing: none is checked.
        Path file = folder.resolve("users");
        Files.writeString(
                file, "a\toperator\tpbkdf2-sha256:1:AA==:AA==\nb\tcurator,reader\tpbkdf2-sha256:1:AA==:AA==\n");

        Users users = Users.read(file);

        assertThat(users.roles())
                .containsExactly(
                        Map.entry("a", Set.of(Roles.OPERATOR)), Map.entry("b", Set.of(Roles.CURATOR, Roles.READER)));
        assertThat(users.without("a").roles()).containsOnlyKeys("b");
        assertThat(users.without("c").roles()).containsOnlyKeys("a", "b");
    }

    @Test
    void aNameThatThereIsNotTakesAsLongAsAWrongPassword() {
        Users users = Users.none().with("a", Set.of(Roles.READER), "x");

        long wrongPassword = took(() -> users.rolesOf("a", "y"));
        long noSuchName = took(() -> users.rolesOf("b", "y"));

        // Without the hash it would be ten thousand times faster.
        assertThat(noSuchName).isGreaterThan(wrongPassword / 10);
    }

    private static long took(Runnable check) {
        long begin = System.nanoTime();
        check.run();
        return System.nanoTime() - begin;
    }
}
