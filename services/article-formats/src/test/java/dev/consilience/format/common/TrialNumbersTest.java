package dev.consilience.format.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # text                                                        | trial
            (Funded by N.N.; ClinicalTrials.gov number, NCT00000001.)     | trial:NCT00000001
            Registration: NCT 00000001                                    | trial:NCT00000001
            Current Controlled Trials ISRCTN00000002.                     | trial:ISRCTN00000002
            EudraCT number 2004-000446-20                                 | trial:EUDRACT2004-000446-20
            EudraCT-Nr.: 2004-000446-20                                   | trial:EUDRACT2004-000446-20
            ACTRN12605000000000                                           | trial:ACTRN12605000000000
            ChiCTR2000029308                                              | trial:CHICTR2000029308
            ChiCTR-2000029308                                             | trial:CHICTR2000029308
            ChiCTR-TRC-10000001                                           | trial:CHICTR-TRC-10000001
            UMIN-CTR UMIN000001234                                        | trial:UMIN000001234
            UMIN 000001234                                                | trial:UMIN000001234
            JPRN-UMIN000001234                                            | trial:UMIN000001234
            jRCTs031180123                                                | trial:JRCTS031180123
            DRKS00000003                                                  | trial:DRKS00000003
            CTRI/2010/091/000001                                          | trial:CTRI/2010/091/000001
            IRCT20130829014520N1                                          | trial:IRCT20130829014520N1
            NCT00000001, and again NCT00000001                            | trial:NCT00000001
            """)
    void aNumberIsReadInItsOneForm(String text, String trial) {
        assertThat(TrialNumbers.within(text)).extracting(Object::toString).containsExactly(trial);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NCT0000001",
                "NCT000000011",
                "XNCT00000001",
                "the neurotensin receptor NTR1",
                "the strain NTR1234",
                "EudraCT was asked. On 2004-000446-20",
                "registered at ClinicalTrials.gov",
                "2004-000446-20"
            })
    void whatOnlyLooksLikeANumberIsNone(String text) {
        assertThat(TrialNumbers.within(text)).isEmpty();
    }

    @Test
    void severalTrialsAreAllNamed() {
        assertThat(TrialNumbers.within("NCT00000002 and NCT00000001 (ISRCTN00000003)"))
                .extracting(Object::toString)
                .containsExactly("trial:NCT00000002", "trial:NCT00000001", "trial:ISRCTN00000003");
    }

    @Test
    void aFieldMayLeaveTheLettersToTheNameOfItsRegistry() {
        assertThat(TrialNumbers.of("EudraCT", "2004-000446-20"))
                .extracting(Object::toString)
                .containsExactly("trial:EUDRACT2004-000446-20");
        assertThat(TrialNumbers.of("NTR", "1234")).extracting(Object::toString).containsExactly("trial:NTR1234");
        assertThat(TrialNumbers.of("ISRCTN", "ISRCTN00000003"))
                .extracting(Object::toString)
                .containsExactly("trial:ISRCTN00000003");
    }
}
