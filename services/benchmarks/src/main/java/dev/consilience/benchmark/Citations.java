package dev.consilience.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The citations of a file of PubMed, each of which can be handed in any number of times as another paper: under a PMID, a DOI and a
 * PMCID of its own, and in another volume, as no two papers stand on one page. Citations of the file that name each other do so among
 * those of the same round too, and papers and trials outside of the file that they name are others in each round: of one study are as few
 * as there are in the file.
 *
 * <p>All of it is done to the text, which stays what it was otherwise, byte for byte.
 */
public final class Citations {

    /** PubMed has not come so far. */
    public static final int FIRST_PMID = 50_000_000;

    /** The first number for papers that the file names and does not have. */
    private static final int FIRST_OUTSIDE = 500_000_000;

    /** No registry has come so far. */
    private static final int FIRST_TRIAL = 50_000_000;

    private static final int GZIP = 0x1f8b;
    private static final Pattern CITATION = Pattern.compile("<PubmedArticle>.*?</PubmedArticle>", Pattern.DOTALL);
    /** Behind it stand the works that a paper cites, by identifiers of theirs. */
    private static final String CITED = "<ReferenceList>";

    private final List<Template> templates;
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> outside = new HashMap<>();
    private final Map<Integer, Integer> trials = new HashMap<>();

    /** The identifiers of a citation, each with where it is stated: what stands before it, and itself. */
    private enum Scheme {
        PMID("(<PMID[^>]*>|<ArticleId IdType=\"pubmed\">)(\\d{1,9})(?=</)"),
        DOI("(<ELocationID EIdType=\"doi\"[^>]*>|<ArticleId IdType=\"doi\">)([^<]+)(?=</)"),
        /** Of another paper, within the text that says where it stands. */
        DOI_IN_TEXT("(<RefSource>[^<]*?)(10\\.\\d{4,9}/[^<\\s]*[^<\\s.,;])"),
        PMCID("(<ArticleId IdType=\"pmc\">PMC)(\\d+(?:\\.\\d+)?)(?=</)"),
        VOLUME("(<Volume>)([^<]+)(?=</)"),
        /** The last eight digits, which are all that some registries have. */
        TRIAL("(\\b(?:NCT|ISRCTN|ACTRN|UMIN)\\d{0,6})(\\d{8})(?!\\d)");

        private final Pattern pattern;

        Scheme(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private record Found(Scheme scheme, int start, int end) {}

    /** Text, and an identifier that stands behind it. */
    private record Piece(String before, Scheme scheme, String original) {}

    /** A citation of the file, cut at its identifiers once, so that another paper is made of it by putting pieces together. */
    private record Template(List<Piece> pieces, String rest) {

        static Template of(String text) {
            int end = text.length();
            if (text.contains(CITED)) {
                end = text.indexOf(CITED);
            }
            List<Found> found = new ArrayList<>();
            for (Scheme scheme : Scheme.values()) {
                Matcher matcher = scheme.pattern.matcher(text).region(0, end);
                while (matcher.find()) {
                    found.add(new Found(scheme, matcher.start(2), matcher.end(2)));
                }
            }
            found.sort(Comparator.comparingInt(Found::start));
            List<Piece> pieces = new ArrayList<>();
            int from = 0;
            for (Found next : found) {
                String original = text.substring(next.start(), next.end());
                pieces.add(new Piece(text.substring(from, next.start()), next.scheme(), original));
                from = next.end();
            }
            return new Template(pieces, text.substring(from));
        }

        Optional<String> first(Scheme scheme) {
            return pieces.stream()
                    .filter(piece -> piece.scheme() == scheme)
                    .map(piece -> piece.original().strip())
                    .findFirst();
        }

        Optional<String> doi() {
            return first(Scheme.DOI);
        }
    }

    private Citations(List<String> texts) {
        this.templates = texts.stream().map(Template::of).toList();
        for (int place = 0; place < templates.size(); place++) {
            Optional<String> own = templates.get(place).first(Scheme.PMID);
            if (own.isPresent()) {
                places.putIfAbsent(Integer.valueOf(own.get()), place);
            }
        }
        for (Template template : templates) {
            for (Piece piece : template.pieces()) {
                if (piece.scheme() == Scheme.TRIAL) {
                    trials.putIfAbsent(Integer.valueOf(piece.original()), trials.size());
                } else if (piece.scheme() == Scheme.PMID && !places.containsKey(Integer.valueOf(piece.original()))) {
                    outside.putIfAbsent(Integer.valueOf(piece.original()), outside.size());
                }
            }
        }
    }

    /**
     * Reads a file, gzip or not.
     *
     * @throws IOException if it cannot be read, or has no citation of PubMed's
     */
    public static Citations read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException(file + " is no file that can be read");
        }
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        List<String> texts =
                CITATION.matcher(text).results().map(MatchResult::group).toList();
        if (texts.isEmpty()) {
            throw new IOException(file + " has no <PubmedArticle>: what is streamed has to be XML as PubMed writes it");
        }
        return new Citations(texts);
    }

    /** How many the file has. */
    public int size() {
        return templates.size();
    }

    /** A citation under identifiers of its own, whatever number it has from 0: behind the file's last one comes its first again. */
    public String text(int number) {
        StringBuilder text = new StringBuilder();
        write(number, text);
        return text.toString();
    }

    /** The citations of these numbers as PubMed would send them. */
    public byte[] set(int from, int to) {
        StringBuilder set = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PubmedArticleSet>\n");
        for (int number = from; number < to; number++) {
            write(number, set);
            set.append('\n');
        }
        return set.append("</PubmedArticleSet>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(int number, StringBuilder to) {
        int round = number / templates.size();
        Template template = templates.get(number % templates.size());
        for (Piece piece : template.pieces()) {
            to.append(piece.before()).append(identifier(piece, number, round));
        }
        to.append(template.rest());
    }

    private String identifier(Piece piece, int number, int round) {
        return switch (piece.scheme()) {
            case PMID -> Integer.toString(pmid(Integer.parseInt(piece.original()), round));
            case DOI, DOI_IN_TEXT, VOLUME -> ofRound(piece.original(), round);
            case PMCID -> Integer.toString(FIRST_PMID + number);
            case TRIAL -> Integer.toString(FIRST_TRIAL + ofRound(trials, Integer.parseInt(piece.original()), round));
        };
    }

    /** What the pipeline calls the article of a citation: by its DOI, and by its PMID where it has none. */
    public String article(int number) {
        return templates
                .get(number % templates.size())
                .doi()
                .map(doi -> "doi:" + ofRound(doi, number / templates.size()).toLowerCase(Locale.ROOT))
                .orElse("pmid:" + (FIRST_PMID + number));
    }

    private int pmid(int original, int round) {
        Integer place = places.get(original);
        if (place == null) {
            return FIRST_OUTSIDE + ofRound(outside, original, round);
        }
        return FIRST_PMID + round * templates.size() + place;
    }

    private static int ofRound(Map<Integer, Integer> numbers, int original, int round) {
        return round * numbers.size() + Objects.requireNonNull(numbers.get(original));
    }

    private static String ofRound(String original, int round) {
        return original.strip() + ".r" + round;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            stream.mark(2);
            boolean zipped = stream.read() == GZIP >> 8 && stream.read() == (GZIP & 0xff);
            stream.reset();
            if (zipped) {
                return new GZIPInputStream(stream).readAllBytes();
            }
            return stream.readAllBytes();
        }
    }
}
