package dev.consilience.service.publish.page;

/**
 * The page for adding papers.
 *
 * @param ingest where papers are sent, without a slash at the end
 * @param now what time it is here, in ISO form: the page shows changes from then on
 */
record AddView(String ingest, String now) {}
