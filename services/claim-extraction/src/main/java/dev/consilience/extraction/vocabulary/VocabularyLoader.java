package dev.consilience.extraction.vocabulary;

import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.extraction.NameRules;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Puts a vocabulary together: an own lexicon, and over it the vocabularies of others, from files as their publishers give
 * them, plain or compressed with gzip; which format a file has is seen from its beginning.
 *
 * <p>Read are tables of terms ({@code id}, {@code type}, {@code label}, {@code synonyms}, {@code broader}, ...), ontologies
 * in OBO, MeSH's headings in XML, and HGNC's complete set.
 *
 * <h2>When sources overlap</h2>
 *
 * <ul>
 *   <li>A concept of the own lexicon is what its row says: label, type, broader concepts, opposites, whether claims are
 *       gathered at it. Another source's row of the same id only adds names, and only {@linkplain NameRules#isPlain plain}
 *       ones that no own concept has.
 *   <li>Of other rows with one id the first one given counts; those that follow add names.
 *   <li>Equivalent ids are one: that of the own lexicon if it has one of them, else the one that the table of equivalents
 *       says, else the first that was loaded.
 *   <li>Which of several concepts a name means is decided where names are looked for, the own ones first.
 * </ul>
 *
 * References to concepts that no file has are left out and counted: publishers cut their vocabularies at many places.
 *
 * <h2>The release</h2>
 *
 * Named after the own lexicon and each file, with the first digits of the digest of its content, so that claims made with
 * the same names and content say the same release, and others another: {@code consilience-2026.1+desc2024-1f0c93d2}.
 */
public final class VocabularyLoader {

    static final String FORMATS = "a table with the columns id, type and label, OBO, MeSH's XML or HGNC's complete set";

    private static final int DIGITS = 8;

    private final Vocabulary own;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> equivalents = new ArrayList<>();
    private boolean related;

    private VocabularyLoader(Vocabulary own) {
        this.own = own;
    }

    /**
     * A vocabulary and what became of the files that it is from.
     *
     * @param vocabulary with the own concepts first
     * @param report of the files
     */
    public record Result(Vocabulary vocabulary, LoadReport report) {}

    /** A loader that puts others' vocabularies over a lexicon, all concepts of which are own ones. */
    public static VocabularyLoader over(Vocabulary own) {
        return new VocabularyLoader(own);
    }

    /** Adds a file; of two that say different things of one concept the one added first counts. */
    public VocabularyLoader add(Path file) {
        files.add(file);
        return this;
    }

    /** Adds a table of equivalents: the columns {@code id} and {@code canonical_id}. */
    public VocabularyLoader equivalents(Path file) {
        equivalents.add(file);
        return this;
    }

    /** Takes names that only mean nearly the same, too: related synonyms, and MeSH's terms of narrower concepts. */
    public VocabularyLoader withRelatedNames() {
        related = true;
        return this;
    }

    /**
     * Reads the files.
     *
     * @throws VocabularyFormatException if a file is none of the formats, ends too early, or has nothing but wrong rows;
     *     the message says where and what to do
     * @throws IOException if a file cannot be read
     */
    public Result load() throws IOException {
        StringBuilder release = new StringBuilder(own.release());
        List<Intake> intakes = new ArrayList<>();
        for (Path file : files) {
            intakes.add(read(file, release));
        }
        Map<EntityId, EntityId> canonical = new HashMap<>();
        for (Path file : equivalents) {
            readEquivalents(file, release, canonical);
        }
        return new Assembly(own, intakes, canonical).build(release.toString());
    }

    private Intake read(Path file, StringBuilder release) throws IOException {
        String name = String.valueOf(file.getFileName());
        return reading(file, release, stream -> {
            stream.mark(1 << 16);
            String head = firstLine(stream.readNBytes(1 << 14));
            stream.reset();
            Intake intake;
            if (MeshDescriptors.isHeader(head)) {
                intake = new Intake(name, "MeSH's XML");
                MeshDescriptors.read(stream, related, intake);
            } else {
                intake = readLines(name, new Lines(stream));
            }
            intake.refuseIfEmpty();
            return intake;
        });
    }

