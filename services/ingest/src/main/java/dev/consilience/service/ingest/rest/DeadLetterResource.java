package dev.consilience.service.ingest.rest;

import dev.consilience.service.ingest.app.IntakeMeters;
import dev.consilience.service.ingest.deadletter.DeadLetter;
import dev.consilience.service.ingest.deadletter.DeadLetters;
import dev.consilience.service.ingest.deadletter.LetterId;
import dev.consilience.service.ingest.deadletter.Replay;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.RecordReport;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The dead letters of all services: what is there, what is in them, and another try. */
@Path("/dead-letters")
@Blocking
public class DeadLetterResource {

    private static final int MOST_LISTED = 10_000;

    private final DeadLetters letters;
    private final Producer<byte[], byte[]> producer;
    private final IntakeRecords records;
    private final IntakeMeters meters;

    @Inject
    DeadLetterResource(
            DeadLetters letters, Producer<byte[], byte[]> producer, IntakeRecords records, IntakeMeters meters) {
        this.letters = letters;
        this.producer = producer;
        this.records = records;
        this.meters = meters;
    }

    /** A letter in a list. */
    record Summary(
            String id,
            String service,
            String when,
            String code,
            String place,
            String reason,
            Optional<String> name,
            int size,
            boolean cut) {

        static Summary of(DeadLetter letter) {
            return new Summary(
                    letter.id().toString(),
                    letter.id().service(),
                    letter.when().toString(),
                    letter.code(),
                    letter.place(),
                    letter.reason(),
                    letter.name(),
                    letter.size(),
                    letter.isCut());
        }
    }

    /** The letters listed, the latest first. */
    record Listing(List<Summary> letters) {}

    /**
     * A letter with all that is in it.
     *
     * @param text the payload, where it is text in UTF-8
     * @param base64 the payload, where it is not
     */
    record Whole(Summary summary, Map<String, String> headers, Optional<String> text, Optional<String> base64) {}

    /**
     * What became of a replay.
     *
     * @param topic that something was sent to; empty if nothing was
     * @param records what became of each record of a letter from a way in
     */
    record Replayed(String id, String topic, long accepted, long refused, List<RecordReport> records) {}

    /** Lists the latest letters. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @RestQuery Optional<String> service,
            @RestQuery Optional<String> code,
            @RestQuery @DefaultValue("100") int limit) {
        if (service.isPresent() && !LetterId.services().contains(service.get())) {
            throw new BadRequestException(
                    "service is one of " + LetterId.services() + ", not \"" + service.get() + "\"");
        }
        if (limit < 1 || limit > MOST_LISTED) {
            throw new BadRequestException("limit is 1 to " + MOST_LISTED + ", not " + limit);
        }
        List<Summary> found = letters.last(
                service, letter -> code.isEmpty() || letter.code().equalsIgnoreCase(code.get()), limit, Summary::of);
        return Response.ok(new Listing(found)).build();
    }

    /** Shows a letter. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@RestPath String id) {
        DeadLetter letter = find(id);
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : letter.record().headers()) {
            headers.put(header.key(), text(header.value()).orElse(""));
        }
        byte[] payload = payload(letter);
        Optional<String> text = text(payload);
        Optional<String> base64 = Optional.empty();
        if (text.isEmpty()) {
            base64 = Optional.of(Base64.getEncoder().encodeToString(payload));
        }
        return Response.ok(new Whole(Summary.of(letter), headers, text, base64)).build();
    }

    /** The payload of a letter, as it came. */
    @GET
    @Path("/{id}/payload")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] payload(@RestPath String id) {
        return payload(find(id));
    }

    /** Tries a letter again. */
    @POST
    @Path("/{id}/replay")
    @Produces(MediaType.APPLICATION_JSON)
    public Response replay(@RestPath String id) {
        Replay replay = Replay.of(find(id), records);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        String topic = "";
        for (ProducerRecord<byte[], byte[]> message : replay.messages()) {
            topic = message.topic();
            sent.add(producer.send(message));
        }
        producer.flush();
        confirm(sent);
        IntakeReport report = replay.report();
        meters.count("replay", report);
        return Response.ok(new Replayed(id, topic, report.accepted(), report.refused(), report.records()))
                .build();
    }

    private static void confirm(List<Future<RecordMetadata>> sent) {
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new Submission.UnconfirmedException(0, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Submission.UnconfirmedException(0, e);
            }
        }
    }

    private DeadLetter find(String id) {
        LetterId parsed = LetterId.parse(id)
                .orElseThrow(() -> new BadRequestException("A dead letter is named service:partition:offset, with a"
                        + " service of " + LetterId.services() + ", not \"" + id + "\""));
        return letters.find(parsed)
                .orElseThrow(() -> new NotFoundException("There is no dead letter " + id + ", or no longer"));
    }

    private static byte[] payload(DeadLetter letter) {
        if (letter.record().value() == null) {
            return new byte[0];
        }
        return letter.record().value();
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
