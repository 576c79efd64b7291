package org.jiebang.eventsourcing.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;

/**
 * Reads what has happened to streams. What this process has just appended it still has: whoever is
 * about to show what came of a command does not ask the database for it (ADR 0068).
 */
final class Histories {

  /** Streams whose last append is kept. */
  private static final int KEPT = 1_000;

  private final Cache<UUID, List<Recorded<Object>>> appended =
      Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

  private final MariaDbLog log;
  private final EventCodec codec;
  private final int batch;

  /**
   * @param batch how many events are read at once
   */
  Histories(MariaDbLog log, EventCodec codec, int batch) {
    this.log = log;
    this.codec = codec;
    this.batch = batch;
  }

  /**
   * @param events as they stand in the log now
   */
  void keep(List<Recorded<Object>> events) {
    if (events.size() == 1) {
      appended.put(events.getFirst().stream(), events);
      return;
    }
    events.stream().collect(Collectors.groupingBy(Recorded::stream)).forEach(appended::put);
  }

  /** All behind a version, as of now; empty for a stream of another kind. */
  <E> List<Recorded<E>> read(Aggregate<?, ?, E> aggregate, UUID stream, long after) {
    return stored(aggregate, stream, after, Long.MAX_VALUE);
  }

  /**
   * Those between two versions.
   *
   * @param upTo a version that the stream has reached
   */
  <E> List<Recorded<E>> read(Aggregate<?, ?, E> aggregate, UUID stream, long after, long upTo) {
    List<Recorded<Object>> kept = appended.getIfPresent(stream);
    if (kept == null || kept.getFirst().version() > after + 1 || kept.getLast().version() < upTo) {
      return stored(aggregate, stream, after, upTo);
    }
    var events = new ArrayList<Recorded<E>>();
    for (Recorded<Object> event : kept) {
      if (event.version() > after && event.version() <= upTo && !add(aggregate, event, events)) {
        return List.of();
      }
    }
    return events;
  }

  private <E> List<Recorded<E>> stored(
      Aggregate<?, ?, E> aggregate, UUID stream, long after, long upTo) {
    var events = new ArrayList<Recorded<E>>();
    int found;
    do {
      long from = after + events.size();
      int asked = (int) Math.min(batch, upTo - from);
      List<StoredEvent> page = asked > 0 ? log.stream(stream, from, asked) : List.of();
      for (StoredEvent event : page) {
        if (!add(aggregate, codec.decode(event), events)) {
          return List.of();
        }
      }
      found = page.size();
    } while (found == batch);
    return events;
  }

  /** Whether it is an event of this kind of aggregate; then it is one more of them. */
  @SuppressWarnings("unchecked") // checked by isInstance
  private static <E> boolean add(
      Aggregate<?, ?, E> aggregate, Recorded<Object> recorded, List<Recorded<E>> events) {
    return aggregate.events().isInstance(recorded.event())
        && events.add((Recorded<E>) (Recorded<?>) recorded);
  }
}
