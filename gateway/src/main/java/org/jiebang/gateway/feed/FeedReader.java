package org.jiebang.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.view.ViewPositions;
import org.jiebang.eventsourcing.wire.Json;

/** Reads the feed's rows, in order. Who may see which is asked elsewhere. */
@Singleton
public class FeedReader {

  private final EntityManager rows;
  private final Generations generations;
  private final Tail tail;
  private final ViewPositions views;
  private final Duration patience;

  FeedReader(
      EntityManager rows,
      Generations generations,
      Tail tail,
      ViewPositions views,
      @ConfigProperty(name = "jiebang.http.position-patience") Duration patience) {
    this.rows = rows;
    this.generations = generations;
    this.tail = tail;
    this.views = views;
    this.patience = patience;
  }

  /**
   * Waits until the rows show all that is in the feed by now. What {@code X-Min-Position} named has
   * been taken into the feed before, so it is among them.
   *
   * @return the feed's last position
   * @throws Rejected {@code VIEW_BEHIND} after {@code jiebang.http.position-patience}
   */
  public long caughtUp() {
    long head = tail.head(FeedEntryId.PART);
    if (!views.await(FeedEntryId.PART, head, patience)) {
      throw new Rejected(HttpRefusal.VIEW_BEHIND);
    }
    return head;
  }

  /** The feed's last position; the rows may show less for a moment. */
  public long head() {
    return tail.head(FeedEntryId.PART);
  }

  /** Waits a while until the rows show the feed up to {@code position}. */
  public boolean await(long position, Duration atMost) {
    return views.await(FeedEntryId.PART, position, atMost);
  }

  /** {@code moved} is called when the feed has grown; it must return at once. */
  public void whenGrown(Runnable moved) {
    tail.subscribe(
        part -> {
          if (part == FeedEntryId.PART) {
            moved.run();
          }
        });
  }

  /** At most {@code limit} lines with a position after {@code after}. */
  public List<FeedLine> after(long after, int limit) {
    return lines(
        () ->
            rows.createQuery(
                    "from FeedRow r where r.key.gen = :gen and r.position > :after order by r.position",
                    FeedRow.class)
                .setParameter("gen", generations.live(FeedView.NAME))
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList());
  }

  /** As {@link #after}, of one story. */
  public List<FeedLine> story(UUID correlation, long after, int limit) {
    return lines(
        () ->
            rows.createQuery(
                    "from FeedRow r where r.key.gen = :gen and r.correlation = :correlation"
                        + " and r.position > :after order by r.position",
                    FeedRow.class)
                .setParameter("gen", generations.live(FeedView.NAME))
                .setParameter("correlation", correlation)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList());
  }

  /** Some who read here do so outside of any request. */
  private static List<FeedLine> lines(Supplier<List<FeedRow>> query) {
    return QuarkusTransaction.joiningExisting().call(query::get).stream()
        .map(FeedReader::line)
        .toList();
  }

  private static FeedLine line(FeedRow row) {
    try {
      return new FeedLine(
          row.position, row.since, Json.EVENTS.readValue(row.body, PublishedFact.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("feed row " + row.position, e);
    }
  }
}
