package dev.consilience.commandline.remote;

/**
 * One event of a feed.
 *
 * @param type as the feed names it, {@code message} where it does not
 * @param id the position behind it, or empty
 */
public record ServerSentEvent(String type, String id, String data) {}
