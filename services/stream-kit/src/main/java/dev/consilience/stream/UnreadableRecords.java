package dev.consilience.stream;

import dev.consilience.stream.meters.DeadLetterCount;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Bytes that are no record leave as a dead letter. Those that nobody can read because the registry is away do not: the thread
 * breaks off, and its successor reads them again ({@link ThreadReplacement}).
 */
public final class UnreadableRecords extends LogAndContinueExceptionHandler {

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (RegistryAwayException.isCauseOf(failure)) {
            return Response.fail();
        }
        DeadLetterCount.UNREADABLE.add();
        return super.handleError(context, record, failure);
    }
}
