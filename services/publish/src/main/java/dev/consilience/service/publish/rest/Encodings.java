package dev.consilience.service.publish.rest;

import java.util.Locale;

/** What a client says of the encodings that it reads (RFC 9110, 12.5.3). */
final class Encodings {

    private Encodings() {}

    /**
     * Whether it reads gzip. It does where it names it, or anything, and does not give it the quality 0.
     *
     * @param accepted the value of {@code Accept-Encoding}; may be empty
     */
    static boolean allowGzip(String accepted) {
        boolean anything = false;
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] words = part.split(";", -1);
            String coding = words[0].strip();
            boolean allowed = true;
            for (int i = 1; i < words.length; i++) {
                if (words[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) {
                    allowed = false;
                }
            }
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return allowed;
            }
            if (coding.equals("*")) {
                anything = allowed;
            }
        }
        return anything;
    }
}
