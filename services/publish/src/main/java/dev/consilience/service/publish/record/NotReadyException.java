package dev.consilience.service.publish.record;

/** What was asked for is still being read from its topic; it is there shortly. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReadyException(String topic) {
        super("What " + topic + " says is still being read");
    }
}
