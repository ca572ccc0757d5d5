package dev.consilience.stream.meters;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** How much the files below a folder take. */
final class FolderSize {

    private FolderSize() {}

    /** In bytes; of a folder that is not there, 0. Files that go while they are looked at are passed over. */
    static double of(Path folder) {
        Sum sum = new Sum();
        try {
            Files.walkFileTree(folder, sum);
        } catch (IOException e) {
            // Never thrown by the visitor; what could be counted is the answer.
            return (double) sum.bytes;
        }
        return (double) sum.bytes;
    }

    private static final class Sum extends SimpleFileVisitor<Path> {

        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
