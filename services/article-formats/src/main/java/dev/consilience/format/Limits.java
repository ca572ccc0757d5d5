package dev.consilience.format;

/**
 * How much is read, so that no input can exhaust the reader.
 *
 * @param recordBytes of one record of a set, unpacked
 * @param documentBytes of an input that is one document: a text, a page
 * @param articleCharacters of the text that is left; an event must fit into a message
 * @param unpackedBytes of a whole input, when it was compressed
 * @param unpackingRatio how many bytes one compressed byte may become, once {@code unpackingGrace} bytes have come
 * @param unpackingGrace how many bytes may come before the ratio counts: small files compress oddly
 */
public record Limits(
        int recordBytes,
        int documentBytes,
        int articleCharacters,
        long unpackedBytes,
        int unpackingRatio,
        long unpackingGrace) {

    private static final int MEBIBYTE = 1024 * 1024;

    public Limits {
        if (recordBytes < 1 || documentBytes < 1 || articleCharacters < 1 || unpackedBytes < 1 || unpackingRatio < 1) {
            throw new IllegalArgumentException("Limits are positive: record " + recordBytes + ", document "
                    + documentBytes + ", article " + articleCharacters + ", unpacked " + unpackedBytes + ", ratio "
                    + unpackingRatio);
        }
    }

    /**
     * Good for what exists: the longest PubMed record seen has 300 kB, the longest yearly file 400 MB, and XML shrinks
     * to a tenth. An article of 300,000 characters of three bytes each still fits into a message of a mebibyte.
     */
    public static Limits standard() {
        return new Limits(4 * MEBIBYTE, 4 * MEBIBYTE, 300_000, 4L * 1024 * MEBIBYTE, 150, 4L * MEBIBYTE);
    }
}
