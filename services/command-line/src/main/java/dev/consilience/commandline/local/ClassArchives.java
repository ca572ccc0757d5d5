package dev.consilience.commandline.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Archives of the classes that a kind of process loads, which the Java virtual machine maps into memory instead of reading, verifying
 * and laying them out at each start (class data sharing, JEP 310).
 *
 * <p>Where there is none, the first process of its kind lists the classes that it loads, line by line, so that nothing hangs on how it ends. When it
 * has done some work, a process of its own, behind all others, makes the archive from the list.
 *
 * <h2>When does an archive fit?</h2>
 *
 * Its name holds the virtual machine and a digest of its home and of path, size and time of every jar: another build, another place or another
 * Java looks for another file. The virtual machine compares all that once more, and starts without where something differs.
 */
final class ClassArchives {

    /** The system property in which the command line is told where its own classes are being listed, where no archive of them was found. */
    private static final String OWN_LIST = "consilience.classes";

    /** What does not fit is of no interest to whoever reads a log. */
    private static final String QUIETLY = "-Xlog:cds*=off";

    private static final int CHARACTERS_OF_DIGEST = 12;

    /**
     * Makes one archive after the other: behind {@code java} and how it links classes come fours of class path, options, list, archive. Whoever looks
     * for an archive finds the whole of it or nothing. Those of earlier builds go. What another one is making is left to it; what was left by who was
     * killed goes after an hour, in which one is made also on a machine that has much else to do.
     */
    private static final String SCRIPT = """
            trap '' INT HUP
            java=$1
            linking=$2
            shift 2
            find "$(dirname "$4")" \\( -name '*.partial' -o -name '*.making' -o -name '*.classes' \\) -mmin +60 -delete
            while [ $# -ge 4 ]; do
              partial=$4.$$.partial
              if [ ! -f "$4" ] && [ ! -f "$4.making" ]; then
                : >"$4.making"
                if env -u JDK_JAVA_OPTIONS "CLASSPATH=$1" nice -n 19 "$java" $2 -Xshare:dump $linking -Xlog:disable -Xlog:all=error \\
                    "-XX:SharedClassListFile=$3" "-XX:SharedArchiveFile=$partial" && mv -f "$partial" "$4"; then
                  find "$(dirname "$4")" -name "$(basename "${4%-*}")-*.jsa" ! -name "$(basename "$4")" -delete
                else
                  rm -f "$partial"
                  echo "There is no archive $4: it could not be made; what it is for starts without."
                fi
                rm -f "$4.making"
              fi
              rm -f "$3"
              shift 4
            done
            """;

    private final Folders folders;
    private final Path archives;

    /** Those that the build of this project keeps. */
    ClassArchives(Folders folders) {
        this.folders = folders;
        this.archives = folders.runtime().resolve("classes");
    }

    /** Arguments for {@code java} by which a process starts from the archive of its kind; none where there is no archive. */
    List<String> arguments(ProcessSpec process) throws IOException {
        Path archive = archive(process);
        if (!Files.exists(archive)) {
            return List.of();
        }
        return List.of("-XX:SharedArchiveFile=" + archive, QUIETLY);
    }

    /** Arguments for {@code java} by which a process lists its classes. */
    List<String> listing(ProcessSpec process) {
        return List.of("-XX:DumpLoadedClassList=" + list(process), QUIETLY);
    }

    /** Whether the archive of a process is missing and can be made; of several processes that do the same, the first one lists. */
    boolean isWanted(ProcessSpec process) throws IOException {
        return process.port().member() == 1 && canWrite() && !Files.exists(archive(process));
    }

    private boolean canWrite() {
        if (Files.exists(archives)) {
            return Files.isWritable(archives);
        }
        return Files.isWritable(folders.runtime());
    }

    /**
     * Begins to make archives from what processes have listed, and the command line of itself. It takes a minute of what processor time nobody
     * else wants, and goes on when this program ends.
     *
     * @return what makes them; nothing where there is nothing to make
     */
    Optional<Process> make(List<ProcessSpec> processes) throws IOException {
        Optional<Path> own = Optional.ofNullable(System.getProperty(OWN_LIST)).map(Path::of);
        if (processes.isEmpty() && own.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(archives);
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", SCRIPT, "consilience", JavaProgram.path(), linking()));
        for (ProcessSpec process : processes) {
            command.add(process.classPath());
            command.add(modules(process));
            command.add(list(process).toString());
            command.add(archive(process).toString());
        }
        if (own.isPresent()) {
            String classPath = System.getProperty("java.class.path");
            List<Path> jars = Stream.of(classPath.split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList();
            command.addAll(List.of(
                    classPath,
                    "",
                    own.get().toString(),
                    archive("command-line", jars).toString()));
        }
        return Optional.of(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start());
    }

    /**
     * How much of the work on classes an archive has done already: from Java 24 on they are linked too (JEP 483). For that, objects of the heap are
     * archived, which G1 alone writes; who starts from the archive may have another collector.
     */
    private static String linking() {
        if (Runtime.version().feature() < 24) {
            return "-XX:+UseSerialGC";
        }
        return "-XX:+UseG1GC -XX:+AOTClassLinking";
    }

    /** What a process is told of modules, which has to be known when its archive is made. */
    private static String modules(ProcessSpec process) {
        return process.arguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .collect(Collectors.joining(" "));
    }

    /** Where it is said which could not be made, and why. */
    Path log() {
        return folders.log("classes");
    }

    private Path list(ProcessSpec process) {
        return folders.run().resolve(process.name() + ".classes");
    }

    private Path archive(ProcessSpec process) throws IOException {
        return archive(process.port().name().label(), process.jars());
    }

    private Path archive(String kind, List<Path> jars) throws IOException {
        String machine = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+]", "_");
        return archives.resolve(kind + "-" + machine + "-" + digest(jars) + ".jsa");
    }

    private static String digest(List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.home"));
        for (Path jar : jars) {
            text.append('\n')
                    .append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar).toMillis());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CHARACTERS_OF_DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
