package dev.consilience.export;

import java.util.regex.Pattern;

/**
 * What the IRIs of curated claims begin with, where a format names them by IRIs.
 *
 * @param value an absolute IRI that ends in a slash, a hash or a colon
 */
public record IriBase(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9:/._~@%+-]+[/#:]");

    /** For a record that has no address of its own. */
    public static final IriBase NONE = new IriBase("urn:consilience:");

    public IriBase {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The base of IRIs is absolute and ends in a slash, a hash or a colon, unlike \"" + value + "\"");
        }
    }
}
