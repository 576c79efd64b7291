package org.jiebang.eventsourcing.store;

/**
 * As much of a stored event as folding needs.
 *
 * @param payload UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied nowhere
record Past(long version, String type, int schema, byte[] payload) {}
