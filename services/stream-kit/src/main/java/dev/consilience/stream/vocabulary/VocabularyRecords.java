package dev.consilience.stream.vocabulary;

import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.schema.ConceptKind;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.List;

/** Concepts between model and Avro. Each way loses nothing. */
final class VocabularyRecords {

    private VocabularyRecords() {}

    /** The concept as a record of a release. */
    static ConceptRecord toRecord(Concept concept, long number, int place) {
        return ConceptRecord.newBuilder()
                .setId(concept.id().value())
                .setNumber(number)
                .setPlace(place)
                .setLabel(concept.entity().label())
                .setKind(ConceptKind.valueOf(concept.type().name()))
                .setSynonyms(concept.synonyms())
                .setBroader(values(concept.broader()))
                .setOpposites(values(concept.opposites()))
                .setInhibitors(values(concept.inhibitors()))
                .setActivators(values(concept.activators()))
                .setCuratable(concept.curatable())
                .setFacets(ClaimRecords.toRecords(concept.facets()))
                .setSource(concept.source())
                .build();
    }

    /**
     * The record as a concept.
     *
     * @throws IllegalArgumentException if it is of a kind, or says something of a circumstance, that this program does not
     *     know: it was released by a newer one
     */
    static Concept fromRecord(ConceptRecord record) {
        return new Concept(
                new Entity(new EntityId(record.getId()), record.getLabel()),
                ConceptType.valueOf(record.getKind().name()),
                record.getSynonyms(),
                ids(record.getBroader()),
                ids(record.getOpposites()),
                ids(record.getInhibitors()),
                ids(record.getActivators()),
                record.getCuratable(),
                ClaimRecords.contextFromRecords(record.getFacets()),
                record.getSource());
    }

    private static List<String> values(List<EntityId> ids) {
        return ids.stream().map(EntityId::value).toList();
    }

    private static List<EntityId> ids(List<String> values) {
        return values.stream().map(EntityId::new).toList();
    }
}
