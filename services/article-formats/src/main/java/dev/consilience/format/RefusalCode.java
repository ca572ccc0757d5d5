package dev.consilience.format;

/**
 * Why a record was refused. The numbers are permanent: they stand in dead letters and in other people's scripts, so a
 * code that is no longer given keeps its number, and a new one takes the next that is free.
 */
public enum RefusalCode {
    /** There was nothing to read. */
    EMPTY_INPUT(1, "Send the text of a paper, a saved page or PubMed XML; this input has no content."),
    /** The bytes are no text in a known encoding. */
    NOT_TEXT(2, "Save it as text in UTF-8, or name its encoding in the content type, and send it again."),
    /** The XML of this record is not well-formed. */
    MALFORMED_XML(
            3, "Fetch the record again from its source, or repair the XML at the place named; DTDs are not read."),
    /** The compressed data ends before its end. */
    TRUNCATED_GZIP(4, "Fetch the file again: it was cut off. The records before the cut have been taken."),
    /** The input, or one record of it, is larger than is read. */
    TOO_LARGE(5, "Send the papers one by one, or split the record; the limit is named in the reason."),
    /** No words are left when markup and page furniture are gone. */
    NO_TEXT(6, "Send the paper's own words; nothing was left once the page's furniture was taken away."),
    /** It is none of the formats that are read. */
    UNKNOWN_FORMAT(
            7,
            "Send one of the formats in the manual, plain text or a saved web page; what it looks like instead is named in the reason."),
    /** The compressed data contradicts itself. */
    DAMAGED_GZIP(8, "Fetch the file again: it was damaged on its way. The records before the damage have been taken."),
    /** The input ends in the middle of a record or a set. */
    TRUNCATED_INPUT(9, "Fetch the file again: it was cut off. The records before the cut have been taken."),
    /** An identifier is missing or has not the form that it should have. */
    BAD_IDENTIFIER(
            10,
            "Correct the identifier: a DOI begins with 10. and has a slash, a PMID is digits, a PMCID is PMC and digits."),
    /** The lines before the text say something that is not understood. */
    BAD_FRONT_MATTER(
            11, "Correct the line named in the reason; the lines that may stand before a text are in the manual."),
    /** A set holds something that is no record of a known kind. */
    UNKNOWN_RECORD(12, "Take the element out of the set, or send it in the format that it belongs to."),
    /** It unpacks to far more than any text would. */
    COMPRESSION_BOMB(13, "Send the file unpacked if it is a real one; it grows too much when it is unpacked here."),
    /** The sender's connection or disk failed while it was read. */
    SOURCE_FAILED(14, "Send it again: reading it failed before its end."),
    /** A row of a table is not as its header says. */
    BAD_ROW(
            15,
            "Correct the row, or export the table again as comma-separated values; the other rows have been taken."),
    /** It is well-formed JSON, but nothing in it is a paper. */
    NO_PAPER(16, "Send objects with a title, an abstract or a text; which fields are read is in the manual."),
    /** The JSON of this record, or of what stands around the records, is not well-formed. */
    MALFORMED_JSON(17, "Fetch the record again from its source, or repair the JSON at the place named."),
    /** A field of a record holds something that it cannot mean. */
    BAD_FIELD(18, "Correct the field named in the reason; what the fields may hold is in the manual.");

    private final int number;
    private final String advice;

    RefusalCode(int number, String advice) {
        this.number = number;
        this.advice = advice;
    }

    /** The permanent number. */
    public int number() {
        return number;
    }

    /** What the sender can do about it, in one sentence or two. */
    public String advice() {
        return advice;
    }
}
