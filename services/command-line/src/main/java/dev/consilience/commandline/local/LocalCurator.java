package dev.consilience.commandline.local;

import dev.consilience.stream.access.Roles;
import dev.consilience.stream.access.Users;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The one who may decide in a pipeline on one machine: called {@value #NAME}, with a password that is made up once and kept in
 * a file which nobody else on the machine can read.
 */
public final class LocalCurator {

    /** The user's name. */
    public static final String NAME = "curator";

    private static final int PASSWORD_BYTES = 15;

    private LocalCurator() {}

    /** Makes the user unless there are users already. */
    static void prepare(Folders folders) throws IOException {
        if (Files.exists(folders.users())) {
            return;
        }
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // The password first: were we to end between the two, users that nobody has the password of would stay.
        Path file = folders.curatorPassword();
        Files.deleteIfExists(file);
        Files.createFile(file, onlyForOwner());
        Files.writeString(file, password + "\n", StandardCharsets.UTF_8);
        Path written = folders.users().resolveSibling("users.new");
        Files.deleteIfExists(written);
        Files.createFile(written, onlyForOwner());
        Users.none().with(NAME, Set.of(Roles.CURATOR), password).write(written);
        Files.move(written, folders.users());
    }

    private static FileAttribute<?>[] onlyForOwner() {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            };
        }
        return new FileAttribute<?>[0];
    }
}
