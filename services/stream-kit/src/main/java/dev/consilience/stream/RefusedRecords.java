package dev.consilience.stream;

import dev.consilience.stream.meters.DeadLetterCount;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that breaks a step leaves as a dead letter. One whose step could not be done because the registry is away does not:
 * the thread breaks off, and its successor does it again ({@link ThreadReplacement}).
 */
public final class RefusedRecords extends LogAndContinueProcessingExceptionHandler {

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (RegistryAwayException.isCauseOf(failure)) {
            return Response.fail();
        }
        DeadLetterCount.REFUSED.add();
        return super.handleError(context, record, failure);
    }
}
