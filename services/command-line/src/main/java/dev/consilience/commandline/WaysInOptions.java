package dev.consilience.commandline;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Ways in that ingest keeps open by itself: a watched folder, and polls. */
final class WaysInOptions {

    private static final List<String> SERVICES = List.of("pubmed", "europepmc");
    private static final int USUAL_DAYS = 7;

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            description =
                    "Takes every file that comes into this folder, once, and moves it to done/ or refused/ within it.")
    private @Nullable Path folder;

    @Option(
            names = "--poll",
            paramLabel = "SERVICE:QUERY",
            description =
                    "Asks a literature service, pubmed or europepmc, for new papers every six hours. Can be given again.")
    private List<String> polls = List.of();

    @Option(names = "--since", paramLabel = "DATE", description = "The first day of the polls. Default: a week ago.")
    private @Nullable LocalDate since;

    @Option(names = "--poll-email", paramLabel = "ADDRESS", description = "Where a literature service can complain.")
    private String email = "";

    @Option(names = "--poll-url", paramLabel = "URL", hidden = true, description = "Another address of the service.")
    private @Nullable URI address;

    /**
     * The same as settings of ingest.
     *
     * @param today for polls whose first day is not given
     */
    List<String> settings(CommandSpec command, LocalDate today) {
        List<String> settings = new ArrayList<>();
        if (folder != null) {
            settings.add(
                    "-Dconsilience.ingest.folder=" + folder.toAbsolutePath().normalize());
        }
        for (String poll : polls) {
            addPoll(settings, command, poll, today);
        }
        return settings;
    }

    private void addPoll(List<String> settings, CommandSpec command, String poll, LocalDate today) {
        int colon = poll.indexOf(':');
        String service = poll.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        String query = poll.substring(colon + 1).strip();
        if (!SERVICES.contains(service) || query.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--poll is pubmed:QUERY or europepmc:QUERY, not \"" + poll + "\"");
        }
        LocalDate first = today.minusDays(USUAL_DAYS);
        String asked = poll;
        if (since != null) {
            first = since;
            // From another first day it is another poll, which begins there.
            asked = poll + since;
        }
        CRC32 fingerprint = new CRC32();
        fingerprint.update(asked.getBytes(StandardCharsets.UTF_8));
        String prefix = "-Dconsilience.ingest.polls." + service + "-" + Long.toHexString(fingerprint.getValue()) + ".";
        settings.add(prefix + "service=" + service);
        settings.add(prefix + "query=" + query);
        settings.add(prefix + "since=" + first);
        if (!email.isEmpty()) {
            settings.add(prefix + "email=" + email);
        }
        if (address != null) {
            settings.add(prefix + "base-url=" + address);
        }
    }
}
