package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.RequestCaller;

/**
 * The key of the present command, where {@link Endpoint} is not enough: for what is kept as plain
 * rows, and for callers of an older protocol, who send none.
 */
@ApplicationScoped
public class CommandKeys {

  private final CurrentRequest request;
  private final RequestCaller caller;
  private final Fingerprint fingerprint;
  private final CommandHandler handler;
  private final Clock clock;

  CommandKeys(
      CurrentRequest request,
      RequestCaller caller,
      Fingerprint fingerprint,
      CommandHandler handler,
      Clock clock) {
    this.request = request;
    this.caller = caller;
    this.fingerprint = fingerprint;
    this.handler = handler;
    this.clock = clock;
  }

  /**
   * The {@code Idempotency-Key} of the request.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code IDEMPOTENCY_KEY_MISSING}, or {@code
   *     VALIDATION_FAILED} when malformed
   */
  public String key() {
    return CommandHeaders.of(request.header(CommandHeaders.KEY), null).key();
  }

  /** The id of the command that the request is; a repeat has the same one. */
  public UUID commandId(UUID tenant) {
    return commandId(tenant, key());
  }

  private UUID commandId(UUID tenant, String key) {
    Caller who = caller.get();
    return new CommandHeaders(key, null)
        .commandId(tenant, who.person(), who.client(), request.method(), request.commandPath());
  }

  /**
   * Gives the request a key if it came without: the same caller, asking for the same within {@code
   * window} of the first time, asks once. It follows from the content by a keyed hash, never a
   * plain one, since what follows from it stands in the log for ever.
   *
   * <p>Windows lie side by side, so a first request near the end of one is looked for from the next
   * one too. Two requests that arrive at the very same moment, one on each side of a boundary, are
   * two.
   *
   * @param path by which the command is known, whichever of several the request came on: what was
   *     sent in vain in one format may be sent again in another
   * @param made what the command creates, under an id of its own
   * @param tenant of what is made
   */
  public <E> void imply(
      String path, Aggregate<?, ?, E> made, UUID tenant, Object content, Duration window) {
    request.commandPath(path);
    if (request.header(CommandHeaders.KEY) != null) {
      return;
    }
    Instant now = clock.now();
    long start = Math.floorDiv(now.toEpochMilli(), window.toMillis()) * window.toMillis();
    String before = key(start - window.toMillis(), content);
    UUID first = Ids.root(commandId(tenant, before), made.name());
    List<Recorded<E>> done = handler.events(made, first);
    boolean again = !done.isEmpty() && done.getFirst().at().isAfter(now.minus(window));
    request
        .routing()
        .request()
        .headers()
        .set(CommandHeaders.KEY, again ? before : key(start, content));
  }

  /** A UUIDv7 of the window, so that what is made lies beside what else was made at that time. */
  private String key(long start, Object content) {
    String hash = fingerprint.of(request.method(), request.commandPath() + "@" + start, content);
    return new UUID(
            start << 16 | 0x7000 | Long.parseUnsignedLong(hash, 0, 3, 16),
            Long.parseUnsignedLong(hash, 3, 19, 16) & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE)
        .toString();
  }
}
