package dev.consilience.service.publish.record;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.stream.TopicCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** The articles that the claims are from. */
public final class Articles {

    private static final String NAME = "name";
    private static final int VERSION = 1;

    private final TopicView<ArticleRecord> view;
    private final Mirror<ArticleRecord> mirror;

    Articles(TopicView<ArticleRecord> view, Mirror<ArticleRecord> mirror) {
        this.view = view;
        this.mirror = mirror;
    }

    static Mirror<ArticleRecord> mirror() {
        return new Mirror<>(TopicCatalogue.ARTICLES, VERSION) {
            @Override
            void addFields(Document document, ConsumerRecord<String, byte[]> record, ArticleRecord article) {
                names(article).forEach(name -> document.add(new StringField(NAME, name, Field.Store.NO)));
            }
        };
    }

    /** All that it can be called by. */
    private static List<String> names(ArticleRecord article) {
        return Stream.of(
                        Optional.of(article.getId()),
                        Optional.ofNullable(article.getDoi()).map(doi -> "doi:" + doi),
                        Optional.ofNullable(article.getPmid()).map(pmid -> "pmid:" + pmid),
                        Optional.ofNullable(article.getPmcid()).map(pmcid -> "pmcid:" + pmcid))
                .flatMap(Optional::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The article with that key, or that is also called so: {@code doi:...}, {@code pmid:...}, {@code pmcid:...}. */
    public Optional<ArticleRecord> article(String name) {
        return view.search(searcher -> {
            TermQuery query = new TermQuery(new Term(NAME, name.toLowerCase(Locale.ROOT)));
            ScoreDoc[] found = searcher.search(query, 1).scoreDocs;
            if (found.length == 0) {
                return Optional.empty();
            }
            return Optional.of(mirror.value(searcher, found[0].doc));
        });
    }
}
