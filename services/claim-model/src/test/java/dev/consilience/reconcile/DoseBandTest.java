package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoseBandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 mg/kg              | 3 to 10 mg/kg
            # each band from its lower bound to below its upper one
            10 mg/kg             | 10 to 30 mg/kg
            29.9 mg/kg           | 10 to 30 mg/kg
            30 mg/kg             | 30 to 100 mg/kg
            1 mg                 | 1 to 3 mg
            # the same mass in other units
            500 µg               | 0.3 to 1 mg
            0.5 mg               | 0.3 to 1 mg
            500 mcg              | 0.3 to 1 mg
            0.5mg                | 0.3 to 1 mg
            2 g/day              | 1000 to 3000 mg/d
            2 g/d                | 1000 to 3000 mg/d
            50 ng/kg/h           | 0.00003 to 0.0001 mg/kg/h
            # amounts and concentrations
            20 nmol              | 10 to 30 nmol
            0.02 µmol            | 10 to 30 nmol
            100 nM               | 0.1 to 0.3 µM
            1 mM                 | 1000 to 3000 µM
            # ranges
            10-30 mg/kg          | 10 to 30 mg/kg
            10 to 30 mg/kg       | 10 to 30 mg/kg
            5–20 mg/kg           | 3 to 30 mg/kg
            4-4 mg/kg            | 3 to 10 mg/kg
            30-30 mg/kg          | 30 to 100 mg/kg
            # lists
            10 mg/kg; 3 mg/kg    | 3 to 30 mg/kg
            5 mg/kg; 50 µg       | 0.03 to 0.1 mg; 3 to 10 mg/kg
            """)
    void readsADoseAsABand(String dose, String band) {
        assertThat(DoseBand.of(dose)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            high
            low dose
            5 drops
            0 mg/kg
            30-10 mg/kg
            5 mg/kg; high
            """)
    void leavesWhatItCannotReadAsItIsWritten(String dose) {
        assertThat(DoseBand.of(dose)).isEqualTo(dose);
    }
}
