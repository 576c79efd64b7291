package org.jiebang.eventsourcing.inbound;

/**
 * A fact of another service as it came, whatever its type. A {@link
 * org.jiebang.eventsourcing.Reaction} whose {@code fact()} is this class is called for every
 * published record of its source, also for types that no {@code Wire} names; withheld positions
 * carry nothing and are passed over. For those who pass everything on, like the gateway's feed.
 *
 * @param source the service that published it, e.g. {@code needs}
 * @param payload the JSON object as it was published, byte for byte
 */
public record RawFact(String source, String payload) {}
