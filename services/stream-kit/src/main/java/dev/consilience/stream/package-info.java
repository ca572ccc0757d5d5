/**
 * What every topology needs: which topics there are ({@link dev.consilience.stream.TopicCatalogue}), how their values
 * are written ({@link dev.consilience.stream.RecordSerdes}), how model and Avro turn into each other, and how the reason
 * for a change travels with it ({@link dev.consilience.stream.Causes}).
 */
@NullMarked
package dev.consilience.stream;

import org.jspecify.annotations.NullMarked;
