package dev.consilience.extraction.vocabulary;

import dev.consilience.vocabulary.Concept;
import java.util.ArrayList;
import java.util.List;

/** Where a reader of one format puts what it finds. */
final class Intake {

    private static final int MOST_PROBLEMS = 20;

    private final String file;
    private final String format;
    private final List<Concept> concepts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int leftOut;
    private int refused;

    Intake(String file, String format) {
        this.file = file;
        this.format = format;
    }

    String file() {
        return file;
    }

    /** Takes a concept; of its names those that are not damaged. */
    void take(String place, Concept concept) {
        String label = concept.entity().label();
        if (Lines.isDamaged(label)) {
            refuse(place, "the name \"" + label + "\" is not UTF-8; convert the file");
        } else if (concept.synonyms().stream().anyMatch(Lines::isDamaged)) {
            concepts.add(new Concept(
                    concept.entity(),
                    concept.type(),
                    concept.synonyms().stream()
                            .filter(name -> !Lines.isDamaged(name))
                            .toList(),
                    concept.broader(),
                    concept.opposites(),
                    concept.inhibitors(),
                    concept.activators(),
                    concept.curatable(),
                    concept.facets(),
                    concept.source()));
        } else {
            concepts.add(concept);
        }
    }

    /** A row that is as it should be and gives no concept. */
    void leaveOut() {
        leftOut++;
    }

    /** A row that is wrong. */
    void refuse(String place, String problem) {
        refused++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(file + ", " + place + ": " + problem);
        }
    }

    List<Concept> concepts() {
        return concepts;
    }

    LoadReport.File report() {
        return new LoadReport.File(file, format, concepts.size(), leftOut, refused, problems);
    }

    /** Refuses the file if nothing in it was of use. */
    void refuseIfEmpty() throws VocabularyFormatException {
        if (!concepts.isEmpty()) {
            return;
        }
        String reason = "there is no concept in it";
        if (!problems.isEmpty()) {
            reason = "all of its " + refused + " rows are wrong; the first: " + problems.get(0);
        }
        throw new VocabularyFormatException(file + ", read as " + format + ": " + reason
                + ". See that the file is whole and is one of " + VocabularyLoader.FORMATS);
    }
}
