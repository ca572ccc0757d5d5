package dev.consilience.service.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.service.ingest.rest.MultipartFiles.FilePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartFilesTest {

    @Test
    void readsFilesAndPassesOverFields() throws IOException {
        // Given
        String form = """
                preamble
                --b
                Content-Disposition: form-data; name="note"

                hello
                --b
                Content-Disposition: form-data; name="f"; filename="ä \\"1\\".xml"
                content-type: text/xml

                <a/>
                --cb

                --b
                Content-Disposition: form-data; name="f"; filename="empty"


                --b--
                epilogue""".replace("\n", "\r\n");

        // When
        Map<String, String> files = read(form.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(files)
                .containsExactly(Map.entry("ä \"1\".xml text/xml", "<a/>\r\n--cb\r\n"), Map.entry("empty ", ""));
    }

    @Test
    void readsAnyContentInPiecesOfAnySize() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            // Given
            Random random = new Random(seed);
            byte[] content = new byte[random.nextInt(300_000)];
            for (int i = 0; i < content.length; i++) {
                // Much of what looks like a boundary, and none.
                content[i] = (byte) "\r\n--bX".charAt(random.nextInt(6));
            }
            String clean = new String(content, StandardCharsets.ISO_8859_1).replace("\r\n--b", "\r\n--c");
            String form = "--b\r\nContent-Disposition: form-data; filename=\"x\"\r\n\r\n" + clean + "\r\n--b--";

            // When
            Map<String, String> files = read(form.getBytes(StandardCharsets.ISO_8859_1));

            // Then
            assertThat(files.get("x ")).as("seed %d", seed).isEqualTo(clean);
        }
    }

    @Test
    void saysWhenAFormBreaksOff() {
        String form = "--b\r\nContent-Disposition: form-data; filename=\"x\"\r\n\r\nhalf";

        assertThatThrownBy(() -> read(form.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends before its last boundary");
    }

    @Test
    void boundsWhatStandsBeforeAFile() {
        String form = "--b\r\nContent-Disposition: " + "x".repeat(20_000);

        assertThatThrownBy(() -> read(form.getBytes(StandardCharsets.UTF_8))).hasMessageContaining("longer than");
    }

    private static Map<String, String> read(byte[] form) throws IOException {
        MultipartFiles files = new MultipartFiles(new ByteArrayInputStream(form), "b");
        Map<String, String> read = new LinkedHashMap<>();
        for (Optional<FilePart> file = files.next(); file.isPresent(); file = files.next()) {
            FilePart part = file.get();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try (InputStream stream = part.content()) {
                stream.transferTo(content);
            }
            read.put(part.name() + " " + part.contentType().orElse(""), content.toString(StandardCharsets.ISO_8859_1));
        }
        return read;
    }
}
