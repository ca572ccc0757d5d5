package dev.consilience.commandline;

import dev.consilience.commandline.remote.ExportClient;
import dev.consilience.commandline.remote.ServiceException;
import dev.consilience.export.ExportFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exports the record, or what of it is asked for. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes curated claims with their evidence in a format of other systems: all of them, or those asked for. With",
            "--output the file is there when all of it is, and an older one of that name stays until then. What is cut short",
            "ends with exit code 1."
        })
final class ExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PublishOptions publish = new PublishOptions();

    @Mixin
    private final ClaimOptions claims = new ClaimOptions();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            converter = ConstantNames.OfFormat.class,
            description = {
                "indra: INDRA statements, JSON. nanopub: nanopublications, TriG. kgx: Biolink KGX, nodes and edges in a zip archive;",
                "kgx-nodes, kgx-edges: one of them. bel: a BEL script. graphml: a graph. tsv: a line for each claim;",
                "tsv-evidence: a line for each piece of evidence."
            })
    @SuppressWarnings("NullAway.Init") // required
    private ExportFormat format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write, instead of standard output.")
    private @Nullable Path file;

    private final OutputStream standardOutput;

    /** For picocli. */
    ExportCommand() {
        // Bytes as they come: an archive is no text. It is never closed, being everybody's.
        this(new FileOutputStream(FileDescriptor.out));
    }

    ExportCommand(OutputStream standardOutput) {
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() throws Exception {
        ExportClient client = new ExportClient(publish.address(), publish.credentials());
        if (file == null) {
            client.export(format.label(), claims.parameters(), standardOutput);
            return ExitCode.OK;
        }
        long bytes = write(client, file);
        Console.of(spec).remark(file + ": " + bytes + " bytes");
        return ExitCode.OK;
    }

    /** Writes beside the file, and puts it in its place when it is whole. */
    private long write(ExportClient client, Path target) throws IOException, InterruptedException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ServiceException(target + ": there is no such folder to write into");
        }
        Path partial = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        try {
            try (OutputStream output = Files.newOutputStream(partial)) {
                client.export(format.label(), claims.parameters(), output);
            }
            long bytes = Files.size(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
