package dev.consilience.format.text;

import dev.consilience.article.Name;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a page that are its article.
 *
 * @param lines cleaned; a blank one divides paragraphs
 * @param study the study that the page says it reports on
 * @param date a date that stood on a line of its own, or empty
 */
record PageLines(List<String> lines, Optional<Name> study, String date) {

    /** Behind so many words the article has begun, and what ends a page may end it. */
    private static final int WORDS_THAT_ARE_A_BEGINNING = 20;

    /** How far below its label the name of a study may stand. */
    private static final int LINES_OF_A_REFERENCE = 4;

    private static final int LONGEST_DATE = 60;
    private static final Pattern DATE_ENDS = Pattern.compile("^[\\s|·•-]+|[\\s|·•-]+$");
    private static final Pattern DATE_LABEL =
            Pattern.compile("^(?:(?:first )?(?:published|posted|date)(?: on)?:?\\s+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static PageLines clean(List<String> raw) {
        List<String> kept = new ArrayList<>();
        Optional<Name> study = Optional.empty();
        String date = "";
        int words = 0;
        boolean inBlock = false;
        int referenceLines = 0;
        for (String rawLine : raw) {
            String line = Wording.line(Markdown.plain(rawLine));
            if (line.isEmpty()) {
                inBlock = false;
                kept.add("");
                continue;
            }
            if (referenceLines > 0 && study.isEmpty()) {
                referenceLines--;
                study = StudyReference.within(line);
                continue;
            }
            if (inBlock) {
                continue;
            }
            Optional<String> ownDate = dateOf(line);
            if (ownDate.isPresent()) {
                if (date.isEmpty()) {
                    date = ownDate.get();
                }
                continue;
            }
            Optional<FurnitureRule> rule = FurnitureRule.of(line);
            if (rule.isEmpty()) {
                kept.add(line);
                words += SPACE.split(line).length;
                continue;
            }
            switch (rule.get().action()) {
                case STUDY -> {
                    if (study.isEmpty()) {
                        study = StudyReference.within(line);
                    }
                    if (study.isEmpty()) {
                        referenceLines = LINES_OF_A_REFERENCE;
                    }
                }
                case LINE -> {
                    // it goes, and nothing else
                }
                case BLOCK -> inBlock = true;
                case TAIL -> {
                    if (words >= WORDS_THAT_ARE_A_BEGINNING) {
                        return new PageLines(kept, study.or(() -> studyIn(raw)), date);
                    }
                    inBlock = true;
                }
            }
        }
        return new PageLines(kept, study, date);
    }

    private static Optional<String> dateOf(String line) {
        if (line.length() > LONGEST_DATE) {
            return Optional.empty();
        }
        String bare =
                DATE_ENDS.matcher(DATE_LABEL.matcher(line).replaceFirst("")).replaceAll("");
        return PartialDate.ofLine(bare);
    }

    /** The name of the study may stand below what ends the article. */
    private static Optional<Name> studyIn(List<String> raw) {
        for (int i = 0; i < raw.size(); i++) {
            String line = Wording.line(Markdown.plain(raw.get(i)));
            boolean names = FurnitureRule.of(line)
                    .filter(rule -> rule.action() == FurnitureRule.Action.STUDY)
                    .isPresent();
            if (names) {
                int end = Math.min(raw.size(), i + LINES_OF_A_REFERENCE);
                Optional<Name> study = StudyReference.within(Markdown.plain(String.join(" ", raw.subList(i, end))));
                if (study.isPresent()) {
                    return study;
                }
            }
        }
        return Optional.empty();
    }
}
