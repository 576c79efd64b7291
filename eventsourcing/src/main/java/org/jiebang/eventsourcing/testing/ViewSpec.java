package org.jiebang.eventsourcing.testing;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/**
 * Events in, body or row out: folds a picture or a view over the events of one stream, as the
 * plumbing does.
 */
public final class ViewSpec {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private ViewSpec() {}

  /**
   * The body after {@code events}, all of one stream; event n happens n - 1 minutes after
   * 2026-03-02T01:00Z.
   */
  @SafeVarargs
  public static <B, E> B picture(Picture<B, E> picture, UUID stream, UUID tenant, E... events) {
    @Nullable B body = null;
    for (int i = 0; i < events.length; i++) {
      body = picture.evolve(body, recorded(stream, tenant, i + 1, events[i]));
    }
    return Objects.requireNonNull(body, "no events");
  }

  /** The row after {@code events}, all of one key; null when the last one deletes it. */
  @SafeVarargs
  public static <R extends ViewRow, E> @Nullable R row(
      View<R, E> view, UUID stream, UUID tenant, E... events) {
    @Nullable R row = null;
    for (int i = 0; i < events.length; i++) {
      row = view.evolve(row, recorded(stream, tenant, i + 1, events[i]));
    }
    if (row != null) {
      view.complete(row);
    }
    return row;
  }

  /** An event as it would stand in the log. */
  public static <E> Recorded<E> recorded(UUID stream, UUID tenant, long version, E event) {
    var meta = new Meta(new UUID(0, 99), "COM", null, null, stream, Set.of(), null, null);
    return new Recorded<>(
        stream,
        version,
        version,
        tenant,
        event.getClass().getSimpleName(),
        1,
        START.plusSeconds(60 * (version - 1)),
        meta,
        event);
  }
}
