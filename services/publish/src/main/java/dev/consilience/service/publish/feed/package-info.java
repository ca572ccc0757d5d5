/**
 * The feeds: what is published, as it is published, to any number of readers.
 *
 * <p>One thread a topic reads what is new, for all readers; what is older is read in blocks, which readers share. A reader has
 * nothing of its own but a place in each partition, so a thousand of them cost little, and one that does not read costs as
 * much as any other until it is dropped. Start at {@link dev.consilience.service.publish.feed.FeedLog}.
 */
@NullMarked
package dev.consilience.service.publish.feed;

import org.jspecify.annotations.NullMarked;
