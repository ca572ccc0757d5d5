package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class WaysInOptionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Command(name = "test")
    private static final class Holder {
        @Mixin
        private final WaysInOptions options = new WaysInOptions();
    }

    @Test
    void setsNothingUnlessAsked() {
        assertThat(settings(TODAY)).isEmpty();
    }

    @Test
    void setsAFolderByItsWholePath() {
        assertThat(settings(TODAY, "--watch", "/in/../papers")).containsExactly("-Dconsilience.ingest.folder=/papers");
    }

    @Test
    void beginsAPollAWeekAgoUnderANameThatStays() {
        List<String> settings = settings(TODAY, "--poll", "pubmed:mTOR AND pain", "--poll-email", "a@example.org");
        List<String> tomorrow = settings(TODAY.plusDays(1), "--poll", "pubmed:mTOR AND pain");

        assertThat(settings).hasSize(4);
        assertThat(settings.get(0)).matches("-Dconsilience\\.ingest\\.polls\\.pubmed-[0-9a-f]+\\.service=pubmed");
        assertThat(settings.get(1)).endsWith(".query=mTOR AND pain");
        assertThat(settings.get(2)).endsWith(".since=2026-11-15");
        assertThat(settings.get(3)).endsWith(".email=a@example.org");
        assertThat(tomorrow.get(0)).isEqualTo(settings.get(0));
    }

    @Test
    void givesAPollFromAnotherFirstDayAnotherName() {
        List<String> one = settings(TODAY, "--poll", "europepmc:pain", "--since", "2026-01-01");
        List<String> other = settings(TODAY, "--poll", "europepmc:pain", "--since", "2025-01-01");

        assertThat(one.get(2)).endsWith(".since=2026-01-01");
        assertThat(other.get(0)).isNotEqualTo(one.get(0));
    }

    private static List<String> settings(LocalDate today, String... arguments) {
        Holder holder = new Holder();
        CommandLine line = new CommandLine(holder);
        line.parseArgs(arguments);
        return holder.options.settings(line.getCommandSpec(), today);
    }
}
