package dev.consilience.extraction;

import dev.consilience.article.Article;
import dev.consilience.article.Section;
import dev.consilience.article.SubjectHeading;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Context;
import dev.consilience.claim.ContextGround;
import dev.consilience.claim.Dimension;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an article as a whole says of its subjects, for sentences that say nothing of them: their species, strain and sex, and
 * who they were. Of the title, the headings and the whole text, the first that names any counts, and only if it names one.
 */
final class SubjectsOfArticle {

    private final CircumstanceCues cues;
    private final Map<String, CircumstanceCues.Cue> headings = new HashMap<>();

    SubjectsOfArticle(CircumstanceCues cues) {
        this.cues = cues;
        Set<String> columns = Set.of("dimension", "value", "headings");
        for (TabbedTable.Row row : TabbedTable.resource("context/headings.tsv", columns)) {
            Dimension dimension = Dimension.valueOf(row.require("dimension").toUpperCase(Locale.ROOT));
            for (String heading : row.list("headings")) {
                headings.put(dimension + " " + heading, new CircumstanceCues.Cue(dimension, row.require("value")));
            }
        }
    }

    /** The circumstances that hold for the whole article. */
    Context of(Article article) {
        List<Token> title = Tokenizer.tokenize(article.title());
        List<List<Token>> texts = article.sections().stream()
                .map(Section::text)
                .map(text -> Tokenizer.tokenize(text, new TextSpan(0, text.length())))
                .toList();
        Context context = Context.empty();
        for (Dimension dimension : List.of(Dimension.SPECIES, Dimension.STRAIN, Dimension.SEX, Dimension.POPULATION)) {
            Set<String> inTitle = cues.values(title, dimension);
            Set<String> inHeadings = inHeadings(article, dimension);
            Set<String> anywhere = new TreeSet<>();
            texts.forEach(tokens -> anywhere.addAll(cues.values(tokens, dimension)));
            // Almost every paper mentions patients somewhere, whatever it studied.
            anywhere.remove("human");
            if (inTitle.size() == 1) {
                context = context.with(dimension, inTitle.iterator().next(), ContextGround.TITLE);
            } else if (inTitle.isEmpty() && inHeadings.size() == 1) {
                context = context.with(dimension, inHeadings.iterator().next(), ContextGround.HEADINGS);
            } else if (inTitle.isEmpty() && inHeadings.isEmpty() && isToldAnywhere(dimension) && anywhere.size() == 1) {
                context = context.with(dimension, anywhere.iterator().next(), ContextGround.ARTICLE);
            }
        }
        return context;
    }

    /** Whom a study is about stands in its title; of others it speaks as well. */
    private static boolean isToldAnywhere(Dimension dimension) {
        return dimension != Dimension.POPULATION;
    }

    private Set<String> inHeadings(Article article, Dimension dimension) {
        Set<String> values = new TreeSet<>();
        for (SubjectHeading heading : article.headings()) {
            String label = heading.label().toLowerCase(Locale.ROOT);
            Optional.ofNullable(headings.get(dimension + " " + label)).ifPresent(cue -> values.add(cue.value()));
        }
        return values;
    }
}
