package dev.consilience.extraction.question;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.Sentences;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An article cut into sentences, each with what tells whether it answers a question. */
final class Passages {

    private static final int LONGEST = 1200;
    private static final int SHORTEST = 20;

    /** A sentence of the article. */
    record Passage(TextSpan span, List<Word> words, String section, int number) {}

    private final String text;
    private final List<Passage> passages = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    private final Map<String, List<Word>> definitions;
    private final SignTable table;
    private final Aliases aliases;

    Passages(String text, SignTable table, Aliases aliases) {
        this.aliases = aliases;
        this.text = text;
        this.table = table;
        String section = "";
        int number = 0;
        for (TextSpan line : lines(text)) {
            String heading = heading(line.cut(text));
            if (!heading.isEmpty()) {
                section = heading;
                continue;
            }
            for (TextSpan span : sentences(line)) {
                if (span.length() >= SHORTEST && span.length() <= LONGEST) {
                    List<Word> words = Words.of(text, span);
                    passages.add(new Passage(span, words, section, number++));
                    Set<String> seen = new HashSet<>();
                    for (Word word : words) {
                        if (word.isWord() && seen.add(word.stem())) {
                            frequency.merge(word.stem(), 1, Integer::sum);
                        }
                    }
                }
            }
        }
        this.definitions = NameMatcher.definitions(Words.of(text));
    }

    private List<TextSpan> sentences(TextSpan line) {
        List<TextSpan> spans = new ArrayList<>();
        for (TextSpan span : Sentences.of(line.cut(text))) {
            spans.add(new TextSpan(line.start() + span.start(), line.start() + span.end()));
        }
        return spans;
    }

