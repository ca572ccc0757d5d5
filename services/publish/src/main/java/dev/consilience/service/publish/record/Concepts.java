package dev.consilience.service.publish.record;

import dev.consilience.schema.ConceptRecord;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The concepts of the vocabulary: their names, and which is a kind of which. */
public final class Concepts {

    private static final String WORD = "word";
    private static final String BROADER = "broader";
    private static final int MOST_UNDER = 50_000;
    private static final int VERSION = 1;

    private final TopicView<ConceptRecord> view;
    private final Mirror<ConceptRecord> mirror;

    Concepts(TopicView<ConceptRecord> view, Mirror<ConceptRecord> mirror) {
        this.view = view;
        this.mirror = mirror;
    }

    static Mirror<ConceptRecord> mirror() {
        return new Mirror<>(TopicCatalogue.VOCABULARY_CONCEPTS, VERSION) {
            @Override
            void addFields(Document document, ConsumerRecord<String, byte[]> record, ConceptRecord concept) {
                Set<String> words = new LinkedHashSet<>(words(concept.getLabel()));
                concept.getSynonyms().forEach(name -> words.addAll(words(name)));
                words.add(concept.getId().toLowerCase(Locale.ROOT));
                words.forEach(word -> document.add(new StringField(WORD, word, Field.Store.NO)));
                concept.getBroader().forEach(id -> document.add(new StringField(BROADER, id, Field.Store.NO)));
            }
        };
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (StandardAnalyzer analyzer = new StandardAnalyzer();
                TokenStream tokens = analyzer.tokenStream(WORD, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A name cannot be read from memory: " + text, e);
        }
        return words;
    }

    /** The concept with that id. */
    public Optional<ConceptRecord> concept(String id) {
        return view.get(id);
    }

    /**
     * A concept and all that are kinds of it, as far as the first {@value #MOST_UNDER}; the id alone if the vocabulary does
     * not have it.
     */
    public Set<String> under(String id) {
        return view.search(searcher -> {
            Set<String> under = new LinkedHashSet<>();
            under.add(id);
            Collection<String> level = List.of(id);
            while (!level.isEmpty() && under.size() < MOST_UNDER) {
                List<String> next = new ArrayList<>();
                Query query = new TermInSetQuery(
                        BROADER, level.stream().map(BytesRef::new).toList());
                for (ScoreDoc hit : searcher.search(query, MOST_UNDER).scoreDocs) {
                    String narrower = read(searcher, hit).getId();
                    if (under.add(narrower)) {
                        next.add(narrower);
                    }
                }
                level = next;
            }
            return under;
        });
    }

    /** All concepts that one is a kind of, the nearest first. */
    public Set<String> above(String id) {
        Set<String> above = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            concept(open.remove())
                    .ifPresent(concept ->
                            concept.getBroader().stream().filter(above::add).forEach(open::add));
        }
        return above;
    }

    /**
     * Concepts with a name in which all the words stand, the last of which may be unfinished.
     *
     * @param most how many at most
     */
    List<ConceptRecord> named(String text, int most) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words.subList(0, words.size() - 1)) {
            query.add(new TermQuery(new Term(WORD, word)), Occur.FILTER);
        }
        query.add(new PrefixQuery(new Term(WORD, words.get(words.size() - 1))), Occur.FILTER);
        return view.search(searcher -> {
            List<ConceptRecord> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
                found.add(read(searcher, hit));
            }
            return found;
        });
    }

    private ConceptRecord read(IndexSearcher searcher, ScoreDoc hit) throws IOException {
        return mirror.value(searcher, hit.doc);
    }
}
