/**
 * The record as this instance has it on its own disk, to be asked in any way: each topic that is asked about is mirrored
 * in a Lucene index, which a follower of the topic keeps up to date. {@link dev.consilience.service.publish.record.RecordView}
 * has all of them.
 *
 * <p>Every instance mirrors all partitions, and so answers for every claim by itself: a search has to look at all of them in
 * any case, an answer does not wait for another instance, and there is one while partitions move. The price is disk, not
 * memory.
 */
@NullMarked
package dev.consilience.service.publish.record;

import org.jspecify.annotations.NullMarked;
