package dev.consilience.format.annotated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What annotators write where they name an entity. */
public final class AnnotatorIds {

    /** Fields that hold identifiers, and what is put before one that has no prefix of its own. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("identifier", ""),
            Map.entry("identifiers", ""),
            Map.entry("mesh", "MESH:"),
            Map.entry("omim", "OMIM:"),
            Map.entry("chebi", "CHEBI:"),
            Map.entry("ncbi gene", "NCBIGene:"),
            Map.entry("ncbigene", "NCBIGene:"),
            Map.entry("entrez gene", "NCBIGene:"),
            Map.entry("ncbi species", "NCBITaxon:"),
            Map.entry("ncbi taxonomy", "NCBITaxon:"),
            Map.entry("taxonomy", "NCBITaxon:"),
            Map.entry("uniprot", "UniProtKB:"),
            Map.entry("cellosaurus", "Cellosaurus:"),
            Map.entry("rsid", "dbSNP:"),
            Map.entry("dbsnp", "dbSNP:"));

    /** A variant in the notation of tmVar, {@code c|SUB|G|135|C}: its strokes divide no identifiers. */
    private static final Pattern VARIANT = Pattern.compile("[a-z]?\\|[A-Z]+\\|.*");

    private static final Pattern BETWEEN = Pattern.compile("[|;,]");
    private static final Pattern BETWEEN_VARIANTS = Pattern.compile(";");

    private AnnotatorIds() {}

    /** The identifiers in a field, one after the other; {@code -} is none. */
    public static List<String> of(String stated) {
        Pattern between = BETWEEN;
        if (VARIANT.matcher(stated.strip()).matches()) {
            between = BETWEEN_VARIANTS;
        }
        List<String> ids = new ArrayList<>();
        for (String part : between.split(stated, -1)) {
            String id = part.strip();
            boolean none = id.isEmpty()
                    || id.equals("-")
                    || id.equalsIgnoreCase("none")
                    || id.equalsIgnoreCase("null")
                    || id.equals("-1");
            if (!none) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The identifiers in a field of that name, if such a field holds identifiers. */
    public static List<String> of(String field, String stated) {
        return Optional.ofNullable(FIELDS.get(field.strip().toLowerCase(Locale.ROOT)))
                .map(prefix ->
                        of(stated).stream().map(id -> withPrefix(prefix, id)).toList())
                .orElse(List.of());
    }

    private static String withPrefix(String prefix, String id) {
        if (id.indexOf(':') >= 0) {
            return id;
        }
        return prefix + id;
    }
}
