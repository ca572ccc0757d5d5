package dev.consilience.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HeapUseTest {

    @Test
    void addsUpTheGenerationsAndLeavesOutWhatIsBesideTheHeap() {
        String info = """
                4711:
                 def new generation   total 78656K, used 1000K [0x00000000f0000000, 0x00000000f5550000)
                  eden space 69952K,   1% used [0x00000000f0000000, 0x00000000f00fa000, 0x00000000f4450000)
                 tenured generation   total 174784K, used 2000K [0x00000000f5550000, 0x0000000100000000)
                   the space 174784K,   1% used [0x00000000f5550000, 0x00000000f5744000, 0x0000000100000000)
                 Metaspace       used 500K, committed 704K, reserved 1114112K
                  class space    used 50K, committed 128K, reserved 1048576K
                """;

        assertThat(HeapUse.mb(info)).isEqualTo(3000 * 1024 / 1e6, within(1e-9));
    }

    @Test
    void knowsNothingWithoutAnAnswer() {
        assertThat(HeapUse.mb("")).isZero();
    }

    @Test
    void seesTheHeapOfThisVirtualMachine() throws Exception {
        assertThat(HeapUse.mb(ProcessHandle.current().pid())).isPositive();
    }
}
