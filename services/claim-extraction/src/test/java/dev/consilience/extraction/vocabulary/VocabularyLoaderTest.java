package dev.consilience.extraction.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Bridge;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Level;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import dev.consilience.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyLoaderTest {

    private static final String TERMS = """
            id\ttype\tlabel\tsynonyms\tbroader\txrefs\tsource
            X:1\tDISEASE\tsoreness\tache|smart\t\tY:9\tsomewhere
            X:2\tDISEASE\theat soreness\t\tX:1|X:77\t\tsomewhere
            """;

    private static final String OBO = """
            format-version: 1.2
            data-version: releases/2024-01-01
            ! a comment

            [Term]
            id: HP:0000001
            name: All ! the root
            synonym: "Everything \\"there\\" is" EXACT [x:1]
            synonym: "Some of it" NARROW []
            synonym: "Thereabouts" RELATED layperson [] {source="x"}

            [Term]
            id: HP:0000002
            name: Sore foot {comment="y"}
            is_a: HP:0000001 {gci="z"} ! All
            is_a: HP:0000404 ! not here

            [Term]
            id: HP:0000003
            name: obsolete Thing
            is_obsolete: true

            [Term]
            id: GO:0005575
            name: cellular_component
            namespace: cellular_component

            [Term]
            id: BFO:0000050
            name: of another kind

            [Term]
            id: HP:0000004
            synonym: "No name" EXACT []

            [Typedef]
            id: part_of
            name: part of
            """;

    private static final String MESH = """
            <?xml version="1.0"?>
            <!DOCTYPE DescriptorRecordSet SYSTEM "https://example.org/never-fetched.dtd">
            <DescriptorRecordSet LanguageCode="eng">
              <DescriptorRecord DescriptorClass="1">
                <DescriptorUI>D000001</DescriptorUI>
                <DescriptorName><String>Diseases of All</String></DescriptorName>
                <TreeNumberList><TreeNumber>C10</TreeNumber></TreeNumberList>
                <ConceptList>
                  <Concept PreferredConceptYN="Y">
                    <ConceptUI>M1</ConceptUI>
                    <ConceptName><String>Diseases of All</String></ConceptName>
                    <TermList><Term><TermUI>T1</TermUI><String>Diseases of All</String></Term></TermList>
                  </Concept>
                </ConceptList>
              </DescriptorRecord>
              <DescriptorRecord DescriptorClass="1">
                <DescriptorUI>D000002</DescriptorUI>
                <DescriptorName><String>Sore &amp; Sad</String></DescriptorName>
                <PharmacologicalActionList>
                  <PharmacologicalAction><DescriptorReferredTo><DescriptorUI>D000009</DescriptorUI>
                    <DescriptorName><String>Another</String></DescriptorName></DescriptorReferredTo></PharmacologicalAction>
                </PharmacologicalActionList>
                <TreeNumberList><TreeNumber>C10.500</TreeNumber><TreeNumber>F03.1</TreeNumber></TreeNumberList>
                <ConceptList>
                  <Concept PreferredConceptYN="Y">
                    <TermList><Term><String>Sore &amp; Sad</String></Term><Term><String>Sad Soreness</String></Term></TermList>
                  </Concept>
                  <Concept PreferredConceptYN="N">
                    <TermList><Term><String>Foot Sadness</String></Term></TermList>
                  </Concept>
                </ConceptList>
              </DescriptorRecord>
              <DescriptorRecord DescriptorClass="1">
                <DescriptorUI>D000003</DescriptorUI>
                <DescriptorName><String>Libraries</String></DescriptorName>
                <TreeNumberList><TreeNumber>L01.1</TreeNumber></TreeNumberList>
              </DescriptorRecord>
            </DescriptorRecordSet>
            """;

    private static final String HGNC = """
            hgnc_id\tsymbol\tname\tlocus_group\tstatus\talias_symbol\talias_name\tprev_symbol
            HGNC:90001\tSOR1\tsoritin 1\tgene\tApproved\t"SRT|p99"\t"soritin, the first|so-called \"\"sor\"\"\"\tSORT
            HGNC:90002\tSOR2~withdrawn\tentry withdrawn\tgene\tEntry Withdrawn\t\t\t
            HGNC:90003\t\tno symbol\tgene\tApproved\t\t\t
            """;

    @TempDir
    private Path folder;

    private static Vocabulary own() throws IOException {
        String table = """
                id\ttype\tlabel\tsynonyms\tbroader\topposites\tcuratable\tsource
                O:1\tPHENOTYPE\tpain\tsuffering\t\tO:2\tyes\tus
                O:2\tPHENOTYPE\trelief\t\t\tO:1\tyes\tus
                X:1\tPHENOTYPE\tsoreness\tachiness\tO:1\t\tyes\tus
                """;
        return VocabularyReader.read(
                "own-1", "own.tsv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }

    private static Vocabulary nothing() {
        return new Vocabulary("none", List.of());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static byte[] gzipped(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Concept concept(VocabularyLoader.Result result, String id) {
        return result.vocabulary().find(new EntityId(id)).orElseThrow();
    }

    @Test
    void readsATableOfTerms() throws IOException {
        VocabularyLoader.Result result =
                VocabularyLoader.over(nothing()).add(file("t.tsv", TERMS)).load();

        assertThat(concept(result, "X:1").synonyms()).containsExactly("ache", "smart");
        assertThat(concept(result, "X:2").broader()).containsExactly(new EntityId("X:1"));
        assertThat(result.report().broken()).isEqualTo(1);
    }

    @Test
    void readsAnOntology() throws IOException {
        VocabularyLoader.Result result =
                VocabularyLoader.over(nothing()).add(file("hp.obo", OBO)).load();

        assertThat(concept(result, "HP:0000001").entity().label()).isEqualTo("All");
        assertThat(concept(result, "HP:0000001").synonyms()).containsExactly("Everything \"there\" is");
        assertThat(concept(result, "HP:0000001").source()).isEqualTo("HP releases/2024-01-01");
        assertThat(concept(result, "HP:0000002").entity().label()).isEqualTo("Sore foot");
        assertThat(concept(result, "HP:0000002").broader()).containsExactly(new EntityId("HP:0000001"));
        assertThat(concept(result, "GO:0005575").type()).isEqualTo(ConceptType.ANATOMY);
        assertThat(result.report().files()).singleElement().satisfies(report -> {
            assertThat(report.taken()).isEqualTo(3);
            assertThat(report.leftOut()).isEqualTo(2);
            assertThat(report.problems()).containsExactly("hp.obo, line 32: the term \"HP:0000004\" has no name");
        });
    }

    @Test
    void takesRelatedNamesWhereTheyAreAskedFor() throws IOException {
        VocabularyLoader.Result result = VocabularyLoader.over(nothing())
                .add(file("hp.obo", OBO))
                .add(file("desc.xml", MESH))
                .withRelatedNames()
                .load();

        assertThat(concept(result, "HP:0000001").synonyms())
                .contains("Thereabouts")
                .doesNotContain("Some of it");
        assertThat(concept(result, "MESH:D000002").synonyms()).contains("Foot Sadness");
    }

    @Test
    void readsHeadingsAndFetchesNothing() throws IOException {
        VocabularyLoader.Result result =
                VocabularyLoader.over(nothing()).add(file("desc.xml", MESH)).load();

        Concept sad = concept(result, "MESH:D000002");
        assertThat(sad.entity().label()).isEqualTo("Sore & Sad");
        assertThat(sad.type()).isEqualTo(ConceptType.DISEASE);
        assertThat(sad.synonyms()).containsExactly("Sad Soreness");
        assertThat(sad.broader()).containsExactly(new EntityId("MESH:D000001"));
        assertThat(result.report().files().get(0).leftOut()).isEqualTo(1);
    }

    @Test
    void readsApprovedGenes() throws IOException {
        VocabularyLoader.Result result =
                VocabularyLoader.over(nothing()).add(file("hgnc.txt", HGNC)).load();

        assertThat(concept(result, "HGNC:90001").synonyms())
                .containsExactly("soritin 1", "SRT", "p99", "SORT", "soritin, the first", "so-called \"sor\"");
        LoadReport.File report = result.report().files().get(0);
        assertThat(report.taken()).isEqualTo(1);
        assertThat(report.leftOut()).isEqualTo(1);
        assertThat(report.problems()).containsExactly("hgnc.txt, line 4: the column symbol is empty");
    }

    @Test
    void keepsWhatTheOwnLexiconSays() throws IOException {
        String others = """
                id\ttype\tlabel\tsynonyms\tbroader
                X:1\tDISEASE\tSore state\tsuffering|decreased threshold|SRN|plain soreness\t
                X:3\tDISEASE\tfoot soreness\t\tX:1
                """;

        VocabularyLoader.Result result =
                VocabularyLoader.over(own()).add(file("t.tsv", others)).load();

        Concept soreness = concept(result, "X:1");
        assertThat(soreness.type()).isEqualTo(ConceptType.PHENOTYPE);
        assertThat(soreness.synonyms()).containsExactly("achiness", "Sore state", "plain soreness");
        assertThat(result.vocabulary().isOwn(result.vocabulary().number(soreness.id())))
                .isTrue();
        // Levels and opposites of the own lexicon are reached from below, too.
        assertThat(result.vocabulary().outcome(concept(result, "X:3")).lineage())
                .extracting(level -> level.entity().label())
                .containsExactly("soreness", "pain");
        assertThat(result.vocabulary().outcome(concept(result, "O:1")).lineage())
                .containsExactly(new Level(concept(result, "O:2").entity(), Bridge.OPPOSITE));
    }

    @Test
    void joinsEquivalentConcepts() throws IOException {
        String others = """
                id\ttype\tlabel\tsynonyms\tbroader
                Y:1\tDISEASE\tquarrion\t\t
                Z:1\tDISEASE\tgreat quarrion\t\t
                Z:2\tDISEASE\tsmall quarrion\t\tZ:1
                Z:9\tDISEASE\tachy state\t\t
                """;
        String table = "id\tcanonical_id\thow\nZ:1\tY:1\tx\nX:1\tZ:9\tx\nZ:2\tZ:2\tx\n";

        VocabularyLoader.Result result = VocabularyLoader.over(own())
                .add(file("t.tsv", others))
                .equivalents(file("same.tsv", table))
                .load();

        assertThat(concept(result, "Y:1").synonyms()).containsExactly("great quarrion");
        assertThat(concept(result, "Z:2").broader()).containsExactly(new EntityId("Y:1"));
        assertThat(concept(result, "X:1").synonyms()).contains("achy state");
        assertThat(result.vocabulary().find(new EntityId("Z:1"))).isEmpty();
        assertThat(result.report().merged()).isEqualTo(2);
    }

    @Test
    void namesTheContentInTheRelease() throws IOException {
        Path file = file("t.tsv", TERMS);
        String release = release(file);

        assertThat(release).matches("own-1\\+t-[0-9a-f]{8}");
        assertThat(release(file)).isEqualTo(release);
        assertThat(release(file("t.tsv", TERMS.replace("ache", "smarting")))).isNotEqualTo(release);
    }

    private static String release(Path file) throws IOException {
        return VocabularyLoader.over(own()).add(file).load().vocabulary().release();
    }

    @Test
    void readsWhatIsCompressed() throws IOException {
        Path file = Files.write(folder.resolve("any-name"), gzipped(MESH));

        assertThat(VocabularyLoader.over(nothing())
                        .add(file)
                        .load()
                        .vocabulary()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void refusesAWrongRowAndTakesTheOthers() throws IOException {
        String table = TERMS
                + "X 3\tDISEASE\ta\n"
                + "X:4\tDREAM\tb\n"
                + "X:5\tDISEASE\t\n"
                + "X:6\tDISEASE\tc\t\t\t\t\tone too many\n"
                + "X:7\tDISEASE\t" + "long ".repeat(1 << 19) + "\n"
                + "X:8\tDISEASE\tlast\n";

        LoadReport.File report = VocabularyLoader.over(nothing())
                .add(file("t.tsv", table))
                .load()
                .report()
                .files()
                .get(0);

        assertThat(report.taken()).isEqualTo(3);
        assertThat(report.refused()).isEqualTo(5);
        assertThat(report.problems().get(0)).contains("t.tsv, line 4", "\"X 3\"");
        assertThat(report.problems().get(1)).contains("t.tsv, line 5", "DREAM", "PHENOTYPE");
        assertThat(report.problems().get(2)).contains("t.tsv, line 6", "label");
        assertThat(report.problems().get(3)).contains("t.tsv, line 7", "8 values for 7 columns");
        assertThat(report.problems().get(4)).contains("t.tsv, line 8", "characters");
    }

    @Test
    void leavesOutDamagedNamesAndRefusesDamagedLabels() throws IOException {
        byte[] latin = "id\ttype\tlabel\tsynonyms\nX:1\tDISEASE\tsore\tkr\u00e4nk|ill\nX:2\tDISEASE\tkr\u00e4nk\t\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("t.tsv"), latin);

        VocabularyLoader.Result result =
                VocabularyLoader.over(nothing()).add(file).load();

        assertThat(concept(result, "X:1").synonyms()).containsExactly("ill");
        assertThat(result.report().files().get(0).problems())
                .singleElement()
                .asString()
                .contains("t.tsv, line 3", "UTF-8");
    }

    @Test
    void refusesAFileOfNothing() throws IOException {
        refuses(file("t.tsv", ""), "t.tsv", "empty");
        refuses(file("t.tsv", "\n\n"), "t.tsv", "empty");
        refuses(file("t.tsv", "id\ttype\tlabel\n"), "t.tsv", "no concept");
        refuses(file("t.tsv", "id\ttype\tlabel\nnone\tDISEASE\tx\n"), "t.tsv, line 2", "all of its 1 rows");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        refuses(file("t.tsv", "identifier\tname\nX:1\tsore\n"), "t.tsv, line 1", "begins no vocabulary");
        refuses(file("t.tsv", "id\ttype\tlabel\tlabel\nX:1\tDISEASE\tsore\tx\n"), "line 1", "twice");
        refuses(file("t.xml", MESH.substring(0, 900)), "t.xml, line", "well-formed");
        refuses(file("t.bin", "\u0000\u0001\u0002"), "t.bin", "begins no vocabulary");
    }

    @Test
    void refusesWhatIsCutOff() throws IOException {
        byte[] whole = gzipped(TERMS.repeat(50));
        refuses(Files.write(folder.resolve("t.gz"), Arrays.copyOf(whole, whole.length / 2)), "t.gz", "ends too early");
        byte[] xml = gzipped(MESH);
        refuses(Files.write(folder.resolve("m.gz"), Arrays.copyOf(xml, xml.length - 12)), "m.gz", "ends too early");
    }

    @Test
    void expandsNoEntities() throws IOException {
        String bomb = MESH.replace(
                        "SYSTEM \"https://example.org/never-fetched.dtd\"",
                        "[<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]")
                .replace("Sore &amp; Sad", "Sore &b; Sad");
        refuses(file("t.xml", bomb), "t.xml", "well-formed");
    }

    private void refuses(Path file, String... parts) {
        assertThatThrownBy(() -> VocabularyLoader.over(nothing()).add(file).load())
                .isInstanceOf(VocabularyFormatException.class)
                .hasMessageContainingAll(parts);
    }
}
