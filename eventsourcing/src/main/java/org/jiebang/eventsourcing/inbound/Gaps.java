package org.jiebang.eventsourcing.inbound;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jiebang.eventsourcing.inbound.Positions.Mark;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.Publication;

/**
 * Watches for parts in which a later position came and an earlier one did not. Usually the relay
 * repeats it within moments; after {@code gap-timeout} the publisher is asked. Used by the
 * consumer's thread.
 */
final class Gaps {

  private static final Logger LOG = Logger.getLogger(Gaps.class);

  /** Where a part has been stuck, and since when. */
  private record Stuck(long pos, long sinceNanos) {}

  private final Positions positions;
  private final Batch batch;
  private final PeerLog peers;
  private final KafkaConfig.Inbound limits;
  private final Map<Place, Stuck> stuck = new HashMap<>();
  private volatile int open;

  Gaps(Positions positions, Batch batch, PeerLog peers, KafkaConfig.Inbound limits) {
    this.positions = positions;
    this.batch = batch;
    this.peers = peers;
    this.limits = limits;
  }

  int open() {
    return open;
  }

  /** Fills what has been open for too long, of the parts that are {@code ours}. */
  void fillDue(Predicate<Place> ours) {
    Map<Place, Mark> all = positions.all();
    stuck.keySet().removeIf(place -> !all.getOrDefault(place, Mark.START).gap());
    all.forEach(
        (place, mark) -> {
          if (!mark.gap() || !ours.test(place)) {
            return;
          }
          Stuck here = stuck.get(place);
          if (here == null || here.pos() != mark.pos()) {
            stuck.put(place, new Stuck(mark.pos(), System.nanoTime()));
          } else if (System.nanoTime() - here.sinceNanos() >= limits.gapTimeout().toNanos()) {
            fill(place);
            // Whatever came of it: the next question waits as long as the first.
            stuck.put(place, new Stuck(positions.at(place).pos(), System.nanoTime()));
          }
        });
    open = stuck.size();
  }

  private void fill(Place place) {
    try {
      while (positions.at(place).gap()) {
        long after = positions.at(place).pos();
        List<Publication> missing =
            peers.read(place.source(), place.part(), after, limits.gapBatch());
        LOG.infof(
            "gap filled from the publisher source=%s part=%d after=%d positions=%d",
            place.source(), place.part(), after, missing.size());
        batch.apply(missing.stream().map(Incoming::of).toList(), List.of());
        if (positions.at(place).pos() == after) {
          return;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warnf(
          e, "gap stays open source=%s part=%d, asking again later", place.source(), place.part());
    }
  }
}
