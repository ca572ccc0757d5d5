package dev.consilience.stream;

import dev.consilience.schema.ChangeReason;

/**
 * One thing that brought a change about.
 *
 * @param reason why
 * @param article the key of the article, or empty
 * @param detail what the article's record says of it, in words; may be empty
 */
public record Cause(ChangeReason reason, String article, String detail) {}
