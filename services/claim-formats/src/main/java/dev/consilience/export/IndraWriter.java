package dev.consilience.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Quote;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * INDRA's statements as JSON (Gyori et al., Molecular Systems Biology 13:954, 2017): for each curated claim one statement for each
 * direction that has evidence, with all evidence for it. What a curator rejected is no evidence, and is left out.
 *
 * <h2>What INDRA cannot say</h2>
 *
 * <p>Statements are of the type {@code Influence}: outcomes are conditions as often as molecules, and it alone has a polarity that may be
 * unknown. {@link Direction#AFFECTS} is an influence of unknown polarity; {@link Direction#NO_EFFECT} is one whose
 * evidence is negated, which INDRA counts against it. A manipulated agent is the change of the agent: less of it where it was inhibited or
 * lost, more where it was activated or gained. All else that INDRA has no place for stands in the annotations of each piece of
 * evidence. A statement for a direction that no deciding claim has is given the belief 0, because INDRA reads 1 where none stands.
 */
final class IndraWriter implements ClaimWriter {

    private static final String SOURCE = "consilience";

    private final OutputStream output;
    private @Nullable JsonGenerator json;

    IndraWriter(OutputStream output) {
        this.output = output;
    }

    @Override
    public void begin() throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build();
        json = factory.createGenerator(output);
        generator().writeStartArray();
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        for (Direction direction : Direction.values()) {
            Statement statement = new Statement(generator(), claim, direction);
            evidence.each(placement -> {
                if (!placement.isRejected() && placement.direction() == direction) {
                    statement.add(placement);
                }
            });
            statement.end();
        }
    }

    @Override
    public void end() throws IOException {
        JsonGenerator generator = generator();
        generator.writeRaw('\n');
        generator.writeEndArray();
        generator.writeRaw('\n');
        generator.flush();
    }

    private JsonGenerator generator() {
        if (json == null) {
            throw new IllegalStateException("begin() comes first");
        }
        return json;
    }

    /** A statement, which is begun by the first piece of evidence for it: without one there is none. */
    private static final class Statement {

        private final JsonGenerator json;
        private final CuratedClaim claim;
        private final Direction direction;
        private boolean begun;

        Statement(JsonGenerator json, CuratedClaim claim, Direction direction) {
            this.json = json;
            this.claim = claim;
            this.direction = direction;
        }

        void add(Placement placement) throws IOException {
            if (!begun) {
                begin();
                begun = true;
            }
            evidence(placement);
        }

        void end() throws IOException {
            if (begun) {
                json.writeEndArray();
                json.writeEndObject();
            }
        }

        private void begin() throws IOException {
            Proposition proposition = claim.proposition();
            String name = proposition.id() + " " + direction;
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("type", "Influence");
            json.writeStringField("id", id(name));
            json.writeFieldName("subj");
            event(name + " subject", proposition.agent(), change(proposition.manipulation()));
            json.writeFieldName("obj");
            event(name + " object", proposition.outcome(), change(direction));
            json.writeNumberField("belief", ClaimFacts.weighed(claim, direction));
            json.writeArrayFieldStart("evidence");
        }

        private void event(String name, Entity entity, int polarity) throws IOException {
            PublicVocabulary vocabulary = PublicVocabulary.of(entity.id(), IriBase.NONE);
            json.writeStartObject();
            json.writeStringField("type", "Event");
            json.writeStringField("id", id(name));
            json.writeObjectFieldStart("concept");
            text("name", entity.label());
            json.writeObjectFieldStart("db_refs");
            json.writeStringField(vocabulary.indra(), vocabulary.indraId(entity.id()));
            text("TEXT", entity.label());
            json.writeEndObject();
            json.writeEndObject();
            json.writeObjectFieldStart("delta");
            json.writeStringField("type", "qualitative");
            if (polarity == 0) {
                json.writeNullField("polarity");
            } else {
                json.writeNumberField("polarity", polarity);
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private void evidence(Placement placement) throws IOException {
            Claim stated = placement.claim();
            Publication publication = Publication.of(stated.article());
            json.writeStartObject();
            json.writeStringField("source_api", SOURCE);
            json.writeStringField("source_id", stated.id().value());
            Optional<String> pmid = publication.pmid();
            if (pmid.isPresent()) {
                text("pmid", pmid.get());
            }
            text("text", stated.quote().text());
            json.writeObjectFieldStart("text_refs");
            text(publication.indraReference(), publication.name().value());
            json.writeEndObject();
            json.writeObjectFieldStart("epistemics");
            json.writeBooleanField("negated", direction == Direction.NO_EFFECT);
            json.writeBooleanField("hypothesis", stated.certainty() == Certainty.HEDGED);
            json.writeEndObject();
            context(stated);
            annotations(placement);
            json.writeEndObject();
        }

        /** What INDRA has a place for; annotations have all of it. */
        private void context(Claim stated) throws IOException {
            if (stated.context().value(Dimension.SPECIES).isEmpty()
                    && stated.context().value(Dimension.SITE).isEmpty()
                    && stated.context().value(Dimension.CELL).isEmpty()) {
                return;
            }
            json.writeObjectFieldStart("context");
            json.writeStringField("type", "bio");
            reference("species", stated, Dimension.SPECIES);
            reference("organ", stated, Dimension.SITE);
            reference("cell_type", stated, Dimension.CELL);
            json.writeEndObject();
        }

        private void reference(String field, Claim stated, Dimension dimension) throws IOException {
            Optional<String> value = stated.context().value(dimension);
            if (value.isPresent()) {
                json.writeObjectFieldStart(field);
                text("name", value.get());
                json.writeObjectFieldStart("db_refs");
                json.writeEndObject();
                json.writeEndObject();
            }
        }

        private void annotations(Placement placement) throws IOException {
            Claim stated = placement.claim();
            Quote quote = stated.quote();
            json.writeObjectFieldStart("annotations");
            // By this name INDRA itself keeps the words that a reader found.
            json.writeObjectFieldStart("agents");
            json.writeArrayFieldStart("raw_text");
            words(quote, quote.agent());
            words(quote, quote.outcome());
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart(SOURCE);
            curated();
            stated(placement);
            json.writeObjectFieldStart("context");
            for (Map.Entry<Dimension, String> value : stated.context().values().entrySet()) {
                json.writeObjectFieldStart(value.getKey().label());
                text("value", value.getValue());
                json.writeStringField(
                        "read_in", stated.context().ground(value.getKey()).name());
                json.writeEndObject();
            }
            json.writeEndObject();
            text("section", quote.section());
            span("sentence", quote.sentence());
            span("agent", quote.agent());
            span("outcome", quote.outcome());
            span("cue", quote.cue());
            if (placement.judgement().ruling() != Ruling.NONE) {
                json.writeStringField("ruling", placement.judgement().ruling().name());
                text("ruled_by", placement.judgement().by());
                json.writeStringField("ruled_at", placement.judgement().at().toString());
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private void curated() throws IOException {
            json.writeObjectFieldStart("curated");
            json.writeStringField("id", claim.proposition().id().value());
            json.writeStringField(
                    "manipulation", claim.proposition().manipulation().name());
            json.writeStringField("verdict", claim.verdict().name());
            json.writeStringField("direction", claim.direction().name());
            text("statement", claim.statement());
            text("separated_by", ClaimFacts.separatedBy(claim));
            json.writeStringField("decided_by", claim.decidedBy().name());
            json.writeStringField("grade", claim.grade().level().name());
            json.writeNumberField("studies", claim.counts().studies());
            json.writeNumberField("claims", claim.counts().claims());
            json.writeNumberField("rejected", claim.counts().rejected());
            json.writeEndObject();
        }

        private void stated(Placement placement) throws IOException {
            Claim stated = placement.claim();
            json.writeStringField("direction", direction.name());
            json.writeStringField("agent_bridge", placement.agentBridge().name());
            json.writeStringField("outcome_bridge", placement.outcomeBridge().name());
            json.writeObjectFieldStart("stated");
            json.writeStringField("agent", stated.agent().entity().id().value());
            text("agent_label", stated.agent().entity().label());
            json.writeStringField("manipulation", stated.agent().manipulation().name());
            json.writeStringField("direction", stated.direction().name());
            json.writeStringField("outcome", stated.outcome().entity().id().value());
            text("outcome_label", stated.outcome().entity().label());
            json.writeEndObject();
            json.writeStringField("certainty", stated.certainty().name());
            text("article", stated.article().value());
            text("revision", stated.revision());
            json.writeStringField("article_status", stated.articleStatus().name());
            text("study", stated.study().value());
            json.writeStringField("source_kind", stated.sourceKind().name());
            json.writeStringField("study_kind", stated.studyKind().name());
            text("date", stated.date());
            text("rule", stated.rule());
            text("vocabulary", stated.vocabulary());
        }

        /** The words that a span covers; null where they stand in another sentence than the quoted one. */
        private void words(Quote quote, TextSpan span) throws IOException {
            if (!quote.sentence().covers(span)) {
                json.writeNull();
                return;
            }
            int start = quote.sentence().start();
            json.writeString(Texts.plain(quote.text().substring(span.start() - start, span.end() - start)));
        }

        private void span(String field, TextSpan span) throws IOException {
            json.writeArrayFieldStart(field);
            json.writeNumber(span.start());
            json.writeNumber(span.end());
            json.writeEndArray();
        }

        private void text(String field, String text) throws IOException {
            json.writeStringField(field, Texts.plain(text));
        }
    }

    private static int change(Manipulation manipulation) {
        return switch (manipulation) {
            case INHIBITED, LOST -> -1;
            case ACTIVATED, GAINED -> 1;
            case NONE -> 0;
        };
    }

    private static int change(Direction direction) {
        return switch (direction) {
            case INCREASES -> 1;
            case DECREASES -> -1;
            case NO_EFFECT, AFFECTS -> 0;
        };
    }

    /** INDRA wants UUIDs: those that follow from a name, so that the same claim has the same one. */
    private static String id(String name) {
        return UUID.nameUUIDFromBytes((SOURCE + " " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
