package dev.consilience.export;

import dev.consilience.article.ArticleId;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Quote;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A script in the Biological Expression Language 2.2: for each piece of evidence its citation, its words, annotations, and the
 * statement that it supports. What a curator rejected is no evidence, and is left out.
 *
 * <h2>What BEL cannot say</h2>
 *
 * <p>Namespaces are declared before the first statement, when it is not known yet which are needed: those of
 * {@link PublicVocabulary} are, and all else stands in the namespace {@code CONSILIENCE} under its whole identifier. A manipulated agent is a concept of
 * that namespace too, for "inhibited mTORC1" is no abundance, and to turn the statement instead would be to conclude something. What
 * separates those who differ, belief and grade have no place in BEL; verdict and context are annotations.
 *
 * <h2>Quoted text</h2>
 *
 * <p>White space is one blank. A quote, a backslash, and the slashes of what would begin a comment have a backslash before them: PyBEL takes what
 * follows a blank and two slashes for a comment also within quotes.
 */
final class BelWriter implements ClaimWriter {

    private static final String OWN = "CONSILIENCE";

    private static final List<String> ANNOTATIONS = List.of(
            "Proposition",
            "Verdict",
            "Claim",
            "Direction",
            "Certainty",
            "Study",
            "SourceKind",
            "StudyKind",
            "Section",
            "Start",
            "End",
            "Rule",
            "Date");

    private final Writer output;

    BelWriter(OutputStream output) {
        this.output = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 64 * 1024);
    }

    @Override
    public void begin() throws IOException {
        line("SET DOCUMENT Name = \"Consilience: curated claims\"");
        line("SET DOCUMENT Description = \"What the biomedical literature claims, and in which words\"");
        line("SET DOCUMENT Version = \"1.0.0\"");
        line("SET DOCUMENT Authors = \"Consilience\"");
        line("SET DOCUMENT ContactInfo = \"Consilience\"");
        line("");
        for (PublicVocabulary vocabulary : PublicVocabulary.ALL) {
            line("DEFINE NAMESPACE " + namespace(vocabulary.prefix()) + " AS PATTERN \".+\"");
        }
        line("DEFINE NAMESPACE " + OWN + " AS PATTERN \".+\"");
        line("");
        for (String annotation : ANNOTATIONS) {
            line("DEFINE ANNOTATION " + annotation + " AS PATTERN \".+\"");
        }
        for (Dimension dimension : Dimension.values()) {
            line("DEFINE ANNOTATION " + annotation(dimension) + " AS PATTERN \".+\"");
        }
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        evidence.each(placement -> {
            if (!placement.isRejected()) {
                write(claim, placement);
            }
        });
    }

    @Override
    public void end() throws IOException {
        output.flush();
    }

    private void write(CuratedClaim claim, Placement placement) throws IOException {
        Claim stated = placement.claim();
        Quote quote = stated.quote();
        line("");
        line("SET Citation = {" + citation(stated.article()) + "}");
        line("SET Evidence = " + quoted(orNone(quote.text())));
        annotate("Proposition", claim.proposition().id().value());
        annotate("Verdict", claim.verdict().name());
        annotate("Claim", stated.id().value());
        annotate("Direction", placement.direction().name());
        annotate("Certainty", stated.certainty().name());
        annotate("Study", stated.study().value());
        annotate("SourceKind", stated.sourceKind().name());
        annotate("StudyKind", stated.studyKind().name());
        annotate("Section", quote.section());
        annotate("Start", Integer.toString(quote.sentence().start()));
        annotate("End", Integer.toString(quote.sentence().end()));
        annotate("Rule", stated.rule());
        annotate("Date", stated.date());
        for (Map.Entry<Dimension, String> value : stated.context().values().entrySet()) {
            annotate(annotation(value.getKey()), value.getValue());
        }
        line(statement(claim.proposition(), placement.direction()));
        line("UNSET ALL");
    }

    private static String citation(ArticleId article) {
        Publication publication = Publication.of(article);
        return quoted(publication.belCitation()) + ", "
                + quoted(publication.name().value());
    }

    private static String statement(Proposition proposition, Direction direction) {
        String relation =
                switch (direction) {
                    case INCREASES -> "increases";
                    case DECREASES -> "decreases";
                    case NO_EFFECT -> "causesNoChange";
                    case AFFECTS -> "regulates";
                };
        return agent(proposition) + " " + relation + " " + term(proposition.outcome());
    }

    private static String agent(Proposition proposition) {
        Manipulation manipulation = proposition.manipulation();
        if (manipulation == Manipulation.NONE) {
            return term(proposition.agent());
        }
        return term(
                "a",
                OWN,
                proposition.agent().id() + manipulation.suffix(),
                manipulation.name().toLowerCase(Locale.ROOT) + " "
                        + proposition.agent().label());
    }

    private static String term(Entity entity) {
        EntityId id = entity.id();
        if (!PublicVocabulary.knows(id)) {
            return term("a", OWN, id.value(), entity.label());
        }
        PublicVocabulary vocabulary = PublicVocabulary.of(id, IriBase.NONE);
        return term(
                vocabulary.belFunction(),
                namespace(vocabulary.prefix()),
                PublicVocabulary.localName(id),
                entity.label());
    }

    private static String term(String function, String namespace, String id, String label) {
        return function + "(" + namespace + ":" + quoted(id) + " ! " + quoted(label) + ")";
    }

    /** Names of namespaces are letters and digits. */
    private static String namespace(String prefix) {
        return prefix.replace(".", "");
    }

    private static String annotation(Dimension dimension) {
        String label = dimension.label();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** What is empty is left out. */
    private void annotate(String annotation, String text) throws IOException {
        if (!Texts.line(text).isBlank()) {
            line("SET " + annotation + " = " + quoted(text));
        }
    }

    private static String orNone(String text) {
        if (Texts.line(text).isBlank()) {
            return "no text";
        }
        return text;
    }

    private static String quoted(String text) {
        String line = Texts.line(text);
        StringBuilder quoted = new StringBuilder(line.length() + 2).append('"');
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"' || character == '\\' || (character == '/' && line.startsWith("//", i))) {
                quoted.append('\\');
            }
            quoted.append(character);
        }
        return quoted.append('"').toString();
    }

    private void line(String line) throws IOException {
        output.write(line);
        output.write('\n');
    }
}
