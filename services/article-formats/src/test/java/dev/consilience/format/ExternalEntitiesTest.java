package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.format.ParseOutcome.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No format of XML fetches what an input names, or expands what it defines. */
class ExternalEntitiesTest {

    private static final String SECRET = "a word from a file";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # root            | what stands before and behind the entity
            PubmedArticleSet  | <PubmedArticle><MedlineCitation><PMID>7000001</PMID><Article><ArticleTitle>It eases pain  | </ArticleTitle></Article></MedlineCitation></PubmedArticle>
            article           | <front><article-meta><title-group><article-title>It eases pain | </article-title></title-group></article-meta></front>
            collection        | <document><id>7000001</id><passage><offset>0</offset><text>It eases pain | </text></passage></document>
            """)
    void neitherOpensFilesNorConnections(String root, String before, String behind) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET, StandardCharsets.UTF_8);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(50);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            for (String entity : List.of(
                    "<!ENTITY x SYSTEM \"" + secret.toUri() + "\">",
                    "<!ENTITY x SYSTEM \"" + address + "\">",
                    "<!ENTITY a \"" + "pain ".repeat(100) + "\"><!ENTITY x \"" + "&a;".repeat(100) + "\">")) {
                String input = "<?xml version=\"1.0\"?><!DOCTYPE " + root + " SYSTEM \"" + address + "\" [" + entity
                        + "]>\n<" + root + ">" + before + " &x;" + behind + "</" + root + ">";

                List<ParseOutcome> outcomes = Outcomes.of(input);

                assertThat(outcomes).as(input).hasSize(1).allMatch(Refused.class::isInstance);
                assertThat(outcomes.toString()).doesNotContain(SECRET);
                assertThat(wasAsked(server)).as(input).isFalse();
            }
        }
    }

    private static boolean wasAsked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
