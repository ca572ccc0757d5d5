package dev.consilience.commandline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Archives of the classes that a kind of process loads, as the Java virtual machine maps them into memory instead of reading, verifying
 * and laying them out at each start (application class data sharing, JEP 310 and 350).
 *
 * <p>The first process of a kind behind a build writes one as it ends, which takes it a few seconds; all later ones start from it. The
 * virtual machine looks itself whether an archive fits it and the jars, and starts without where it does not.
 */
final class ClassArchives {

    /** An archive belongs to the very build of the virtual machine that wrote it. */
    private static final String SUFFIX =
            "-" + System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+-]", "_") + ".jsa";

    /** What it could not put into an archive is of no interest to whoever reads a log. */
    private static final String QUIETLY = "-Xlog:cds*=error";

    private final Path archives;
    private final Path written;

    /** Those that the build of this project keeps. */
    ClassArchives(Folders folders) {
        this.archives = folders.runtime().resolve("classes");
        this.written = folders.run();
    }

    /**
     * Arguments for {@code java} by which a process starts from the archive of its kind, or writes it where there is none that is newer
     * than its jars. Of several that do the same, the first one writes.
     *
     * @param jars a jar, or a folder of them
     */
    List<String> arguments(Port process, Path jars) throws IOException {
        List<String> fromArchive = fromArchive(process.name(), jars);
        boolean canBeKept = process.member() == 1
                && Files.isWritable(archives.toAbsolutePath().getParent());
        if (fromArchive.isEmpty() && canBeKept) {
            return List.of("-XX:ArchiveClassesAtExit=" + writtenBy(process.process()), QUIETLY);
        }
        return fromArchive;
    }

    /** Arguments by which a process starts from the archive of a kind; none where there is no archive that is newer than the jars. */
    List<String> fromArchive(PortName kind, Path jars) throws IOException {
        Path archive = archive(kind.label());
        boolean both = Files.exists(archive) && Files.exists(jars);
        if (both && Files.getLastModifiedTime(archive).compareTo(newest(jars)) > 0) {
            return List.of("-XX:SharedArchiveFile=" + archive, QUIETLY);
        }
        return List.of();
    }

    /**
     * Keeps what a process wrote that has ended of itself; nothing if it wrote none.
     *
     * @throws IOException if it cannot be moved to its place, where others find the whole of it or nothing
     */
    void keep(String process) throws IOException {
        Path archive = writtenBy(process);
        if (!Files.exists(archive)) {
            return;
        }
        Files.createDirectories(archives);
        // It may come from another disk, and then it is not there at once.
        Path beside = Files.createTempFile(archives, process, ".partial");
        Files.move(archive, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, archive(process), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path archive(String kind) {
        return archives.resolve(kind + SUFFIX);
    }

    private Path writtenBy(String process) {
        return written.resolve(process + SUFFIX);
    }

    private static FileTime newest(Path jars) throws IOException {
        List<Path> all = new ArrayList<>(List.of(jars));
        if (Files.isDirectory(jars)) {
            try (Stream<Path> files = Files.list(jars)) {
                files.forEach(all::add);
            }
        }
        FileTime newest = FileTime.fromMillis(0);
        for (Path each : all) {
            FileTime changed = Files.getLastModifiedTime(each);
            if (changed.compareTo(newest) > 0) {
                newest = changed;
            }
        }
        return newest;
    }
}