    private static List<TextSpan> lines(String text) {
        List<TextSpan> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                if (i > start) {
                    lines.add(new TextSpan(start, i));
                }
                start = i + 1;
            }
        }
        return lines;
    }

    /** The name of the section that a line opens, as "results" for "ABSTRACT.RESULTS:"; empty for a line of text. */
    private static String heading(String line) {
        String plain = line.strip();
        if (plain.length() < 3
                || plain.length() > 80
                || !plain.endsWith(":")
                || !plain.equals(plain.toUpperCase(Locale.ROOT))) {
            return "";
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    List<Passage> passages() {
        return passages;
    }

    Map<String, List<Word>> definitions() {
        return definitions;
    }

    private double weight(String stem) {
        return StrictMath.log((passages.size() + 1.0) / (frequency.getOrDefault(stem, 0) + 0.5));
    }

    /** What of a name a sentence has: the share of its words, weighed by how rare they are in the article, and their number. */
    private double[] cover(NameMatcher name, List<Word> words) {
        Set<String> found = new HashSet<>();
        for (Word word : words) {
            if (word.isWord()) {
                String match = name.match(word);
                if (!match.isEmpty()) {
                    found.add(match);
                }
            }
        }
        double sum = 0;
        double all = 0;
        for (String stem : name.stems()) {
            double weight = weight(stem);
            all += weight;
            if (found.contains(stem)) {
                sum += weight;
            }
        }
        double extra = 0;
        for (String match : found) {
            if (!name.stems().contains(match)) {
                extra = 1;
            }
        }
        return new double[] {share(sum, all), sum, extra, found.size()};
    }

    /** The facts of all sentences, in order. */
    List<Facts> facts(Question question) {
        NameMatcher subject = new NameMatcher(question.subject().name());
        NameMatcher object = new NameMatcher(question.object().name());
        NameMatcher comparator =
                new NameMatcher(question.comparator().map(Question.Party::name).orElse(""));
        subject.learn(definitions);
        object.learn(definitions);
        comparator.learn(definitions);
        NameMatcher.tellApart(subject, comparator);
        List<double[]> objects = new ArrayList<>();
        List<Facts> all = new ArrayList<>();
        double best = 0;
        for (Passage passage : passages) {
            double[] cover = cover(object, passage.words());
            objects.add(cover);
            best = Math.max(best, cover[0] + cover[2]);
        }
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            Facts facts = new Facts();
            double[] cover = objects.get(i);
            facts.put("object", cover[0]);
            facts.put("objectsum", cover[1]);
            facts.put("objectshort", cover[2]);
            facts.put("objectwords", cover[3]);
            facts.put("objectrelative", share(cover[0] + cover[2], best));
            facts.put("objectbefore", i > 0 ? objects.get(i - 1)[0] : 0);
            facts.put("objectnext", i + 1 < objects.size() ? objects.get(i + 1)[0] : 0);
            double[] subjects = cover(subject, passage.words());
            double[] comparators = cover(comparator, passage.words());
            facts.put("subject", subjects[0]);
            facts.put("subjectsum", subjects[1]);
            facts.put("subjectshort", subjects[2]);
            facts.put("comparator", comparators[0]);
            facts.put("comparatorshort", comparators[2]);
            facts.put("arms", (subjects[3] > 0 ? 1 : 0) + (comparators[3] > 0 ? 1 : 0));
            addSigns(passage, facts);
            addPlace(passage, facts);
            all.add(facts);
        }
        return all;
    }

    private static double share(double part, double whole) {
        if (whole > 0) {
            return part / whole;
        }
        return 0;
    }

    private void addSigns(Passage passage, Facts facts) {
        Statistics statistics = Statistics.of(passage.words());
        int values = 0;
        for (int i = 0; i < passage.words().size(); i++) {
            Word word = passage.words().get(i);
            if (!statistics.symbol(i).isEmpty()) {
                facts.add("p", 1);
                facts.add(statistics.symbol(i), 1);
            }
            if (statistics.isValue(i)) {
                values++;
            }
            Set<Sign> signs = table.signs(word.key());
            for (Sign sign : signs) {
                facts.add("sign." + sign.name(), 1);
            }
            switch (word.key()) {
                case "significant", "significantly", "significance" -> facts.add("significant", 1);
                case "than" -> facts.add("than", 1);
                case "difference", "differences", "differ", "differed" -> facts.add("difference", 1);
                case "group", "groups", "arm", "arms" -> facts.add("group", 1);
                case "compared", "versus", "vs" -> facts.add("compared", 1);
                case "we" -> facts.add("we", 1);
                case "was", "were", "had" -> facts.add("past", 1);
                case "is", "are", "has", "have", "may", "can" -> facts.add("present", 1);
                case "table", "figure", "fig" -> facts.add("figure", 1);
                case "[" -> facts.add("bracket", 1);
                case "primary", "secondary", "outcome", "endpoint", "measured", "assessed", "defined", "calculated" ->
                    facts.add("method", 1);
                case "baseline" -> facts.add("baseline", 1);
                case "respectively" -> facts.add("respectively", 1);
                default -> {}
            }
        }
        facts.put("values", Math.min(20, values));
        facts.put("length", Math.min(120, passage.words().size()));
    }

    private void addPlace(Passage passage, Facts facts) {
        facts.put("place", (double) passage.number() / passages.size());
        String section = passage.section();
        boolean summary = section.startsWith("abstract");
        facts.put("abstract", summary);
        facts.put("title", section.startsWith("title"));
        facts.put("results", section.contains("result") || section.contains("finding") || section.contains("outcome"));
        facts.put("conclusion", section.contains("conclu") || section.contains("interpret"));
        facts.put(
                "methods",
                section.contains("method")
                        || section.contains("material")
                        || section.contains("statist")
                        || section.contains("design")
                        || section.contains("participants")
                        || section.contains("procedure")
                        || section.contains("analys"));
        facts.put(
                "background",
                section.contains("background")
                        || section.contains("intro")
                        || section.contains("objective")
                        || section.contains("aim"));
        facts.put("discussion", section.contains("discussion") || section.contains("limitation"));
    }

    /** A sentence by itself, read with the short forms that the article defines. */
    TrialModel.Example example(int passage, Question question) {
        return new TrialModel.Example(passages.get(passage).words(), question, table, definitions, aliases);
    }

    boolean inAbstract(int passage) {
        return passages.get(passage).section().startsWith("abstract");
    }

    /** The share of the object's words that a sentence has, weighed by how rare they are in the article. */
    double objectShare(int passage, Question question) {
        NameMatcher object = new NameMatcher(question.object().name());
        object.learn(definitions);
        return cover(object, passages.get(passage).words())[0];
    }
}
