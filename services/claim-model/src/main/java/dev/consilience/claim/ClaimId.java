package dev.consilience.claim;

import dev.consilience.article.ArticleId;
import dev.consilience.article.Digest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What makes two claims the same: the article, the agent as manipulated, the direction, the outcome, the context and the
 * words. Where in the article the words stand, which revision it is, and which rule found them do not count, so that a
 * claim keeps its id while its article is revised around it.
 *
 * @param value 32 hexadecimal digits: the first 16 bytes of the SHA-256 digest of the parts, each ended by a zero byte
 */
public record ClaimId(String value) implements Comparable<ClaimId> {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public ClaimId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A claim's id is 32 hexadecimal digits, not \"" + value + "\"");
        }
    }

    /** The id of the claim made of these parts. */
    public static ClaimId of(
            ArticleId article, Agent agent, Direction direction, Outcome outcome, Context context, String words) {
        StringBuilder parts = new StringBuilder();
        append(parts, article.value());
        append(parts, agent.entity().id().value());
        append(parts, agent.manipulation().name());
        append(parts, direction.name());
        append(parts, outcome.entity().id().value());
        context.values().forEach((dimension, value) -> append(parts, dimension.label() + "=" + value));
        append(parts, words.strip().replaceAll("\\s+", " "));
        return new ClaimId(Digest.hex(parts.toString().getBytes(StandardCharsets.UTF_8), 16));
    }

    private static void append(StringBuilder parts, String part) {
        parts.append(part).append('\0');
    }

    @Override
    public int compareTo(ClaimId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
