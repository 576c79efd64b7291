package org.jiebang.eventsourcing.personal;

import java.util.UUID;

/**
 * A personal field as it is stored and published: ciphertext under a key of its subject. Bound to
 * its stream and field, so it cannot be moved.
 *
 * @param sub whose key: a person, or a task whose bids are sealed
 * @param kid number of the key that was used, from 1
 * @param iv 12 bytes, base64url
 * @param ct ciphertext and tag, base64url
 */
public record Envelope(UUID sub, int kid, String iv, String ct) {}