    private Intake readLines(String name, Lines lines) throws IOException {
        String first = lines.next();
        while (first != null && (first.isBlank() || first.startsWith("#") || first.startsWith("!"))) {
            first = lines.next();
        }
        if (first == null) {
            throw new VocabularyFormatException(name + ": the file is empty. Give one of " + FORMATS);
        }
        if (OboFile.isHeader(first)) {
            Intake intake = new Intake(name, "OBO");
            OboFile.read(lines, related, intake);
            return intake;
        }
        if (HgncTable.isHeader(first)) {
            Intake intake = new Intake(name, "HGNC's complete set");
            HgncTable.read(lines, first, intake);
            return intake;
        }
        if (TermTable.isHeader(first)) {
            Intake intake = new Intake(name, "a table of terms");
            TermTable.read(lines, first, intake);
            return intake;
        }
        String shown = first.substring(0, Math.min(80, first.length()));
        throw new VocabularyFormatException(name + ", line " + lines.number() + ": \"" + shown
                + "\" begins no vocabulary that is known. Give one of " + FORMATS);
    }

    private static String firstLine(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).strip();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1).strip();
        }
        int end = text.indexOf('\n');
        if (end < 0) {
            return text;
        }
        return text.substring(0, end);
    }

    private void readEquivalents(Path file, StringBuilder release, Map<EntityId, EntityId> canonical)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        reading(file, release, stream -> {
            Lines lines = new Lines(stream);
            String header = String.valueOf(lines.next());
            List<String> columns = List.of(header.split("\t", -1));
            int id = columns.indexOf("id");
            int to = columns.indexOf("canonical_id");
            if (id < 0 || to < 0) {
                throw new VocabularyFormatException(
                        name + ", line 1: a table of equivalents has the columns id and canonical_id");
            }
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] cells = line.split("\t", -1);
                if (line.isBlank()) {
                    continue;
                }
                try {
                    EntityId from = new EntityId(cells[id].strip());
                    EntityId same = new EntityId(cells[to].strip());
                    if (!from.equals(same)) {
                        canonical.put(from, same);
                    }
                } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    throw new VocabularyFormatException(
                            name + ", " + lines.place() + ": a row has two ids, not \"" + line + "\"; correct it", e);
                }
            }
            return canonical;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(InputStream stream) throws IOException;
    }

    private static <T> T reading(Path file, StringBuilder release, Reading<T> reading) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream raw =
                        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest);
                InputStream stream = new BufferedInputStream(unpacked(raw), 1 << 16)) {
            T read = reading.read(new Kept(stream));
            // What a reader had no need of still belongs to the content.
            raw.transferTo(OutputStream.nullOutputStream());
            String name = String.valueOf(file.getFileName());
            int dot = name.indexOf('.');
            if (dot > 0) {
                name = name.substring(0, dot);
            }
            release.append('+')
                    .append(name.replaceAll("[^A-Za-z0-9_-]", "_"))
                    .append('-')
                    .append(HexFormat.of().formatHex(digest.digest()), 0, DIGITS);
            return read;
        } catch (EOFException | ZipException e) {
            throw new VocabularyFormatException(
                    file.getFileName() + ": the compressed file is damaged or ends too early; fetch it again", e);
        }
    }

    /** A stream that a parser of XML cannot close: what it leaves is still to be read. */
    private static final class Kept extends FilterInputStream {

        Kept(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {
            // by whoever opened it
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(raw, 1 << 16);
        stream.mark(2);
        int first = stream.read();
        int second = stream.read();
        stream.reset();
        if (first == 0x1F && second == 0x8B) {
            return new GZIPInputStream(stream, 1 << 16);
        }
        return stream;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Several sources becoming one. */
    private static final class Assembly {

        private final Vocabulary own;
        private final List<Intake> intakes;
        private final Map<EntityId, EntityId> canonical;

        /** Of ids that have equivalents, the one that stands for all of them. */
        private final Map<EntityId, EntityId> representatives = new HashMap<>();

        private final Map<EntityId, Concept> concepts = new LinkedHashMap<>();
        private final Map<EntityId, Set<String>> moreNames = new HashMap<>();
        private int merged;
        private int broken;

        Assembly(Vocabulary own, List<Intake> intakes, Map<EntityId, EntityId> canonical) {
            this.own = own;
            this.intakes = intakes;
            this.canonical = canonical;
        }

        Result build(String release) {
            Set<EntityId> loaded = new HashSet<>();
            for (Intake intake : intakes) {
                intake.concepts().forEach(concept -> loaded.add(concept.id()));
            }
            chooseRepresentatives(loaded);
            Set<String> ownNames = ownNames();
            NameRules rules = NameRules.standard();
            for (Intake intake : intakes) {
                for (Concept concept : intake.concepts()) {
                    take(concept, ownNames, rules);
                }
            }
            List<Concept> ownConcepts = new ArrayList<>(own.size());
            for (Concept concept : own.concepts()) {
                ownConcepts.add(withMoreNames(concept, concept.id()));
            }
            List<Concept> further = new ArrayList<>(concepts.size());
            concepts.forEach((id, concept) -> further.add(resolved(concept, id)));
            concepts.clear();
            List<LoadReport.File> reports = intakes.stream().map(Intake::report).toList();
            return new Result(new Vocabulary(release, ownConcepts, further), new LoadReport(reports, merged, broken));
        }

        private void chooseRepresentatives(Set<EntityId> loaded) {
            Map<EntityId, Set<EntityId>> classes = new LinkedHashMap<>();
            canonical.keySet().stream().sorted().forEach(id -> {
                EntityId same = canonical.get(id);
                classes.computeIfAbsent(same, any -> new LinkedHashSet<>(Set.of(same)))
                        .add(id);
            });
            classes.forEach((same, members) -> {
                EntityId chosen = members.stream()
                        .filter(own::contains)
                        .findFirst()
                        .or(() -> members.stream().filter(loaded::contains).findFirst())
                        .orElse(same);
                for (EntityId member : members) {
                    // Two own concepts are two, whatever a table says.
                    if (!member.equals(chosen) && !own.contains(member)) {
                        representatives.put(member, chosen);
                    }
                }
            });
        }

        private EntityId representative(EntityId id) {
            return representatives.getOrDefault(id, id);
        }

        private Set<String> ownNames() {
            Set<String> names = new HashSet<>();
            for (Concept concept : own.concepts()) {
                names.add(folded(concept.entity().label()));
                concept.synonyms().forEach(name -> names.add(folded(name)));
            }
            return names;
        }

        private static String folded(String name) {
            return name.toLowerCase(Locale.ROOT).replace('-', ' ');
        }

        private void take(Concept concept, Set<String> ownNames, NameRules rules) {
            EntityId id = representative(concept.id());
            if (own.contains(id)) {
                merged++;
                Set<String> names = moreNames.computeIfAbsent(id, any -> new LinkedHashSet<>());
                for (String name : names(concept)) {
                    if (!ownNames.contains(folded(name)) && rules.isPlain(name)) {
                        names.add(name);
                    }
                }
            } else if (concepts.putIfAbsent(id, concept) != null) {
                merged++;
                moreNames.computeIfAbsent(id, any -> new LinkedHashSet<>()).addAll(names(concept));
            }
        }

        private static List<String> names(Concept concept) {
            List<String> names = new ArrayList<>(concept.synonyms().size() + 1);
            names.add(concept.entity().label());
            names.addAll(concept.synonyms());
            return names;
        }

        private Concept withMoreNames(Concept concept, EntityId id) {
            Set<String> more = moreNames.getOrDefault(id, Set.of());
            if (more.isEmpty() && id.equals(concept.id())) {
                return concept;
            }
            Set<String> synonyms = new LinkedHashSet<>(concept.synonyms());
            synonyms.addAll(more);
            synonyms.remove(concept.entity().label());
            return new Concept(
                    new Entity(id, concept.entity().label()),
                    concept.type(),
                    new ArrayList<>(synonyms),
                    concept.broader(),
                    concept.opposites(),
                    concept.inhibitors(),
                    concept.activators(),
                    concept.curatable(),
                    concept.facets(),
                    concept.source());
        }

        private Concept resolved(Concept concept, EntityId id) {
            Concept named = withMoreNames(concept, id);
            if (named.broader().isEmpty()
                    && named.opposites().isEmpty()
                    && named.inhibitors().isEmpty()
                    && named.activators().isEmpty()) {
                return named;
            }
            return new Concept(
                    named.entity(),
                    named.type(),
                    named.synonyms(),
                    present(named.broader(), id),
                    present(named.opposites(), id),
                    present(named.inhibitors(), id),
                    present(named.activators(), id),
                    named.curatable(),
                    named.facets(),
                    named.source());
        }

        private List<EntityId> present(List<EntityId> ids, EntityId self) {
            if (ids.isEmpty()) {
                return ids;
            }
            Set<EntityId> present = new LinkedHashSet<>();
            for (EntityId stated : ids) {
                EntityId id = representative(stated);
                if (!own.contains(id) && !concepts.containsKey(id)) {
                    broken++;
                } else if (!id.equals(self)) {
                    present.add(id);
                }
            }
            return List.copyOf(present);
        }
    }
}
