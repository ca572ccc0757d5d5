package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.intake.poll.Poll;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What can be set of the ways in; all of it begins with {@code consilience.ingest}. */
@ConfigMapping(prefix = "consilience.ingest")
public interface IngestConfig {

    /** How many submissions over HTTP are read at once; one more is asked to come again later. */
    @WithDefault("8")
    int submissions();

    /** The folder that is watched; none, if it is empty. */
    Optional<String> folder();

    /** How often the folder is looked at. */
    @WithDefault("PT2S")
    Duration scanInterval();

    /** How long a file must not have changed before it is taken. */
    @WithDefault("PT2S")
    Duration settle();

    /** How many records of a file are committed at once. */
    @WithDefault("1000")
    int batchRecords();

    /** The polls, by name. */
    Map<String, PollConfig> polls();

    /** What can be set of a poll. */
    interface PollConfig {

        /** Which literature service: pubmed or europepmc. */
        Poll.Service service();

        /** What is asked, in the service's own language. */
        String query();

        /** The first day. */
        LocalDate since();

        /** By which date records are found: updated, or added. */
        @WithDefault("updated")
        Poll.Dates dates();

        /** How often it is asked for new days. */
        @WithDefault("PT6H")
        Duration interval();

        /** How many records are asked for at once. */
        @WithDefault("200")
        int pageSize();

        /** Another address than the service's public one. */
        Optional<URI> baseUrl();

        /** By which name the service knows us. */
        @WithDefault("consilience")
        String tool();

        /** Where the service can complain. */
        Optional<String> email();

        /** Raises the rate that PubMed allows; never logged. */
        Optional<String> apiKey();
    }
}
