package dev.consilience.stream.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** Writes the values of this package as JSON on one line: members in the order of the components, nulls left out. */
public final class JsonText {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private JsonText() {}

    /** The claim as JSON. */
    public static String of(ClaimJson claim) {
        return write(claim);
    }

    /** The curated claim as JSON. */
    public static String of(CuratedClaimJson claim) {
        return write(claim);
    }

    /** The decision as JSON. */
    public static String of(DecisionJson decision) {
        return write(decision);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A value of this package is plain, and can be written: " + value, e);
        }
    }
}
