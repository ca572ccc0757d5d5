package dev.consilience.commandline;

import dev.consilience.claim.Claim;
import dev.consilience.commandline.offline.StrictLines;
import dev.consilience.decision.Decision;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.json.CuratedClaimJson;
import dev.consilience.stream.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reconciles without a pipeline. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Reconciles offline, without a pipeline: claims as JSON lines in, as `extract` writes them, curated claims as JSON",
            "lines out, sorted by proposition, as publish serves them. It is the reference result: what the services must arrive",
            "at for these claims and decisions. If a line cannot be read, nothing is written, for the result of a part of the",
            "evidence would mislead."
        })
final class ReconcileCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Decisions of curators that stand, as JSON lines, as `decide list --json` writes them.")
    private List<Path> decisions = List.of();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Claims, gzip or not; - is standard input. Of two claims with one id the later counts.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        StrictLines<Decision> decided = read(StrictLines.ofDecisions(), decisions);
        StrictLines<Claim> claimed = read(StrictLines.ofClaims(), files);
        tellWhatIsBad(decided, "decisions", console);
        tellWhatIsBad(claimed, "claims", console);
        if (decided.bad() + claimed.bad() > 0) {
            return ExitCode.SOFTWARE;
        }
        remarkOnRepeats(decided, "decisions", console);
        remarkOnRepeats(claimed, "claims", console);
        if (claimed.judged() > 0 && decisions.isEmpty()) {
            console.remark(
                    claimed.judged() + " claims come with a curator's judgement, which counts only with --decisions");
        }
        Collection<RecordByDefinition.Answer> answers = RecordByDefinition.of(claimed.values(), decided.values())
                .answers()
                .values();
        for (RecordByDefinition.Answer answer : answers) {
            console.data()
                    .println(JsonText.of(
                            CuratedClaimJson.of(CuratedRecords.toRecord(answer.claim(), answer.decisions()))));
        }
        console.data().flush();
        console.remark(claimed.values().size() + " claims, " + answers.size() + " curated claims");
        return ExitCode.OK;
    }

    private static <T> StrictLines<T> read(StrictLines<T> lines, List<Path> files) throws IOException {
        for (Path file : files) {
            lines.read(InputFiles.open(file), file.toString());
        }
        return lines;
    }

    private static void tellWhatIsBad(StrictLines<?> lines, String what, Console console) {
        lines.described().forEach(console::remark);
        int more = lines.bad() - lines.described().size();
        if (more > 0) {
            console.remark("and " + more + " more");
        }
        if (lines.bad() > 0) {
            console.remark(lines.bad() + " lines of " + what + " could not be read; nothing was written");
        }
    }

    private static void remarkOnRepeats(StrictLines<?> lines, String what, Console console) {
        if (lines.again() > 0) {
            console.remark(lines.again() + " " + what + " came again; of each the later line counts");
        }
    }
}
