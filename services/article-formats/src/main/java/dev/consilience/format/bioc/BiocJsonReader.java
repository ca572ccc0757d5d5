package dev.consilience.format.bioc;

import dev.consilience.format.RefusalException;
import dev.consilience.format.annotated.AnnotatedText.Location;
import dev.consilience.format.bioc.BiocDocument.Found;
import dev.consilience.format.bioc.BiocDocument.Passage;
import dev.consilience.format.common.Noted;
import dev.consilience.format.json.JsonRecords;
import dev.consilience.format.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads a document object; a line of JSON lines may be a collection of its own. */
final class BiocJsonReader {

    private static final List<String> COLLECTIONS = List.of("documents", "PubTator3");

    /** Members of a document that some producers have beside its infons. */
    private static final List<String> BESIDE_INFONS = List.of("pmid", "pmcid", "doi", "date");

    private final BiocRecords records;

    BiocJsonReader(BiocRecords records) {
        this.records = records;
    }

    List<Noted> read(JsonValue record) throws RefusalException {
        for (String collection : COLLECTIONS) {
            if (record.has(collection)) {
                List<Noted> all = new ArrayList<>();
                for (JsonValue document : record.all(collection).toList()) {
                    all.addAll(records.read(document(document)));
                }
                return all;
            }
        }
        if (!record.has("passages")) {
            throw JsonRecords.noPaper();
        }
        return records.read(document(record));
    }

    private static BiocDocument document(JsonValue document) {
        Map<String, String> infons = infons(document);
        for (String member : BESIDE_INFONS) {
            String value = document.text(member);
            if (!value.isBlank()) {
                infons.putIfAbsent(member, value);
            }
        }
        return new BiocDocument(
                document.text("id"),
                infons,
                document.all("passages").map(BiocJsonReader::passage).toList(),
                document.all("annotations").map(BiocJsonReader::found).toList());
    }

    private static Passage passage(JsonValue passage) {
        return new Passage(
                infons(passage),
                BiocDocument.number(passage.text("offset")),
                passage.text("text"),
                passage.all("sentences").map(BiocJsonReader::passage).toList(),
                passage.all("annotations").map(BiocJsonReader::found).toList());
    }

    private static Found found(JsonValue annotation) {
        List<Location> locations = annotation
                .all("locations")
                .flatMap(location -> location(location).stream())
                .toList();
        return new Found(infons(annotation), locations, annotation.text("text"));
    }

    private static List<Location> location(JsonValue location) {
        OptionalLong offset = BiocDocument.number(location.text("offset"));
        OptionalLong length = BiocDocument.number(location.text("length"));
        if (offset.isEmpty() || length.isEmpty()) {
            return List.of();
        }
        return List.of(new Location(offset.getAsLong(), length.getAsLong()));
    }

    /** Values that are lists are written as identifiers are in the other notation. */
    private static Map<String, String> infons(JsonValue value) {
        Map<String, String> infons = new LinkedHashMap<>();
        value.member("infons").ifPresent(all -> {
            if (all instanceof JsonValue.Members members) {
                members.fields()
                        .forEach((key, infon) -> infons.putIfAbsent(
                                key.strip().toLowerCase(Locale.ROOT),
                                infon.values().map(JsonValue::asText).collect(Collectors.joining(";"))));
            }
        });
        return infons;
    }
}
