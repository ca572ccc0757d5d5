package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DecideCommandTest {

    private static final String CLAIM = "0123456789abcdef0123456789abcdef";
    private static final String PROPOSITION = "TEST:drug..TEST:pain";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs {@code decide} with the words of a line; CLAIM and PROPOSITION stand for one of each. */
    private int decide(String line) {
        List<String> arguments = new ArrayList<>();
        arguments.add("decide");
        for (String word : line.split(" ", -1)) {
            arguments.add(word.replace("CLAIM", CLAIM).replace("PROPOSITION", PROPOSITION));
        }
        CommandLine commandLine = Consilience.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "reject", "approve", "comment", "take-back", "list"})
    void everyCommandExplainsItself(String command) {
        assertThat(decide(command + " --help")).isZero();
        assertThat(out.toString()).startsWith("Usage: consilience decide " + command);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what is typed                                       | what is said
            accept CLAIM                                          | --by
            accept CLAIM --by                                     | --by
            accept 0123 --by N.N.                                 | A claim's id is 32 hexadecimal digits, not "0123"
            accept PROPOSITION --by N.N.                          | A claim's id is 32 hexadecimal digits
            accept CLAIM --by N.N. --at noon                      | "noon" is no time such as 2026-03-04T12:00:00Z
            reject CLAIM --by N.N.                                | --reason
            reject CLAIM --by N.N. --reason boring                | "boring" is no reason; there are wrong-entity, wrong-direction, not-a-finding, wrong-context, other
            approve CLAIM --by N.N. --verdict consistent          | A proposition's id is agent..outcome
            approve PROPOSITION --by N.N.                         | --verdict
            approve PROPOSITION --by N.N. --verdict true          | "true" is no verdict; there are consistent, context-dependent, conflicting, suggested
            comment CLAIM --by N.N.                               | TEXT
            comment pain --by N.N. ouch                           | "pain" is neither
            take-back                                             | DECISION-KEY
            take-back CLAIM                                       | The key has two parts with a slash between
            take-back CLAIM/12                                    | A decision's id is 16 hexadecimal digits, not "12"
            take-back pain/0123456789abcdef                       | "pain" is neither
            """)
    void saysWhatIsWrongAndWritesNothing(String line, String said) {
        assertThat(decide(line)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().replaceAll("\\s+", " ")).contains(said);
    }

    @Test
    void aCuratorHasAName() {
        CommandLine commandLine = Consilience.commandLine();
        commandLine.setErr(new PrintWriter(err, true));

        assertThat(commandLine.execute("decide", "accept", CLAIM, "--by", " ")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("A decision needs the name of its curator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-direction", "WRONG_DIRECTION", "Wrong-Direction"})
    void reasonsAreUnderstoodHoweverTheyAreSpelt(String text) {
        assertThat(new ConstantNames.OfReason().convert(text).name()).isEqualTo("WRONG_DIRECTION");
    }
}
