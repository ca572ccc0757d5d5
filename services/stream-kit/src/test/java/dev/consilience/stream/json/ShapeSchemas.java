package dev.consilience.stream.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.schema.AgentRecord;
import dev.consilience.schema.AsideRecord;
import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.CountsRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.GradeRecord;
import dev.consilience.schema.GradeStepRecord;
import dev.consilience.schema.JudgementRecord;
import dev.consilience.schema.LevelRecord;
import dev.consilience.schema.OutcomeRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.PropositionRecord;
import dev.consilience.schema.QuoteRecord;
import dev.consilience.schema.SpanRecord;
import dev.consilience.schema.StratificationRecord;
import dev.consilience.schema.StratumRecord;
import dev.consilience.schema.TallyRecord;
import dev.consilience.schema.YearBalanceRecord;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of the shapes in this package. Which members there are is read off the shapes; what they mean, and which
 * constants there are, off the Avro schemas that they are made from, so that a sentence stands in one place.
 */
final class ShapeSchemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where the members of a shape come from: the first of the Avro records that has a field of the name. */
    private static final Map<Class<?>, List<Schema>> SOURCES = Map.ofEntries(
            Map.entry(ClaimJson.class, List.of(ClaimRecord.SCHEMA$, PlacedClaimRecord.SCHEMA$)),
            Map.entry(ClaimJson.AgentJson.class, List.of(EntityRecord.SCHEMA$, AgentRecord.SCHEMA$)),
            Map.entry(ClaimJson.OutcomeJson.class, List.of(EntityRecord.SCHEMA$, OutcomeRecord.SCHEMA$)),
            Map.entry(ClaimJson.LevelJson.class, List.of(EntityRecord.SCHEMA$, LevelRecord.SCHEMA$)),
            Map.entry(ClaimJson.SpanJson.class, List.of(SpanRecord.SCHEMA$)),
            Map.entry(ClaimJson.QuoteJson.class, List.of(QuoteRecord.SCHEMA$, SpanRecord.SCHEMA$)),
            Map.entry(ClaimJson.JudgementJson.class, List.of(JudgementRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.class, List.of(CuratedClaimRecord.SCHEMA$, PropositionRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.EntityJson.class, List.of(EntityRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.AgentJson.class, List.of(EntityRecord.SCHEMA$, PropositionRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.CountsJson.class, List.of(CountsRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.BeliefJson.class, List.of(BeliefRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.AsideJson.class, List.of(AsideRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.YearJson.class, List.of(YearBalanceRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.GradeJson.class, List.of(GradeRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.GradeStepJson.class, List.of(GradeStepRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.StratificationJson.class, List.of(StratificationRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.StratumJson.class, List.of(StratumRecord.SCHEMA$)),
            Map.entry(CuratedClaimJson.TallyJson.class, List.of(TallyRecord.SCHEMA$)),
            Map.entry(DecisionJson.class, List.of(DecisionRecord.SCHEMA$)));

    /** Members that have another name than their field. */
    private static final Map<String, String> FIELDS = Map.of(
            "Claim.kindOfSource", "publicationKind",
            "Claim.kindOfStudy", "researchKind",
            "CuratedClaim.strata", "stratifications",
            "CuratedClaim.Stratification.dimension", "variable",
            "CuratedClaim.Stratification.values", "strata");

    /** Sentences for members that have no field, or are written otherwise. */
    private static final Map<String, String> SENTENCES = Map.of(
            "Claim.direction",
                    "What it does; under a proposition turned where the outcomes are opposites, which outcome.turned tells.",
            "Claim.context", "Under which circumstances: what is recorded, in lower case, and what it is.",
            "Claim.grounds", "Where each of the circumstances was read.",
            "Claim.Outcome.turned", "Whether the direction is the opposite of the claim's own.",
            "Claim.Judgement.at", "When that was decided, in UTC.",
            "CuratedClaim.studies", "Independent studies, as in counts.",
            "CuratedClaim.Belief.kinds", "The studies by how they were done.",
            "CuratedClaim.explanation", "What separates those who differ; absent where nothing does.",
            "Decision.key", "By which it is taken back: the key of its claim or proposition, a slash, its id.",
            "Decision.at", "When it was decided, in UTC.");

    private final ObjectNode definitions = MAPPER.createObjectNode();

    private ShapeSchemas() {}

    /** The schema of a shape and of all shapes in it, as text. */
    static String of(Class<? extends Record> shape, String name) {
        ShapeSchemas schemas = new ShapeSchemas();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "urn:consilience:schema:" + name);
        root.put("$ref", schemas.refer(shape));
        root.set("$defs", schemas.definitions);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refer(Class<?> shape) {
        String name = name(shape);
        if (!definitions.has(name)) {
            ObjectNode definition = definitions.putObject(name);
            define(definition, shape, name);
        }
        return "#/$defs/" + name;
    }

    private static String name(Class<?> shape) {
        String name = shape.getSimpleName().replaceFirst("Json$", "");
        Class<?> around = shape.getEnclosingClass();
        if (around == null) {
            return name;
        }
        return name(around) + "." + name;
    }

    private void define(ObjectNode definition, Class<?> shape, String name) {
        List<Schema> sources = SOURCES.getOrDefault(shape, List.of());
        if (sources.isEmpty()) {
            throw new IllegalStateException("It is not said which Avro records " + name + " is made from");
        }
        definition.put("type", "object");
        ObjectNode members = definition.putObject("properties");
        ArrayNode required = definition.putArray("required");
        for (RecordComponent component : shape.getRecordComponents()) {
            String path = name + "." + component.getName();
            Optional<Schema.Field> field = field(sources, FIELDS.getOrDefault(path, component.getName()));
            ObjectNode member = members.putObject(component.getName());
            String sentence =
                    SENTENCES.getOrDefault(path, field.map(Schema.Field::doc).orElse(""));
            if (sentence.isEmpty()) {
                throw new IllegalStateException(path + " has no sentence");
            }
            member.put("description", sentence);
            describe(member, component.getGenericType(), field.map(Schema.Field::schema));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
    }

    private static Optional<Schema.Field> field(List<Schema> sources, String name) {
        return sources.stream()
                .flatMap(source -> Optional.ofNullable(source.getField(name)).stream())
                .findFirst();
    }

    private void describe(ObjectNode member, Type type, Optional<Schema> source) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            member.put("type", "array");
            describe(member.putObject("items"), generic.getActualTypeArguments()[0], Optional.empty());
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            member.put("type", "object");
            describe(member.putObject("additionalProperties"), generic.getActualTypeArguments()[1], Optional.empty());
        } else if (type == int.class || type == Integer.class) {
            member.put("type", "integer");
        } else if (type == double.class || type == Double.class) {
            member.put("type", "number");
        } else if (type == boolean.class) {
            member.put("type", "boolean");
        } else if (type == String.class) {
            text(member, source.map(ShapeSchemas::present));
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            member.put("$ref", refer(shape));
        } else {
            throw new IllegalStateException("No schema for a member of type " + type);
        }
    }

    private static void text(ObjectNode member, Optional<Schema> source) {
        member.put("type", "string");
        if (source.isPresent() && source.get().getType() == Schema.Type.ENUM) {
            ArrayNode symbols = member.putArray("enum");
            source.get().getEnumSymbols().forEach(symbols::add);
        }
        if (source.isPresent() && source.get().getType() == Schema.Type.LONG) {
            member.put("format", "date-time");
        }
    }

    /** What an optional field is if it is there. */
    private static Schema present(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(each -> each.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
