package dev.consilience.service.ingest.intake.poll;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A poll as it was asked for.
 *
 * @param name by which its position is kept: letters, digits, hyphens
 * @param query in the service's own language
 * @param since the first day
 * @param dates by which date records are found
 * @param interval between one sweep and the next
 * @param pageSize records a request
 * @param base another address than the public one
 * @param tool by which the service knows us
 * @param email where the service can complain, or empty
 * @param apiKey raises the rate that PubMed allows; never logged
 */
public record Poll(
        String name,
        Service service,
        String query,
        LocalDate since,
        Dates dates,
        Duration interval,
        int pageSize,
        Optional<URI> base,
        String tool,
        String email,
        Optional<String> apiKey) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");

    /** A literature service. */
    public enum Service {
        /** At most three requests a second, ten with a key. */
        PUBMED(URI.create("https://eutils.ncbi.nlm.nih.gov/entrez/eutils"), 500),
        EUROPEPMC(URI.create("https://www.ebi.ac.uk/europepmc"), 1_000);

        private final URI address;
        private final int largestPage;

        Service(URI address, int largestPage) {
            this.address = address;
            this.largestPage = largestPage;
        }

        /** Its public address. */
        public URI address() {
            return address;
        }
    }

    /** By which date records are found. */
    public enum Dates {
        /** By that of their last change: new records, and corrections and retractions of old ones. */
        UPDATED,
        /** By that on which they came into the service: new records only. */
        ADDED
    }

    public Poll {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A poll's name is letters, digits and hyphens, not \"" + name + "\"");
        }
        if (query.isBlank()) {
            throw new IllegalArgumentException("Poll " + name + " has no query");
        }
        if (pageSize < 1 || pageSize > service.largestPage) {
            throw new IllegalArgumentException(
                    "Poll " + name + " asks for pages of 1 to " + service.largestPage + ", not " + pageSize);
        }
    }

    /** The service's address. */
    public URI address() {
        return base.orElse(service.address());
    }

    /** The shortest time between two requests. */
    public Duration pace() {
        if (service == Service.PUBMED && apiKey.isEmpty()) {
            return Duration.ofMillis(350);
        }
        return Duration.ofMillis(110);
    }

    /** How its service is asked. */
    public PollProtocol protocol() {
        return switch (service) {
            case PUBMED -> new PubMed(this);
            case EUROPEPMC -> new EuropePmc(this);
        };
    }

    /** What it takes in, in one line: another query under the same name begins from the start. */
    public String what() {
        return service.name().toLowerCase(Locale.ROOT) + " " + dates.name().toLowerCase(Locale.ROOT) + ": " + query;
    }

    /** The poll without its key. */
    @Override
    public String toString() {
        return name + " (" + what() + ")";
    }
}
