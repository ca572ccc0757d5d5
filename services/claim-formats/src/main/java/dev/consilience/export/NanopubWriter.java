package dev.consilience.export;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Quote;
import dev.consilience.reconcile.Belief;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nanopublications in TriG (nanopub.net's guidelines): one for each curated claim.
 *
 * <h2>What is asserted</h2>
 *
 * <p>Not that the agent does this to the outcome, for where studies differ that would be asserting one side, but what the record holds: an
 * association of Biolink Model, as a thing of its own, with its verdict, and each side with its studies and its belief. The provenance derives
 * it from each article and each quoted sentence; what a curator rejected is no evidence and is left out. The date is
 * that of the latest evidence, so that the same evidence gives the same bytes.
 *
 * <p>The IRIs follow from the propositions. They are no trusty URIs: these are digests of what stands in the nanopublication, and a curated
 * claim keeps its name while its evidence grows.
 */
final class NanopubWriter implements ClaimWriter {

    private final TrigOutput trig;
    private final IriBase base;

    NanopubWriter(OutputStream output, IriBase base) {
        this.trig = new TrigOutput(output);
        this.base = base;
    }

    @Override
    public void begin() throws IOException {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("prov", "http://www.w3.org/ns/prov#");
        prefixes.put("np", "http://www.nanopub.org/nschema#");
        prefixes.put("biolink", "https://w3id.org/biolink/vocab/");
        prefixes.put("csl", base.value() + "term/");
        trig.prefixes(prefixes);
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        String name = base.value() + "np/" + claim.proposition().id();
        head(name);
        assertion(name, claim);
        provenance(name, claim, evidence);
        publicationInfo(name, claim);
    }

    @Override
    public void end() throws IOException {
        trig.flush();
    }

    private void head(String name) throws IOException {
        trig.beginGraph(name + "#head");
        trig.triple(name, "rdf:type", "np:Nanopublication");
        trig.triple(name, "np:hasAssertion", TrigOutput.iri(name + "#assertion"));
        trig.triple(name, "np:hasProvenance", TrigOutput.iri(name + "#provenance"));
        trig.triple(name, "np:hasPublicationInfo", TrigOutput.iri(name + "#pubinfo"));
        trig.endGraph();
    }

    private void assertion(String name, CuratedClaim claim) throws IOException {
        Proposition proposition = claim.proposition();
        String association = name + "#claim";
        trig.beginGraph(name + "#assertion");
        trig.triple(association, "rdf:type", Biolink.ASSOCIATION);
        trig.triple(association, "biolink:subject", iri(proposition.agent()));
        trig.triple(association, "biolink:predicate", Biolink.AFFECTS);
        trig.triple(association, "biolink:object", iri(proposition.outcome()));
        qualifiers(association, proposition, claim.direction());
        code(association, "csl:manipulation", proposition.manipulation());
        code(association, "csl:verdict", claim.verdict());
        code(association, "csl:direction", claim.direction());
        text(association, "csl:statement", claim.statement());
        text(association, "csl:separatedBy", ClaimFacts.separatedBy(claim));
        code(association, "csl:decidedBy", claim.decidedBy());
        code(association, "csl:grade", claim.grade().level());
        number(association, "csl:studies", claim.counts().studies());
        number(association, "csl:claims", claim.counts().claims());
        number(association, "csl:articles", claim.counts().articles());
        for (Belief belief : claim.beliefs()) {
            String side = name + "#" + belief.direction();
            trig.triple(association, "csl:side", TrigOutput.iri(side));
            code(side, "csl:direction", belief.direction());
            number(side, "csl:studies", belief.studies());
            number(side, "csl:claims", belief.claims());
            trig.triple(side, "csl:belief", TrigOutput.typed(belief.belief(), "double"));
            trig.triple(side, "csl:weighedBelief", TrigOutput.typed(belief.weighed(), "double"));
        }
        label(proposition.agent());
        label(proposition.outcome());
        trig.endGraph();
    }

    private void qualifiers(String association, Proposition proposition, Direction direction) throws IOException {
        if (!Biolink.qualifiedPredicate(direction).isEmpty()) {
            trig.triple(association, "biolink:qualified_predicate", Biolink.qualifiedPredicate(direction));
        }
        aspect(
                association,
                "biolink:object_aspect_qualifier",
                proposition.outcome().id());
        text(association, "biolink:object_direction_qualifier", Biolink.direction(direction));
        if (proposition.manipulation() != Manipulation.NONE) {
            aspect(
                    association,
                    "biolink:subject_aspect_qualifier",
                    proposition.agent().id());
        }
        text(association, "biolink:subject_direction_qualifier", Biolink.direction(proposition.manipulation()));
        trig.triple(association, "biolink:negated", TrigOutput.typed(Biolink.negated(direction), "boolean"));
        text(association, "biolink:knowledge_level", Biolink.KNOWLEDGE_LEVEL);
        text(association, "biolink:agent_type", Biolink.AGENT_TYPE);
    }

    private void aspect(String association, String predicate, EntityId id) throws IOException {
        if (PublicVocabulary.of(id, base).hasAspects()) {
            text(association, predicate, Biolink.ASPECT);
        }
    }

    private void label(Entity entity) throws IOException {
        String iri = PublicVocabulary.of(entity.id(), base).iri(entity.id());
        text(iri, "rdfs:label", entity.label());
    }

    private void provenance(String name, CuratedClaim claim, EvidenceSource evidence) throws IOException {
        String assertion = name + "#assertion";
        trig.beginGraph(name + "#provenance");
        trig.triple(assertion, "prov:wasAttributedTo", TrigOutput.iri(base.value() + "record"));
        text(assertion, "csl:priors", claim.priors());
        evidence.each(placement -> {
            if (!placement.isRejected()) {
                quote(name, placement);
            }
        });
        trig.endGraph();
    }

    private void quote(String name, Placement placement) throws IOException {
        Claim stated = placement.claim();
        Quote quote = stated.quote();
        String article = Publication.of(stated.article()).iri(base);
        String evidence = name + "#" + stated.id();
        trig.triple(name + "#assertion", "prov:wasDerivedFrom", TrigOutput.iri(article));
        trig.triple(name + "#assertion", "prov:wasDerivedFrom", TrigOutput.iri(evidence));
        trig.triple(evidence, "rdf:type", "prov:Entity");
        trig.triple(evidence, "prov:wasQuotedFrom", TrigOutput.iri(article));
        text(evidence, "prov:value", quote.text());
        text(evidence, "csl:section", quote.section());
        number(evidence, "csl:start", quote.sentence().start());
        number(evidence, "csl:end", quote.sentence().end());
        code(evidence, "csl:direction", placement.direction());
        code(evidence, "csl:certainty", stated.certainty());
        code(evidence, "csl:statedDirection", stated.direction());
        trig.triple(evidence, "csl:statedAgent", iri(stated.agent().entity()));
        code(evidence, "csl:manipulation", stated.agent().manipulation());
        trig.triple(evidence, "csl:statedOutcome", iri(stated.outcome().entity()));
        code(evidence, "csl:agentBridge", placement.agentBridge());
        code(evidence, "csl:outcomeBridge", placement.outcomeBridge());
        text(evidence, "csl:study", stated.study().value());
        code(evidence, "csl:sourceKind", stated.sourceKind());
        code(evidence, "csl:studyKind", stated.studyKind());
        text(evidence, "csl:rule", stated.rule());
        for (Map.Entry<Dimension, String> value : stated.context().values().entrySet()) {
            text(evidence, "csl:context-" + value.getKey().label(), value.getValue());
        }
        date(evidence, stated.date());
    }

    private void publicationInfo(String name, CuratedClaim claim) throws IOException {
        trig.beginGraph(name + "#pubinfo");
        trig.triple(name, "prov:wasAttributedTo", TrigOutput.iri(base.value() + "record"));
        trig.triple(name, "dct:subject", TrigOutput.iri(name + "#claim"));
        text(name, "rdfs:label", claim.statement());
        date(name, claim.lastDate());
        trig.endGraph();
    }

    private String iri(Entity entity) {
        return TrigOutput.iri(PublicVocabulary.of(entity.id(), base).iri(entity.id()));
    }

    private void code(String subject, String predicate, Enum<?> constant) throws IOException {
        trig.triple(subject, predicate, TrigOutput.literal(constant.name()));
    }

    private void number(String subject, String predicate, int number) throws IOException {
        trig.triple(subject, predicate, TrigOutput.typed(number, "integer"));
    }

    /** What is empty is left out. */
    private void text(String subject, String predicate, String text) throws IOException {
        if (!text.isEmpty()) {
            trig.triple(subject, predicate, TrigOutput.literal(text));
        }
    }

    private void date(String subject, String date) throws IOException {
        if (!date.isEmpty()) {
            trig.triple(subject, "dct:date", date(date));
        }
    }

    /** A date or its beginning, of the type that has so much of it; as a mere text if it is none. */
    private static String date(String date) {
        try {
            return switch (date.length()) {
                case 4 -> TrigOutput.typed(Year.parse(date), "gYear");
                case 7 -> TrigOutput.typed(YearMonth.parse(date), "gYearMonth");
                default -> TrigOutput.typed(LocalDate.parse(date), "date");
            };
        } catch (DateTimeException e) {
            return TrigOutput.literal(date);
        }
    }
}
