package dev.consilience.stream.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Users who are known by name and password, as a file has them: a line a user, with name, roles and the password's hash,
 * parted by tabs; lines that begin with {@code #} are passed over.
 *
 * <pre>{@code
 * Users users = Users.none().with("mary", Set.of("curator"), "the password");
 * users.write(file);
 * Users.read(file).rolesOf("mary", "the password");
 * }</pre>
 */
public final class Users {

    private static final Pattern NAME = Pattern.compile("[^\\s:][^\\t\\r\\n:]{0,199}");
    private static final Pattern ROLE = Pattern.compile("[a-z]+");
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern COMMA = Pattern.compile(",");

    /** Of nobody: for a name that there is not, checking takes as long as for one that there is. */
    private static final PasswordHash OF_NOBODY = PasswordHash.ofNoPassword();

    private final Map<String, User> users;

    private record User(String name, Set<String> roles, PasswordHash password) {}

    private Users(Map<String, User> users) {
        this.users = users;
    }

    /** Nobody. */
    public static Users none() {
        return new Users(Map.of());
    }

    /**
     * The users of a file.
     *
     * @throws IOException if it cannot be read, or a line is none: with the number of the line
     */
    public static Users read(Path file) throws IOException {
        Map<String, User> users = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    User user = user(line);
                    users.put(user.name(), user);
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return new Users(users);
    }

    private static User user(String line) {
        String[] fields = TAB.split(line, -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("A user is a name, roles and a hash, parted by tabs");
        }
        return checked(fields[0], Set.of(COMMA.split(fields[1])), PasswordHash.parse(fields[2]));
    }

    private static User checked(String name, Set<String> roles, PasswordHash password) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A user's name is up to 200 characters without colon, tab and line end, not \"" + name + "\"");
        }
        for (String role : roles) {
            if (!ROLE.matcher(role).matches()) {
                throw new IllegalArgumentException("A role is a word in lower case, not \"" + role + "\"");
            }
        }
        return new User(name, Set.copyOf(roles), password);
    }

    /**
     * These users and one more, in place of one who has that name.
     *
     * @throws IllegalArgumentException if the name or a role is none
     */
    public Users with(String name, Set<String> roles, String password) {
        return with(checked(name, roles, PasswordHash.of(password)));
    }

    /**
     * The same, with a password that was drawn by lot and has at least 120 random bits: it is checked sooner than one that somebody thought of, and
     * who measures that learns that there is such a user.
     *
     * @throws IllegalArgumentException if the name or a role is none
     */
    public Users withDrawn(String name, Set<String> roles, String password) {
        return with(checked(name, roles, PasswordHash.ofDrawn(password)));
    }

    private Users with(User user) {
        Map<String, User> more = new LinkedHashMap<>(users);
        more.put(user.name(), user);
        return new Users(more);
    }

    /** These users less one; the same if there is no such user. */
    public Users without(String name) {
        Map<String, User> fewer = new LinkedHashMap<>(users);
        fewer.remove(name);
        return new Users(fewer);
    }

    /** The roles of all users, by name, in the order of the file. */
    public Map<String, Set<String>> roles() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        users.values().forEach(user -> roles.put(user.name(), user.roles()));
        return roles;
    }

    /** The roles of a user; empty if there is no such user, or the password is another. Takes as long in either case, but for {@linkplain #withDrawn drawn} passwords. */
    public Optional<Set<String>> rolesOf(String name, String password) {
        User user = users.get(name);
        if (user == null) {
            OF_NOBODY.matches(password);
            return Optional.empty();
        }
        if (!user.password().matches(password)) {
            return Optional.empty();
        }
        return Optional.of(user.roles());
    }

    /** Writes the users to a file that its owner alone can read, in place of what is there. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        for (User user : users.values()) {
            text.append(user.name())
                    .append('\t')
                    .append(String.join(",", new TreeSet<>(user.roles())))
                    .append('\t')
                    .append(user.password())
                    .append('\n');
        }
        OwnerOnly.write(file, text.toString());
    }
}
