package org.jiebang.eventsourcing.store;

/**
 * An event with its position, and its texts as the bytes that are hashed and sent.
 *
 * @param payload UTF-8
 * @param meta UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied nowhere
record Row(StoredEvent event, byte[] payload, byte[] meta) {}
