package dev.consilience.service.publish.feed;

/** The feed is not open yet. */
final class FeedNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedNotReadyException(String message) {
        super(message);
    }
}
