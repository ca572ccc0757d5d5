package dev.consilience.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * RDF graphs in TriG (W3C recommendation of 25 February 2014), triple by triple, in UTF-8. Subjects and objects are IRIs in full or literals
 * in one line, so of TriG's grammar only what it shares with N-Triples is needed, graphs in braces, and prefixes for what this project
 * writes itself.
 */
final class TrigOutput {

    private final Writer output;
    /** The subject of the triple that is being written, or an empty text. */
    private String subject = "";

    TrigOutput(OutputStream output) {
        this.output = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 64 * 1024);
    }

    /** Declares the prefixes, each with what it stands for. */
    void prefixes(Map<String, String> prefixes) throws IOException {
        for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
            output.write("@prefix " + prefix.getKey() + ": " + iri(prefix.getValue()) + " .\n");
        }
    }

    /** Begins the graph of that IRI. */
    void beginGraph(String graph) throws IOException {
        output.write("\n" + iri(graph) + " {\n");
    }

    void endGraph() throws IOException {
        endTriple();
        output.write("}\n");
    }

    /**
     * A triple. Behind one of the same subject it goes on with that.
     *
     * @param about the subject, an IRI in full
     * @param predicate a prefixed name
     * @param object as made by {@link #iri}, {@link #literal} or {@link #typed}, or a prefixed name
     */
    void triple(String about, String predicate, String object) throws IOException {
        if (about.equals(subject)) {
            output.write(" ;\n    ");
        } else {
            endTriple();
            output.write("  " + iri(about) + " ");
            subject = about;
        }
        output.write(predicate + " " + object);
    }

    private void endTriple() throws IOException {
        if (!subject.isEmpty()) {
            output.write(" .\n");
        }
        subject = "";
    }

    void flush() throws IOException {
        output.flush();
    }

    /** An IRI in full, of which whoever gives it has seen to that it is one. */
    static String iri(String iri) {
        return "<" + iri + ">";
    }

    /** A text of which nothing is known. */
    static String literal(String text) {
        String plain = Texts.plain(text);
        StringBuilder literal = new StringBuilder(plain.length() + 2).append('"');
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            switch (character) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(character);
            }
        }
        return literal.append('"').toString();
    }

    /** A value of a type of XML Schema, for example {@code "2"^^xsd:integer}. */
    static String typed(Object value, String type) {
        return literal(value.toString()) + "^^xsd:" + type;
    }
}
