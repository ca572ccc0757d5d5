package dev.consilience.format.text;

import dev.consilience.article.Name;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyKind;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.StatedGroups;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines before a text that say what it is: {@code DOI: 10.1000/x}, one a line, a blank line behind the last.
 *
 * <p>A line in that place that is not understood is refused. A slip in {@code Status: RETRACTED} that went unnoticed
 * would keep the claims of a retracted paper.
 */
final class FrontMatter {

    /** What may be said. */
    enum Key {
        DOI,
        PMID,
        PMCID,
        PUBLISHED,
        REVISION,
        KIND,
        DESIGN,
        STATUS,
        REASON,
        STUDY,
        GROUP,
        NOTE
    }

    /** "Note: ..." begins many a text that has no such lines. */
    private static final Set<Key> MAY_COME_FIRST =
            EnumSet.complementOf(EnumSet.of(Key.NOTE, Key.REASON, Key.DESIGN, Key.PUBLISHED, Key.GROUP));

    /** The status of a paper to which nothing has happened. */
    private static final String ACTIVE = "ACTIVE";

    private static final Pattern LINE = Pattern.compile("([A-Za-z]{2,20}):\\s*(.*)");

    private final Map<Key, String> values;
    private final int length;

    private FrontMatter(Map<Key, String> values, int length) {
        this.values = values;
        this.length = length;
    }

    /** Reads the lines at the top of a text, if it begins with such lines. */
    static FrontMatter read(List<String> lines) throws RefusalException {
        Map<Key, String> values = new EnumMap<>(Key.class);
        int at = 0;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        if (at == lines.size()
                || key(lines.get(at)).filter(MAY_COME_FIRST::contains).isEmpty()) {
            return new FrontMatter(values, 0);
        }
        for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
            String line = lines.get(at).strip();
            Optional<Key> key = key(line);
            if (key.isEmpty()) {
                throw bad(
                        at,
                        "\"" + shortened(line) + "\" is not one of " + keys()
                                + "; a blank line divides these lines from the text");
            }
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (values.putIfAbsent(key.get(), value) != null) {
                throw bad(at, key.get() + " stands there twice");
            }
        }
        return new FrontMatter(values, at);
    }

    /** How many lines it takes up, with the blank ones before it. */
    int length() {
        return length;
    }

    /** What the paper itself is called. */
    List<Name> names() throws RefusalException {
        return StatedIdentifiers.names(
                identifier(Key.DOI, StatedIdentifiers::doi),
                identifier(Key.PMID, StatedIdentifiers::pmid),
                identifier(Key.PMCID, StatedIdentifiers::pmcid));
    }

    Optional<String> published() throws RefusalException {
        Optional<String> stated = value(Key.PUBLISHED);
        if (stated.isEmpty()) {
            return stated;
        }
        Optional<String> date = PartialDate.ofIso(stated.get());
        if (date.isEmpty()) {
            throw bad("\"" + stated.get() + "\" is not a date as 2011, 2011-11 or 2011-11-05");
        }
        return date;
    }

    Optional<String> revision() {
        return value(Key.REVISION);
    }

    Optional<String> reason() {
        return value(Key.REASON);
    }

    Optional<SourceKind> kind() throws RefusalException {
        return constant(Key.KIND, SourceKind.values());
    }

    Optional<StudyKind> design() throws RefusalException {
        return constant(Key.DESIGN, StudyKind.values());
    }

    /** Whether something is said of its status; if no {@link #change} is, then that it stands. */
    boolean hasStatus() {
        return values.containsKey(Key.STATUS);
    }

    /** What has become of the paper. */
    Optional<StatusChange> change() throws RefusalException {
        if (value(Key.STATUS).filter(ACTIVE::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        return constant(Key.STATUS, StatusChange.values());
    }

    /** Whose research it is, by its senior author: an ORCID, a name, or the name of a collective. */
    Optional<String> group() {
        return value(Key.GROUP).flatMap(StatedGroups::of);
    }

    /** The study that is reported, by DOI or PMID, with or without saying which. */
    Optional<Name> study() throws RefusalException {
        Optional<String> stated = value(Key.STUDY);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        Optional<Name> study = StudyReference.of(stated.get());
        if (study.isEmpty()) {
            throw new RefusalException(
                    RefusalCode.BAD_IDENTIFIER,
                    "The study \"" + shortened(stated.get()) + "\" is neither DOI nor PMID");
        }
        return study;
    }

    private Optional<String> value(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    private interface Reader {
        Optional<String> read(String stated);
    }

    private Optional<String> identifier(Key key, Reader reader) throws RefusalException {
        Optional<String> stated = value(key);
        if (stated.isEmpty()) {
            return stated;
        }
        Optional<String> read = reader.read(stated.get());
        if (read.isEmpty()) {
            throw new RefusalException(
                    RefusalCode.BAD_IDENTIFIER, "\"" + shortened(stated.get()) + "\" is not a " + key);
        }
        return read;
    }

    private <T extends Enum<T>> Optional<T> constant(Key key, T[] constants) throws RefusalException {
        Optional<String> stated = value(key);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        String name = stated.get().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        for (T constant : constants) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        String allowed = Arrays.toString(constants);
        if (key == Key.STATUS) {
            allowed = allowed.replace("[", "[" + ACTIVE + ", ");
        }
        throw bad("\"" + shortened(stated.get()) + "\" is no " + key + "; it is one of " + allowed);
    }

    private static Optional<Key> key(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toUpperCase(Locale.ROOT);
        return Arrays.stream(Key.values())
                .filter(key -> key.name().equals(name))
                .findFirst();
    }

    private static String keys() {
        return Arrays.toString(Key.values());
    }

    private static RefusalException bad(int line, String reason) {
        return bad("line " + (line + 1) + ": " + reason);
    }

    private static RefusalException bad(String reason) {
        return new RefusalException(RefusalCode.BAD_FRONT_MATTER, reason);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
