package dev.consilience.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The commands that our documents give. */
final class WrittenCommands {

    private static final String FENCE = "```";
    private static final Set<String> BLOCKS = Set.of("sh", "text");
    private static final Pattern IN_A_LINE = Pattern.compile("`(consilience [a-z-]+ [^`]+|mvn [^`]+)`");

    private WrittenCommands() {}

    /**
     * The commands of a document in Markdown, in order: each line of its blocks of {@code sh}, and those in its text that say more than
     * which subcommand there is.
     *
     * @throws AssertionError if a block does not say of what it is: nobody would know whether it is to be run
     */
    static Set<String> inMarkdown(Path document) throws IOException {
        Set<String> commands = new LinkedHashSet<>();
        String block = "";
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith(FENCE) && block.isEmpty()) {
                block = line.substring(FENCE.length());
                if (!BLOCKS.contains(block)) {
                    throw new AssertionError(document + " has a block that is neither sh nor text");
                }
            } else if (line.equals(FENCE)) {
                block = "";
            } else if (block.equals("sh") && !line.isBlank()) {
                commands.add(line);
            } else if (block.isEmpty()) {
                Matcher matcher = IN_A_LINE.matcher(line);
                while (matcher.find()) {
                    commands.add(matcher.group(1));
                }
            }
        }
        return commands;
    }

    /** The commands that a page of ours offers to be copied, by what they are called there. */
    static Map<String, String> onPage(String html) {
        Map<String, String> commands = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (Element command : Jsoup.parse(html).select("code[data-copy]")) {
            if (commands.put(command.attr("data-copy"), command.wholeText()) != null) {
                twice.add(command.attr("data-copy"));
            }
        }
        if (!twice.isEmpty()) {
            throw new AssertionError("Two commands are called the same: " + twice);
        }
        return commands;
    }
}
