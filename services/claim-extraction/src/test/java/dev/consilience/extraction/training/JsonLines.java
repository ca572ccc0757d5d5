package dev.consilience.extraction.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads files of one JSON object a line, or of plain lines; those whose names end in {@code .gz} are unpacked. */
public final class JsonLines {

    /** A JSON object; values are text, numbers as text, true or false as text, nested objects and lists. */
    public record Node(Map<String, String> values, Map<String, Node> objects, Map<String, List<Node>> lists) {

        public String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("The record has no " + name + ": " + values.keySet());
            }
            return value;
        }

        public Node object(String name) {
            Node object = objects.get(name);
            if (object == null) {
                throw new IllegalArgumentException("The record has no object " + name + ": " + objects.keySet());
            }
            return object;
        }

        public List<Node> list(String name) {
            return lists.getOrDefault(name, List.of());
        }
    }

    private JsonLines() {}

    public static List<Node> read(Path file) throws IOException {
        JsonFactory factory = new JsonFactory();
        List<Node> nodes = new ArrayList<>();
        for (String line : lines(file)) {
            if (!line.isBlank()) {
                try (JsonParser parser = factory.createParser(line)) {
                    parser.nextToken();
                    nodes.add(object(parser));
                }
            }
        }
        return nodes;
    }

    public static List<String> lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream stream = unpacked(raw, file)) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        }
    }

    private static InputStream unpacked(InputStream raw, Path file) throws IOException {
        if (file.toString().endsWith(".gz")) {
            return new GZIPInputStream(raw);
        }
        return raw;
    }

    private static Node object(JsonParser parser) throws IOException {
        Node node = new Node(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                node.objects().put(name, object(parser));
            } else if (token == JsonToken.START_ARRAY) {
                node.lists().put(name, list(parser));
            } else if (token != JsonToken.VALUE_NULL) {
                node.values().put(name, parser.getText());
            }
        }
        return node;
    }

    /** The objects of a list; anything else in it is passed over. */
    private static List<Node> list(JsonParser parser) throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                nodes.add(object(parser));
            } else if (token == JsonToken.START_ARRAY) {
                list(parser);
            }
        }
        return nodes;
    }
}
