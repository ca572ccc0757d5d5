package dev.consilience.service.ingest.intake.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which files of a watched folder are meant to be taken. */
final class FolderFiles {

    /** Where files go of which at least one record was accepted. */
    static final String DONE = "done";

    /** Where files go of which none was. */
    static final String REFUSED = "refused";

    private FolderFiles() {}

    /**
     * A file as it was seen.
     *
     * @param name its path within the folder, with slashes
     */
    record Seen(String name, long size, long modified) {}

    /**
     * The files in a folder and its sub-folders, in the order of their names. Left alone are hidden ones, those whose name
     * says that they are being written, and those that were moved away.
     */
    static List<Seen> list(Path folder) throws IOException {
        List<Seen> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                if (directory.equals(folder) || isMeant(folder.relativize(directory))) {
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = folder.relativize(file);
                if (attributes.isRegularFile() && isMeant(relative)) {
                    files.add(new Seen(
                            relative.toString().replace('\\', '/'),
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                // Somebody took it away between listing and looking; what is there is seen next time.
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing(Seen::name));
        return files;
    }

    private static boolean isMeant(Path relative) {
        String first = relative.getName(0).toString();
        String last = String.valueOf(relative.getFileName()).toLowerCase(Locale.ROOT);
        return !first.equals(DONE)
                && !first.equals(REFUSED)
                && !last.startsWith(".")
                && !last.endsWith(".part")
                && !last.endsWith(".tmp");
    }
}
