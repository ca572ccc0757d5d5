package dev.consilience.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The citations of a file of PubMed, each of which can be handed in any number of times as another paper: under a PMID, a DOI and a
 * PMCID of its own. Citations of the file that name each other do so among those of the same round too.
 *
 * <p>All of it is done to the text, which stays what it was otherwise, byte for byte.
 */
public final class Citations {

    /** PubMed has not come so far. */
    public static final int FIRST_PMID = 50_000_000;

    private static final int GZIP = 0x1f8b;
    private static final Pattern CITATION = Pattern.compile("<PubmedArticle>.*?</PubmedArticle>", Pattern.DOTALL);
    private static final Pattern PMID = Pattern.compile("(<PMID[^>]*>|<ArticleId IdType=\"pubmed\">)(\\d{1,9})(?=</)");
    private static final Pattern DOI =
            Pattern.compile("(<ELocationID EIdType=\"doi\"[^>]*>|<ArticleId IdType=\"doi\">)([^<]+)(?=</)");
    private static final Pattern PMCID = Pattern.compile("(<ArticleId IdType=\"pmc\">PMC)(\\d+)(?=</)");
    /** Behind it stand the works that a paper cites, by identifiers of theirs. */
    private static final String CITED = "<ReferenceList>";

    private final List<String> texts;
    private final Map<Integer, Integer> places = new HashMap<>();

    private Citations(List<String> texts) {
        this.texts = List.copyOf(texts);
        for (int place = 0; place < texts.size(); place++) {
            Matcher own = PMID.matcher(texts.get(place));
            if (own.find()) {
                places.putIfAbsent(Integer.valueOf(own.group(2)), place);
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
        return texts.size();
    }

    /** A citation under identifiers of its own, whatever number it has from 0: behind the file's last one comes its first again. */
    public String text(int number) {
        int round = number / texts.size();
        String text = texts.get(number % texts.size());
        int end = text.length();
        if (text.contains(CITED)) {
            end = text.indexOf(CITED);
        }
        String own = text.substring(0, end);
        own = PMID.matcher(own).replaceAll(found -> found.group(1) + pmid(Integer.parseInt(found.group(2)), round));
        own = DOI.matcher(own)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + doi(found.group(2), round)));
        own = PMCID.matcher(own).replaceAll(found -> found.group(1) + (FIRST_PMID + number));
        return own + text.substring(end);
    }

    /** The citations of these numbers as PubMed would send them. */
    public byte[] set(int from, int to) {
        StringBuilder set = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PubmedArticleSet>\n");
        for (int number = from; number < to; number++) {
            set.append(text(number)).append('\n');
        }
        return set.append("</PubmedArticleSet>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the pipeline calls the article of a citation: by its DOI, and by its PMID where it has none. */
    public String article(int number) {
        return doi(number % texts.size())
                .map(doi -> "doi:" + doi(doi, number / texts.size()).toLowerCase(Locale.ROOT))
                .orElse("pmid:" + (FIRST_PMID + number));
    }

    private int pmid(int original, int round) {
        Integer place = places.get(original);
        if (place == null) {
            return original;
        }
        return FIRST_PMID + round * texts.size() + place;
    }

    private Optional<String> doi(int place) {
        Matcher doi = DOI.matcher(texts.get(place));
        int cited = texts.get(place).indexOf(CITED);
        if (doi.find() && (cited < 0 || doi.start() < cited)) {
            return Optional.of(doi.group(2).strip());
        }
        return Optional.empty();
    }

    private static String doi(String original, int round) {
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
