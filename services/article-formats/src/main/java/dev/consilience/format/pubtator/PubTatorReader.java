package dev.consilience.format.pubtator;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.annotated.AnnotatedText;
import dev.consilience.format.annotated.AnnotatedText.Annotation;
import dev.consilience.format.annotated.AnnotatedText.Location;
import dev.consilience.format.annotated.AnnotatedText.Placement;
import dev.consilience.format.annotated.AnnotatedText.Stretch;
import dev.consilience.format.annotated.AnnotatorIds;
import dev.consilience.format.common.CitationKinds;
import dev.consilience.format.common.Noted;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the lines of one document into a record. A line with two offsets, words and a type is an annotation, whatever
 * follows; a line with words where offsets would stand is a relation between annotations, and not read.
 */
final class PubTatorReader {

    private static final Pattern TEXT_LINE = Pattern.compile("\\s*((?:PMC)?\\d{1,10})\\|([ta])\\|(.*)");
    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");
    private static final String VARIANT_ID = "RSID:";

    private final Hints hints;
    private final Limits limits;

    PubTatorReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<Noted> read(List<String> lines) throws RefusalException {
        String id = "";
        Optional<String> title = Optional.empty();
        Optional<String> text = Optional.empty();
        List<Annotation> annotations = new ArrayList<>();
        int unknown = 0;
        for (String line : lines) {
            Matcher matcher = TEXT_LINE.matcher(line);
            if (matcher.matches()) {
                id = matcher.group(1);
                if (matcher.group(2).equals("t")) {
                    title = title.or(() -> Optional.of(matcher.group(3)));
                } else {
                    text = text.or(() -> Optional.of(matcher.group(3)));
                }
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (isAnnotation(cells)) {
                annotations.add(annotation(cells));
            } else if (!line.isBlank() && !isRelation(cells)) {
                unknown++;
            }
        }
        return List.of(document(id, title.orElse(""), text.orElse(""), annotations, unknown));
    }

    private Noted document(String id, String title, String text, List<Annotation> annotations, int unknown)
            throws RefusalException {
        List<Name> names =
                StatedIdentifiers.names(Optional.empty(), StatedIdentifiers.pmid(id), StatedIdentifiers.pmcid(id));
        if (names.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "\"" + id + "\" is not a PMID");
        }
        List<Section> sections = new ArrayList<>();
        String storedTitle = AnnotatedText.stored(title);
        String storedText = AnnotatedText.stored(text);
        if (!title.isBlank()) {
            sections.add(new Section("title", SectionKind.TITLE, "", storedTitle));
        }
        if (!text.isBlank()) {
            sections.add(new Section("abstract", SectionKind.ABSTRACT, "", storedText));
        }
        if (sections.isEmpty()) {
            throw new RefusalException(RefusalCode.NO_TEXT, "Neither its title nor its abstract has text");
        }
        // The abstract's offset depends on how the title is counted, so none is given. The title's is there when it is
        // empty, too, but then nothing can stand in it.
        List<Stretch> stretches = List.of(
                new Stretch("title", 0, OptionalLong.of(0), storedTitle),
                new Stretch("abstract", 0, OptionalLong.empty(), storedText));
        Placement placed = AnnotatedText.place(stretches, annotations);
        RecordDraft draft = new RecordDraft("pubtator", hints)
                .names(names)
                .extent(Extent.ABSTRACT)
                .text(storedTitle.strip(), sections)
                .mentions(placed.mentions());
        CitationKinds.addTo(draft, List.of(), List.of(), title, sections);
        return new Noted(draft.build(limits), remark(placed, unknown));
    }

    private static String remark(Placement placed, int unknown) {
        List<String> remarks = new ArrayList<>();
        if (!placed.remark().isEmpty()) {
            remarks.add(placed.remark());
        }
        if (unknown > 0) {
            remarks.add(unknown + " lines are neither annotations nor relations and were left out");
        }
        return String.join("; ", remarks);
    }

    private static boolean isAnnotation(String[] cells) {
        return cells.length >= 4
                && OFFSET.matcher(cells[1].strip()).matches()
                && OFFSET.matcher(cells[2].strip()).matches();
    }

    private static boolean isRelation(String[] cells) {
        return cells.length >= 4;
    }

    private static Annotation annotation(String[] cells) {
        long start = Long.parseLong(cells[1].strip());
        long end = Long.parseLong(cells[2].strip());
        List<String> ids = new ArrayList<>();
        if (cells.length > 5) {
            ids.addAll(AnnotatorIds.of(cells[5]));
        }
        for (int i = 6; i < cells.length; i++) {
            if (cells[i].startsWith(VARIANT_ID)) {
                ids.addAll(AnnotatorIds.of(cells[i]));
            }
        }
        String type = "";
        if (cells.length > 4) {
            type = cells[4].strip();
        }
        List<Location> locations = List.of(new Location(start, Math.max(0, end - start)));
        return new Annotation(-1, locations, cells[3], type, ids);
    }
}
