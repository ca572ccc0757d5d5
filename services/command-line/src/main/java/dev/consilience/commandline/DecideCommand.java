package dev.consilience.commandline;

import dev.consilience.claim.ClaimId;
import dev.consilience.claim.RejectionReason;
import dev.consilience.commandline.view.TextTable;
import dev.consilience.commandline.view.TextTable.Column;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.decision.DecisionReader;
import dev.consilience.stream.decision.DecisionWriter;
import dev.consilience.stream.json.DecisionJson;
import dev.consilience.stream.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What curators say of claims and of verdicts. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "What curators say of claims and of verdicts: accepts or rejects a claim, approves a verdict, comments on either.",
            "Writes the key of the decision, by which it is taken back."
        },
        subcommands = {
            DecideCommand.Accept.class,
            DecideCommand.Reject.class,
            DecideCommand.Approve.class,
            DecideCommand.Comment.class,
            DecideCommand.TakeBack.class,
            DecideCommand.Standing.class
        })
final class DecideCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "accept, reject, approve, comment, take-back or list is missing");
    }

    private static int write(CommandSpec spec, KafkaOptions kafka, Supplier<Decision> made) throws IOException {
        Decision decision;
        try {
            decision = made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try (DecisionWriter writer = DecisionWriter.open(kafka.connection(), kafka.serdes())) {
            writer.write(decision);
        }
        Console.of(spec).data(decision.key());
        return ExitCode.OK;
    }

    private static <T> T parsed(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** The ids of claims. */
    static final class ClaimConverter implements ITypeConverter<Subject.OfClaim> {
        @Override
        public Subject.OfClaim convert(String text) {
            return parsed(() -> new Subject.OfClaim(new ClaimId(text)));
        }
    }

    /** The ids of propositions. */
    static final class PropositionConverter implements ITypeConverter<Subject.OfProposition> {
        @Override
        public Subject.OfProposition convert(String text) {
            return parsed(() -> new Subject.OfProposition(new PropositionId(text)));
        }
    }

    /** The ids of either. */
    static final class SubjectConverter implements ITypeConverter<Subject> {
        @Override
        public Subject convert(String text) {
            return parsed(() -> Subject.parse(text));
        }
    }

    /** Accepts a claim. */
    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accepts a claim: it says what its article says. The latest decision on a claim counts.")
    static final class Accept implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Mixin
        private final CuratorOptions curator = new CuratorOptions();

        @Parameters(paramLabel = "CLAIM", converter = ClaimConverter.class, description = "The id of the claim.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Subject.OfClaim claim;

        @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say of it.")
        private String comment = "";

        @Override
        public Integer call() throws Exception {
            return write(spec, kafka, () -> Decision.accept(claim, comment, curator.by(), curator.at()));
        }
    }

    /** Rejects a claim. */
    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = {
                "Rejects a claim: it stays to be seen, and is no evidence.",
                "What is rejected and accepted teaches how often extraction rules and kinds of source are wrong."
            })
    static final class Reject implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Mixin
        private final CuratorOptions curator = new CuratorOptions();

        @Parameters(paramLabel = "CLAIM", converter = ClaimConverter.class, description = "The id of the claim.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Subject.OfClaim claim;

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                required = true,
                converter = ConstantNames.OfReason.class,
                description =
                        "What is wrong with it: wrong-entity, wrong-direction, not-a-finding, wrong-context, other.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private RejectionReason reason;

        @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say of it.")
        private String comment = "";

        @Override
        public Integer call() throws Exception {
            return write(spec, kafka, () -> Decision.reject(claim, reason, comment, curator.by(), curator.at()));
        }
    }

    /** Approves a verdict. */
    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approves the verdict on a proposition, as it was when it was looked at.")
    static final class Approve implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Mixin
        private final CuratorOptions curator = new CuratorOptions();

        @Parameters(
                paramLabel = "PROPOSITION",
                converter = PropositionConverter.class,
                description = "The id of the proposition, as in CHEBI:79699..MP:0005407.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Subject.OfProposition proposition;

        @Option(
                names = "--verdict",
                paramLabel = "VERDICT",
                required = true,
                converter = ConstantNames.OfVerdict.class,
                description = "What is approved: consistent, context-dependent, conflicting, suggested.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Verdict verdict;

        @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say of it.")
        private String comment = "";

        @Override
        public Integer call() throws Exception {
            return write(
                    spec, kafka, () -> Decision.approve(proposition, verdict, comment, curator.by(), curator.at()));
        }
    }

    /** Says something. */
    @Command(
            name = "comment",
            mixinStandardHelpOptions = true,
            description = "Says something of a claim or a proposition, and rules nothing.")
    static final class Comment implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Mixin
        private final CuratorOptions curator = new CuratorOptions();

        @Parameters(
                index = "0",
                paramLabel = "CLAIM|PROPOSITION",
                converter = SubjectConverter.class,
                description = "The id of the claim or the proposition.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Subject subject;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "What there is to say.")
        private List<String> words = List.of();

        @Override
        public Integer call() throws Exception {
            return write(
                    spec, kafka, () -> Decision.comment(subject, String.join(" ", words), curator.by(), curator.at()));
        }
    }

    /** Takes a decision back. */
    @Command(
            name = "take-back",
            mixinStandardHelpOptions = true,
            description = "Takes a decision back: then it is as if it had never been.")
    static final class TakeBack implements Callable<Integer> {

        private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Parameters(
                paramLabel = "DECISION-KEY",
                description = "The key of the decision, as `decide` wrote it and `decide list` shows it.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String key;

        @Override
        public Integer call() throws Exception {
            Subject subject = subject();
            DecisionReader.Result found = DecisionReader.read(kafka.connection(), kafka.serdes());
            if (found.standing().stream().noneMatch(decision -> decision.key().equals(key))
                    && !found.unreadable().containsKey(key)) {
                throw new IOException("No decision " + key + " stands: `consilience decide list` shows those that do");
            }
            try (DecisionWriter writer = DecisionWriter.open(kafka.connection(), kafka.serdes())) {
                writer.takeBack(subject, key);
            }
            Console.of(spec).data(key);
            return ExitCode.OK;
        }

        private Subject subject() {
            try {
                Subject subject = Subject.parse(CompoundKeys.first(key));
                String id = key.substring(subject.key().length() + 1);
                if (!ID.matcher(id).matches()) {
                    throw new IllegalArgumentException("A decision's id is 16 hexadecimal digits, not \"" + id + "\"");
                }
                return subject;
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "A decision's key is that of its claim or proposition, a slash, and its id: " + e.getMessage(),
                        e);
            }
        }
    }

    /** Shows the decisions that stand. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows the decisions that stand, the earliest first.")
    static final class Standing implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Option(names = "--json", description = "JSON lines instead of a table.")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            Console console = Console.of(spec);
            DecisionReader.Result found = DecisionReader.read(kafka.connection(), kafka.serdes());
            found.unreadable().forEach((key, reason) -> console.remark(key + " is no decision: " + reason));
            if (json) {
                found.standing().forEach(decision -> console.data(JsonText.of(DecisionJson.of(decision))));
            } else {
                table(found.standing()).lines().forEach(console::data);
            }
            if (!found.unreadable().isEmpty()) {
                return ExitCode.SOFTWARE;
            }
            return ExitCode.OK;
        }

        private static TextTable table(List<Decision> decisions) {
            TextTable table = new TextTable(List.of(
                    new Column("decided", 24, false), new Column("what", 60, false), new Column("key", 120, false)));
            decisions.forEach(
                    decision -> table.row(List.of(decision.at().toString(), decision.inWords(), decision.key())));
            return table;
        }
    }
}
