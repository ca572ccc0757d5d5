package dev.consilience.commandline.local;

import dev.consilience.stream.access.OwnerOnly;
import dev.consilience.stream.access.Roles;
import dev.consilience.stream.access.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

/**
 * The one who may decide in a pipeline on one machine: called {@value #NAME}, with a password that is made up once and kept in
 * a file which nobody else on the machine can read.
 */
public final class LocalCurator {

    /** The user's name. */
    public static final String NAME = "curator";

    private LocalCurator() {}

    /** Makes the user unless there are users already. */
    static void prepare(Folders folders) throws IOException {
        if (Files.exists(folders.users())) {
            return;
        }
        String password = NewPassword.make();
        // The password first: were we to end between the two, users that nobody has the password of would stay.
        OwnerOnly.write(folders.curatorPassword(), password + "\n");
        Users.none().withDrawn(NAME, Set.of(Roles.CURATOR), password).write(folders.users());
    }
}
