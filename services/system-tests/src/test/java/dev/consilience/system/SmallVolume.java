package dev.consilience.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder on a volume of its own that can be filled up. Needs Linux and root. */
final class SmallVolume implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final Path folder;

    private SmallVolume(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, with so much room. */
    static SmallVolume at(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        OsCommand.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
        return new SmallVolume(folder);
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() >= CHUNK) {
                throw e;
            }
        }
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() throws IOException {
        OsCommand.run(List.of("umount", "-l", folder.toString()));
    }
}
