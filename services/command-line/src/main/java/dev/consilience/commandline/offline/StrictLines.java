package dev.consilience.commandline.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilience.claim.Claim;
import dev.consilience.decision.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the JSON lines of files say, one value a line; blank lines are passed over. A line that cannot be read is counted,
 * and the first few are described, so that whoever made the file can mend it. Of two lines with one key the later counts.
 *
 * @param <T> what a line says
 */
public final class StrictLines<T> {

    /** How many bad lines are described. */
    public static final int MOST_DESCRIBED = 10;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** Reads a line. */
    @FunctionalInterface
    private interface LineReader<T> {
        T read(Member line) throws LineException;
    }

    private final LineReader<T> reader;
    private final Function<T, String> key;
    private final Map<String, T> values = new LinkedHashMap<>();
    private final List<String> described = new ArrayList<>();
    private int bad;
    private int again;
    private int judged;

    private StrictLines(LineReader<T> reader, Function<T, String> key) {
        this.reader = reader;
        this.key = key;
    }

    /** For claims, as {@code extract} writes them. */
    public static StrictLines<Claim> ofClaims() {
        return new StrictLines<>(ClaimLine::read, claim -> claim.id().value());
    }

    /** For decisions, as {@code decide list --json} writes them. */
    public static StrictLines<Decision> ofDecisions() {
        return new StrictLines<>(DecisionLine::read, Decision::key);
    }

    /**
     * Reads all lines of a stream, gzip or not, and closes it.
     *
     * @param name of the file, for what is said of bad lines
     * @throws IOException if the stream cannot be read
     */
    public void read(InputStream stream, String name) throws IOException {
        TextLines.read(stream, (line, number) -> {
            try {
                Member member = Member.ofLine(JSON.readTree(line));
                T value = reader.read(member);
                if (member.has("judgement")) {
                    judged++;
                }
                if (values.put(key.apply(value), value) != null) {
                    again++;
                }
            } catch (JsonProcessingException e) {
                refuse(name + " line " + number + ": no JSON: " + e.getOriginalMessage());
            } catch (LineException e) {
                refuse(name + " line " + number + ": " + e.getMessage());
            }
        });
    }

    private void refuse(String problem) {
        bad++;
        if (described.size() < MOST_DESCRIBED) {
            described.add(problem);
        }
    }

    /** What the lines say, of each key the latest. */
    public Collection<T> values() {
        return Collections.unmodifiableCollection(values.values());
    }

    /** What is wrong with the bad lines, of each the first that is; at most {@value #MOST_DESCRIBED}. */
    public List<String> described() {
        return List.copyOf(described);
    }

    /** How many lines could not be read. */
    public int bad() {
        return bad;
    }

    /** How many lines repeated the key of an earlier one, and took its place. */
    public int again() {
        return again;
    }

    /** How many lines come with what curators had ruled, which is not read: decisions are given by themselves. */
    public int judged() {
        return judged;
    }
}
