package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenCommandsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Path document(String text) throws IOException {
        return Files.writeString(folder.resolve("README.md"), text);
    }

    @Test
    void aDocumentGivesTheCommandsOfItsBlocksAndOfItsText() throws IOException {
        Path document = document("""
                Say `consilience extract paper.txt`, not `consilience export`, which is no whole command.

                ```sh
                consilience up
                consilience down
                ```

                ```text
                `consilience ready now`
                ```
                """);

        assertThat(WrittenCommands.inMarkdown(document))
                .containsExactly("consilience extract paper.txt", "consilience up", "consilience down");
    }

    @Test
    void aBlockThatDoesNotSayWhetherItIsToBeRunIsRefused() throws IOException {
        Path document = document("```\nconsilience up\n```\n");

        assertThatThrownBy(() -> WrittenCommands.inMarkdown(document)).hasMessageContaining("neither sh nor text");
    }

    @Test
    void aPageGivesItsCommandsByNameAndAsAReaderCopiesThem() {
        String html = "<code data-copy=\"First\">a &gt; b\nc</code><code>d</code><code data-copy=\"Second\">e</code>";

        assertThat(WrittenCommands.onPage(html))
                .containsEntry("First", "a > b\nc")
                .containsEntry("Second", "e")
                .hasSize(2);
    }

    @Test
    void twoCommandsOfOneNameAreRefused() {
        String html = "<code data-copy=\"One\">a</code><code data-copy=\"One\">b</code>";

        assertThatThrownBy(() -> WrittenCommands.onPage(html)).hasMessageContaining("One");
    }
}
