package dev.consilience.commandline;

import dev.consilience.commandline.view.TextTable;
import dev.consilience.commandline.view.TextTable.Column;
import dev.consilience.stream.access.Roles;
import dev.consilience.stream.access.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may sign in with name and password. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Who may sign in with name and password, as a file of names, roles and hashes says. Services read it when they start.",
            "Roles: reader reads; submitter hands papers in; curator decides; operator looks after the services. Whoever has any"
                    + " of them may read."
        },
        subcommands = {UsersCommand.Add.class, UsersCommand.Remove.class, UsersCommand.Listing.class})
final class UsersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "add, remove or list is missing");
    }

    /** Which file is meant. */
    static final class FileOptions {

        @Mixin
        private final PlaceOptions place = new PlaceOptions();

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "Another file of users than that of the pipeline here.")
        private @Nullable Path file;

        Path file() {
            if (file != null) {
                return file;
            }
            return place.folders().users();
        }

        /** The users that there are; nobody if there is no file. */
        Users users() throws IOException {
            if (Files.notExists(file())) {
                return Users.none();
            }
            return Users.read(file());
        }
    }

    /** Adds a user. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a user, or gives one who is there another password and other roles.",
                "The password is asked for at the terminal; without one, it is the first line of standard input."
            })
    static final class Add implements Callable<Integer> {

        private static final int SHORTEST = 12;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final FileOptions where = new FileOptions();

        @Parameters(paramLabel = "NAME", description = "The user's name: up to 200 characters, no colon.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                split = ",",
                paramLabel = "ROLE",
                description = "reader, submitter, curator or operator; several with commas between.")
        private List<String> roles = List.of();

        @Override
        public Integer call() throws Exception {
            for (String role : roles) {
                if (!Roles.ALL.contains(role)) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "\"" + role + "\" is no role; there are " + String.join(", ", Roles.ALL));
                }
            }
            String password = password();
            if (password.length() < SHORTEST) {
                throw new IOException("A password has at least " + SHORTEST + " characters; nothing was changed");
            }
            Users users;
            try {
                users = where.users().with(name, Set.copyOf(roles), password);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            users.write(where.file());
            Console.of(spec)
                    .remark(name + " is in " + where.file()
                            + "; services that run know it once they are started again");
            return ExitCode.OK;
        }

        private String password() throws IOException {
            Optional<String> typed = Passwords.prompt("Password of " + name + ": ");
            if (typed.isEmpty()) {
                return Passwords.standardInput()
                        .orElseThrow(() -> new IOException("There is no password on standard input"));
            }
            if (!typed.equals(Passwords.prompt("The same again: "))) {
                throw new IOException("Those were two passwords; nothing was changed");
            }
            return typed.get();
        }
    }

    /** Takes a user away. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a user away.")
    static final class Remove implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final FileOptions where = new FileOptions();

        @Parameters(paramLabel = "NAME", description = "The user's name.")
        private String name = "";

        @Override
        public Integer call() throws Exception {
            Users users = where.users();
            if (!users.roles().containsKey(name)) {
                throw new IOException("There is no user " + name + " in " + where.file());
            }
            users.without(name).write(where.file());
            Console.of(spec)
                    .remark(name + " is gone from " + where.file()
                            + "; services that run let it in until they are started again");
            return ExitCode.OK;
        }
    }

    /** Shows users. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows users and their roles.")
    static final class Listing implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final FileOptions where = new FileOptions();

        @Override
        public Integer call() throws Exception {
            TextTable table = new TextTable(List.of(new Column("user", 60, false), new Column("roles", 60, false)));
            where.users()
                    .roles()
                    .forEach((user, roles) -> table.row(List.of(user, String.join(",", new TreeSet<>(roles)))));
            table.lines().forEach(Console.of(spec)::data);
            return ExitCode.OK;
        }
    }
}
