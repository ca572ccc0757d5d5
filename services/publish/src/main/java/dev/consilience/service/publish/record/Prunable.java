package dev.consilience.service.publish.record;

import org.apache.lucene.search.Query;

/** A mirror of a topic whose oldest records go after a time. */
interface Prunable {

    /** What finds the documents of the records that stood before an offset. */
    Query before(int partition, long offset);
}
