package dev.consilience.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method and a path.
 *
 * @param method in capitals; GET stands for HEAD too
 * @param path as in {@code /claims/{id}}; {@code {id...}} takes the rest, slashes included
 * @param use what it is used for
 */
public record Endpoint(String method, String path, Use use) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)(\\.\\.\\.)?}");

    /** What paths are of this endpoint. */
    Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(path);
        int end = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(path.substring(end, parameter.start())));
            if (parameter.group(2) == null) {
                regex.append("[^/]+");
            } else {
                regex.append(".+");
            }
            end = parameter.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(path.substring(end))).toString(), Pattern.DOTALL);
    }
}
