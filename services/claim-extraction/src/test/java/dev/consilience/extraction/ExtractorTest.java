package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Context;
import dev.consilience.claim.ContextGround;
import dev.consilience.claim.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sentences claim, one phenomenon at a time. */
class ExtractorTest {

    private static final Extractor EXTRACTOR = Extractor.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # voice
            Everolimus lessened cold allodynia in rats.                           | everolimus DECREASES cold allodynia
            Cold allodynia was abolished by everolimus.                           | everolimus DECREASES cold allodynia
            Cold allodynia was markedly less severe after everolimus.             | everolimus DECREASES cold allodynia
            Cold allodynia decreased following everolimus.                        | everolimus DECREASES cold allodynia
            After everolimus, cold allodynia was reduced.                         | everolimus DECREASES cold allodynia
            Everolimus has been shown to suppress autophagy.                      | everolimus DECREASES autophagy
            Ketamine, which enhances synaptogenesis, was tolerated.               | ketamine INCREASES synapse formation
            # nouns for verbs
            Administration of metformin led to a decrease in insulin resistance.  | metformin DECREASES insulin resistance
            Morphine-induced activation of mTORC1 was seen in the spinal cord.    | morphine INCREASES mTORC1
            Suppression of mTORC2 with Torin 2 was complete.                      | Torin 2 DECREASES mTORC2
            Treatment of postoperative pain with ketorolac reduced nausea.        | ketorolac DECREASES nausea
            Blockade of mTOR abolished the ketamine induction of synaptogenesis.  | mTOR~inhibited DECREASES synapse formation
            Metformin activated AMPK, thereby reducing pain and easing anxiety.   | metformin DECREASES anxiety
            Inhibitors of mTOR such as everolimus caused proteinuria.             | everolimus INCREASES proteinuria
            # two negatives
            Minocycline prevented the loss of synaptic connections.               | minocycline INCREASES synaptic connections
            Minocycline reversed the decline in memory.                           | minocycline INCREASES memory
            # what was done to the agent
            Blocking TRPA1 eased cold pain.                                       | TRPA1~inhibited DECREASES cold hypersensitivity
            Pharmacological inhibition of TLR4 reduced neuroinflammation.         | TLR4~inhibited DECREASES neuroinflammation
            Mice lacking TRPV1 developed less heat hyperalgesia.                  | TRPV1~lost DECREASES heat hypersensitivity
            TRPV1-deficient mice showed reduced heat hyperalgesia.                | TRPV1~lost DECREASES heat hypersensitivity
            P2X4 antagonists attenuated tactile allodynia.                        | P2X4~inhibited DECREASES mechanical allodynia
            mTOR inhibitors caused stomatitis.                                    | mTOR inhibitors INCREASES stomatitis
            Overexpression of BDNF raised anxiety.                                | brain-derived neurotrophic factor~activated INCREASES anxiety
            Compounds that activate AMPK reduced neuropathic pain.                | AMPK~activated DECREASES neuropathic pain
            # one of several
            Gabapentin reduced mechanical but not cold hypersensitivity.          | gabapentin NO_EFFECT cold hypersensitivity
            Gabapentin reduced mechanical but not cold hypersensitivity.          | gabapentin DECREASES mechanical hypersensitivity
            Both sirolimus and everolimus raised blood glucose.                   | everolimus INCREASES hyperglycemia
            Morphine, but not naloxone, caused sedation.                          | naloxone NO_EFFECT sedation
            Neither sertraline nor bupropion altered hyperalgesia.                | bupropion NO_EFFECT hyperalgesia
            Gabapentin lowered the responses to heat and cold stimuli.            | gabapentin DECREASES cold hypersensitivity
            Mechanical, but not heat, hypersensitivity was eased by gabapentin.   | gabapentin NO_EFFECT heat hypersensitivity
            Ibuprofen, naproxen and aspirin all relieved pain.                    | ibuprofen DECREASES pain
            # nothing happened, which is a finding
            Celecoxib failed to prevent opioid tolerance.                         | celecoxib NO_EFFECT opioid tolerance
            Everolimus had no significant effect on heat pain.                    | everolimus NO_EFFECT heat hypersensitivity
            There was no evidence of neurotoxicity after temsirolimus.            | temsirolimus NO_EFFECT neuronal toxicity
            Memory was not affected by ketamine.                                  | ketamine NO_EFFECT memory
            Lidocaine eased cold pain without affecting anxiety.                  | lidocaine NO_EFFECT anxiety
            There was no difference in anxiety between ketamine and placebo.      | ketamine NO_EFFECT anxiety
            Pain did not differ between pregabalin and placebo.                   | pregabalin NO_EFFECT pain
            Pain was not different between pregabalin-treated and control rats.   | pregabalin NO_EFFECT pain
            Metformin did not reverse established allodynia.                      | metformin NO_EFFECT allodynia
            # better and worse
            Ketamine improved anhedonia.                                          | ketamine DECREASES anhedonia
            Metformin improved insulin sensitivity.                               | metformin INCREASES insulin sensitivity
            Sirolimus worsened glucose tolerance.                                 | sirolimus DECREASES glucose tolerance
            # what it is
            Everolimus, a potent inhibitor of mTORC1, was given.                  | everolimus DECREASES mTORC1
            The COX-2 inhibitor celecoxib was given.                              | celecoxib DECREASES COX-2
            Duloxetine has analgesic effects.                                     | duloxetine INCREASES analgesia
            # lists of side effects
            Adverse events of everolimus included stomatitis, anemia and rash.    | everolimus INCREASES rash
            """)
    void finds(String sentence, String expected) {
        assertThat(lines(sentence)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the direction belongs to something else
            Gabapentin reduced mechanical but not cold hypersensitivity.          | gabapentin DECREASES cold hypersensitivity
            Rapamycin reduced the hyperalgesia evoked by morphine.                | morphine DECREASES hyperalgesia
            Rapamycin reduced morphine-induced hyperalgesia.                      | morphine DECREASES hyperalgesia
            Allodynia caused by nerve injury was reduced by gabapentin.           | peripheral nerve injury DECREASES allodynia
            There was no evidence of neurotoxicity after temsirolimus.            | temsirolimus INCREASES neuronal toxicity
            A metabolite of sirolimus that inhibits autophagy was found.          | sirolimus DECREASES autophagy
            Pain was lower with ketamine plus morphine than with morphine alone.  | morphine DECREASES pain
            Ketamine improved pain management.                                    | ketamine DECREASES pain
            Ketamine caused myocardial depression.                                | ketamine INCREASES depression
            Ketamine-mediated relief of morphine-induced hyperalgesia was seen.   | morphine DECREASES hyperalgesia
            Insulin stimulated AKT-mediated phosphorylation of a protein.         | insulin INCREASES AKT
            Fluoxetine increased glutamate receptors.                             | fluoxetine INCREASES glutamate
            The lack of analgesic effect of midazolam was noted.                  | midazolam INCREASES analgesia
            Ketamine blocked seizures, morphine increased pain.                   | ketamine INCREASES pain
            Patients with pain showed antidepressant effects.                     | pain INCREASES antidepressant effect
            The effect of ketamine on depression was blocked by rapamycin.        | sirolimus AFFECTS depression
            Side effects such as nausea were similar with morphine and ketamine.  | morphine INCREASES nausea
            Morphine activated cells, and ketamine reduced pain.                  | morphine DECREASES pain
            """)
    void doesNotFind(String sentence, String unwanted) {
        assertThat(lines(sentence)).doesNotContain(unwanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The aim of this work was to see whether rapamycin reduces allodynia.",
                "We hypothesized that rapamycin would reduce allodynia.",
                "Does rapamycin reduce allodynia?",
                "To determine if rapamycin reduces allodynia, rats were injected.",
                "Whether rapamycin reduces allodynia remains unclear.",
                "Future studies should test if rapamycin prevents opioid tolerance.",
                "Rapamycin is under investigation because it might reduce allodynia.",
                "Drug companies aim to reduce pain with selective TRPV1 antagonists.",
                "ADVERTISEMENT Rapamycin reduced allodynia.",
                "We use cookies, and rapamycin reduced allodynia.",
                "Rats received rapamycin for pain.",
                "Sign up to read how rapamycin reduced allodynia."
            })
    void takesNoClaimFromWhatIsNoFinding(String sentence) {
        assertThat(lines(sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rapamycin may reduce allodynia.",
                "These data suggest that rapamycin reduces allodynia.",
                "Rapamycin could reduce allodynia.",
                "Rapamycin potentially reduces allodynia."
            })
    void hedgesWhatTheTextHedges(String sentence) {
        assertThat(claims(sentence)).extracting(Claim::certainty).containsExactly(Certainty.HEDGED);
    }

    @Test
    void readsTheCircumstances() {
        List<Claim> claims = claims("In male rats with spinal nerve ligation, chronic intrathecal gabapentin (50 µg)"
                + " reduced cold allodynia.");

        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).context().values())
                .containsEntry(Dimension.SPECIES, "rat")
                .containsEntry(Dimension.SEX, "male")
                .containsEntry(Dimension.MODEL, "spinal nerve ligation")
                .containsEntry(Dimension.STIMULUS, "cold")
                .containsEntry(Dimension.DOSE, "50 µg")
                .containsEntry(Dimension.ROUTE, "intrathecal")
                .containsEntry(Dimension.REGIMEN, "chronic");
    }

    @Test
    void readsThePlaceFromBehindTheOutcomeOnly() {
        List<Claim> claims = claims("Ketamine activated mTOR in the prefrontal cortex and reduced anhedonia.");

        assertThat(claims).hasSize(2);
        assertThat(claims.get(0).context().value(Dimension.SITE)).contains("prefrontal cortex");
        assertThat(claims.get(1).context().value(Dimension.SITE)).isEmpty();
    }

    @Test
    void readsWhatElseTheSubjectsHadBeenGiven() {
        List<Claim> claims = claims("Rapamycin prevented hyperalgesia in rats exposed to repeated fentanyl.");

        assertThat(claims.get(0).context().value(Dimension.EXPOSURE)).contains("repeated fentanyl");
        assertThat(claims.get(0).context().value(Dimension.REGIMEN)).isEmpty();
    }

    @Test
    void keepsTheCircumstancesOfTwoClausesApart() {
        List<Claim> claims = claims("Rapamycin reduced neuropathic pain, whereas oral everolimus increased anxiety.");

        assertThat(claims).hasSize(2);
        assertThat(claims.get(0).context().value(Dimension.ROUTE)).isEmpty();
        assertThat(claims.get(1).context().value(Dimension.ROUTE)).contains("oral");
        assertThat(claims.get(1).context().value(Dimension.MODEL)).isEmpty();
    }

    @Test
    void takesTheSpeciesFromTitleOrHeadingsWhereTheSentenceNamesNone() {
        Article titled = Papers.headed("A study in mice", "Rapamycin reduced allodynia.");
        Article headed = Papers.headed("A study", "Rapamycin reduced allodynia.", "Animals", "Rats");

        assertThat(EXTRACTOR.extract(titled).get(0).context().value(Dimension.SPECIES))
                .contains("mouse");
        assertThat(EXTRACTOR.extract(headed).get(0).context().value(Dimension.SPECIES))
                .contains("rat");
    }

    @Test
    void saysWhereItReadACircumstance() {
        Article article = Papers.headed(
                "A study of wound healing",
                "In mice, rapamycin reduced heat hyperalgesia.",
                "Mice, Inbred C57BL",
                "Male");

        Context context = EXTRACTOR.extract(article).get(0).context();

        assertThat(context.values()).containsEntry(Dimension.STRAIN, "C57BL/6").containsEntry(Dimension.SEX, "male");
        assertThat(context.grounds())
                .containsEntry(Dimension.SPECIES, ContextGround.SENTENCE)
                .containsEntry(Dimension.STIMULUS, ContextGround.NAME)
                .containsEntry(Dimension.STRAIN, ContextGround.HEADINGS)
                .containsEntry(Dimension.SEX, ContextGround.HEADINGS);
    }

    @Test
    void takesNothingFromHeadingsOfOtherSubjectsThanTheSentences() {
        Article article = Papers.headed("A study", "In mice, rapamycin reduced allodynia.", "Rats, Wistar", "Male");

        assertThat(EXTRACTOR.extract(article).get(0).context().values()).containsOnlyKeys(Dimension.SPECIES);
    }

    @Test
    void takesFromTheMethodsHowTheAgentWasGiven() {
        Context context = given("Rapamycin (5 mg/kg) was injected intraperitoneally.", "Rapamycin reduced allodynia.");

        assertThat(context.values())
                .containsEntry(Dimension.DOSE, "5 mg/kg")
                .containsEntry(Dimension.ROUTE, "intraperitoneal");
        assertThat(context.grounds())
                .containsEntry(Dimension.DOSE, ContextGround.EARLIER)
                .containsEntry(Dimension.ROUTE, ContextGround.EARLIER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # in several doses
            Rapamycin was given at 1 mg/kg or at 5 mg/kg.               | Rapamycin reduced allodynia.
            # another drug
            Morphine (5 mg/kg) was given intraperitoneally.              | Rapamycin reduced allodynia.
            # two drugs: whose dose it is cannot be told
            Rapamycin and morphine (5 mg/kg) were given.                 | Rapamycin reduced allodynia.
            # otherwise in the sentence itself
            Rapamycin (5 mg/kg) was given intraperitoneally.             | Intrathecal rapamycin reduced allodynia.
            """)
    void takesNoDoseThatMayBeAnother(String methods, String results) {
        assertThat(given(methods, results).value(Dimension.DOSE)).isEmpty();
    }

    @Test
    void takesNoSentenceForOneThatCameBeforeIt() {
        List<Claim> claims = claims("Rapamycin reduced allodynia; oral doses were not tried.");

        assertThat(claims.get(0).context().value(Dimension.ROUTE)).isEmpty();
    }

    private static Context given(String methods, String results) {
        List<Section> sections = List.of(
                new Section("methods", SectionKind.METHODS, "", methods),
                new Section("results", SectionKind.RESULTS, "", results));
        return EXTRACTOR
                .extract(Papers.with(ArticleStatus.ACTIVE, "", sections))
                .get(0)
                .context();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ketamine reduced anhedonia in patients with chronic pain.            | POPULATION | patients with chronic pain
            Ketamine reduced postoperative pain in children.                     | POPULATION | children
            Two weeks later, and at day 7, rapamycin reduced allodynia.          | TIME       | day 7
            Rapamycin reduced allodynia 24 h after surgery.                      | TIME       | 24 h
            Rapamycin given for 5 consecutive days reduced allodynia.            | REGIMEN    | for 5 days
            Rapamycin reduced autophagy in HEK-293 cells.                        | CELL       | HEK293
            """)
    void readsWhoWhenAndWhere(String sentence, Dimension dimension, String value) {
        assertThat(claims(sentence).get(0).context().value(dimension)).contains(value);
    }

    @Test
    void takesCellsThatAreActedOnForNoPlace() {
        assertThat(claims("Rapamycin reduced pain and the number of macrophages.")
                        .get(0)
                        .context()
                        .value(Dimension.CELL))
                .isEmpty();
    }

    @Test
    void takesUpWhatTheSentenceBeforeSpokeOf() {
        List<Claim> claims =
                claims("Temsirolimus reduced cold allodynia. This treatment did not alter nociceptive thresholds.");

        assertThat(claims).extracting(Papers::line).contains("temsirolimus NO_EFFECT nociceptive threshold");
        assertThat(claims.get(1).quote().agent().start()).isZero();
        assertThat(claims.get(1).quote().text()).startsWith("This treatment");
    }

    @Test
    void readsAnAbbreviationAsTheArticleDefinesIt() {
        List<Claim> claims = claims("Mechanical allodynia (MA) was measured. Rapamycin reduced MA in mice.");

        assertThat(claims).extracting(Papers::line).containsExactly("sirolimus DECREASES mechanical allodynia");
    }

    @Test
    void takesNoConceptFromAnAbbreviationThatMeansSomethingElse() {
        List<Claim> claims =
                claims("Cells were kept in carbon dioxide foam (CFA). Rapamycin reduced allodynia after CFA.");

        assertThat(claims).extracting(Papers::line).containsExactly("sirolimus DECREASES allodynia");
    }

    @Test
    void gathersAClaimUnderBroaderConcepts() {
        Claim claim =
                claims("Inhibiting mTORC1 reduced mechanical hypersensitivity.").get(0);

        assertThat(claim.agent().lineage())
                .extracting(level -> level.entity().label())
                .contains("mTOR inhibitors");
        assertThat(claim.outcome().lineage())
                .extracting(level -> level.entity().label())
                .contains("hyperalgesia", "pain");
    }

    @Test
    void turnsAThresholdTowardsHyperalgesia() {
        Claim claim = claims("Gabapentin raised the withdrawal threshold.").get(0);

        assertThat(claim.outcome().lineage()).anySatisfy(level -> {
            assertThat(level.entity().label()).isEqualTo("hyperalgesia");
            assertThat(level.turned()).isTrue();
        });
    }

    @Test
    void namesItsRuleAndItsVocabulary() {
        Claim claim = claims("Rapamycin caused a reduction in allodynia.").get(0);

        assertThat(claim.rule()).isEqualTo("active/cause+reduction");
        assertThat(claim.vocabulary()).isEqualTo(EXTRACTOR.vocabulary().release());
    }

    @Test
    void takesNothingFromARetractedArticle() {
        Section section = new Section("abstract", SectionKind.ABSTRACT, "", "Rapamycin reduced allodynia.");

        assertThat(EXTRACTOR.extract(Papers.with(ArticleStatus.RETRACTED, "", List.of(section))))
                .isEmpty();
        assertThat(EXTRACTOR.extract(Papers.with(ArticleStatus.CONCERN, "", List.of(section))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"METHODS", "OBJECTIVE", "BACKGROUND"})
    void takesNothingFromSectionsThatReportNoFinding(String kind) {
        assertThat(EXTRACTOR.extract(Papers.of(SectionKind.valueOf(kind), "Rapamycin reduced allodynia.")))
                .isEmpty();
    }

    @Test
    void readsNoSentenceThatIsLongerThanAnyAuthorWrites() {
        String endless = "Rapamycin reduced allodynia" + " and so on".repeat(400) + ". ";

        assertThat(claims(endless)).isEmpty();
        assertThat(claims(endless + "Everolimus reduced allodynia.")).hasSize(1);
    }

    @Test
    void boundsTheClaimsOfAnArticleHoweverManySentencesAreSent() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            text.append("Rapamycin reduced allodynia in group ").append(i).append(". ");
        }

        assertThat(claims(text.toString())).hasSize(5_000);
    }

    @Test
    void keepsTheFirstOfTwoClaimsThatAreTheSame() {
        Section one = new Section("one", SectionKind.RESULTS, "", "Rapamycin reduced allodynia.");
        Section two = new Section("two", SectionKind.CONCLUSIONS, "", "Rapamycin reduced allodynia.");

        List<Claim> claims = EXTRACTOR.extract(Papers.with(ArticleStatus.ACTIVE, "", List.of(one, two)));

        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).quote().section()).isEqualTo("one");
    }

    private static List<Claim> claims(String text) {
        return EXTRACTOR.extract(Papers.of(SectionKind.RESULTS, text));
    }

    private static List<String> lines(String text) {
        return claims(text).stream().map(Papers::line).toList();
    }
}
