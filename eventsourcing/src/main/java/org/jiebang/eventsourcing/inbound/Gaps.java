package org.jiebang.eventsourcing.inbound;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.inbound.Batch.Answer;
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
    Set<Place> doubted = batch.doubted();
    Map<Place, Mark> all = positions.all();
    stuck
        .keySet()
        .removeIf(place -> !doubted.contains(place) && !all.getOrDefault(place, Mark.START).gap());
    all.forEach(
        (place, mark) -> {
          boolean doubt = doubted.contains(place) && !mark.forked();
          if (!(mark.gap() || doubt) || !ours.test(place)) {
            return;
          }
          Stuck here = stuck.get(place);
          boolean due =
              here == null
                  ? doubt // nothing else will settle it
                  : here.pos() == mark.pos()
                      && System.nanoTime() - here.sinceNanos() >= limits.gapTimeout().toNanos();
          if (due) {
            fill(place);
          }
          // Whatever came of it: the next question waits as long as the first.
          if (due || here == null || here.pos() != mark.pos()) {
            stuck.put(place, new Stuck(positions.at(place).pos(), System.nanoTime()));
          }
        });
    open = stuck.size();
  }

  private void fill(Place place) {
    try {
      do {
        long pos = positions.at(place).pos();
        // From the last position that we have, so that it is compared as well.
        long after = Math.max(0, pos - 1);
        List<Publication> said = peers.read(place.source(), place.part(), after, limits.gapBatch());
        LOG.infof(
            "the publisher was asked source=%s part=%d after=%d positions=%d",
            place.source(), place.part(), after, said.size());
        List<Incoming> records = said.stream().map(Incoming::of).toList();
        if (!records.stream().allMatch(in -> in.part64().equals(place))) {
          throw new IOException("the answer is about another log");
        }
        batch.apply(
            new Answer(
                place, records, said.size() < Math.min(limits.gapBatch(), LogResource.LIMIT)));
        if (positions.at(place).pos() == pos) {
          return;
        }
      } while (positions.at(place).gap());
    } catch (IOException | IllegalArgumentException e) {
      LOG.warnf(
          e, "gap stays open source=%s part=%d, asking again later", place.source(), place.part());
    }
  }
}
