package dev.consilience.service.ingest.intake.poll;

import java.util.Map;

/**
 * How one literature service is asked: functions of position and answer, without clock or network. Articles are not parsed
 * here: a page that holds some is handed on as it came.
 */
public sealed interface PollProtocol permits PubMed, EuropePmc {

    /** What to ask at a position that is not {@linkplain PollPosition#isDone() done}. */
    Request request(PollPosition position);

    /**
     * What an answer amounts to.
     *
     * @param position at which it was asked
     * @throws PollException if it is not what was asked for, for example cut off
     */
    Page read(PollPosition position, byte[] body) throws PollException;

    /**
     * A request.
     *
     * @param path behind the service's base address
     * @param parameters in the order in which they are sent
     * @param post whether they go into the body: too many for an address
     */
    record Request(String path, Map<String, String> parameters, boolean post) {}

    /**
     * An answer.
     *
     * @param next where to go on
     * @param articles whether the answer itself holds articles
     */
    record Page(PollPosition next, boolean articles) {}
}
