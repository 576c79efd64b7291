package org.jiebang.eventsourcing.chain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.chain.Anchor.Head;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Makes anchors: first in the file, then on Kafka. Kafka away is caught up later; nothing moved is
 * no anchor; nothing is anchored that a crash could still take back. Used by one thread.
 */
final class Anchorer {

  private static final Logger LOG = Logger.getLogger(Anchorer.class);
  private static final int LINES_AT_ONCE = 200;

  private final String service;
  private final String writer;
  private final EventLog log;
  private final Tail tail;
  private final Consumer<long[]> barrier;
  private final AnchorKeys keys;
  private final AnchorFile file;
  private final @Nullable AnchorTopic topic;
  private final InstantSource realClock;

  private volatile @Nullable Anchor last;
  private final long[] anchored = new long[Ids.PARTS];
  private long published;
  private boolean kafkaAway;

  /**
   * @param barrier returns when the positions it is given, by part, are durable
   * @param topic null: the file alone
   */
  Anchorer(
      String service,
      String writer,
      EventLog log,
      Tail tail,
      Consumer<long[]> barrier,
      AnchorKeys keys,
      AnchorFile file,
      @Nullable AnchorTopic topic,
      InstantSource realClock) {
    this.service = service;
    this.writer = writer;
    this.log = log;
    this.tail = tail;
    this.barrier = barrier;
    this.keys = keys;
    this.file = file;
    this.topic = topic;
    this.realClock = realClock;
    this.published = file.published();
    remember(file.last());
  }

  /**
   * Makes an anchor if something has moved, and hands to Kafka what it lacks.
   *
   * @return whether an anchor was made
   */
  boolean round() {
    boolean made = anchor();
    publish();
    return made;
  }

  private boolean anchor() {
    var read = new long[Ids.PARTS];
    boolean moved = false;
    for (int part = 0; part < Ids.PARTS; part++) {
      read[part] = tail.head(part);
      moved |= read[part] != anchored[part];
    }
    if (!moved) {
      return false;
    }
    barrier.accept(read);
    Anchor before = last;
    Anchor next =
        new Anchor(
                Anchor.Kind.HEADS,
                service,
                writer,
                before == null ? 1 : before.seq() + 1,
                realClock.instant().truncatedTo(ChronoUnit.MICROS),
                before == null ? Anchor.FIRST : before.hash(),
                heads(read, before),
                "",
                "")
            .signedBy(keys);
    file.append(next);
    remember(next);
    return true;
  }

  private List<Head> heads(long[] read, @Nullable Anchor before) {
    var heads = new ArrayList<Head>();
    for (int part = 0; part < Ids.PARTS; part++) {
      int at = part;
      if (read[at] == anchored[at] && before != null) {
        before.heads().stream().filter(h -> h.part() == at).forEach(heads::add);
      } else if (read[at] > 0) {
        heads.add(head(at, read[at]));
      }
    }
    return heads;
  }

  private Head head(int part, long pos) {
    List<StoredEvent> found = log.read(part, pos - 1, 1);
    if (found.isEmpty() || found.getFirst().pos() != pos) {
      throw new IllegalStateException("no event at " + part + "/" + pos);
    }
    StoredEvent event = found.getFirst();
    return new Head(part, pos, HexFormat.of().formatHex(event.hash()), event.at());
  }

  private void remember(@Nullable Anchor anchor) {
    last = anchor;
    for (int part = 0; part < Ids.PARTS; part++) {
      anchored[part] = anchor == null ? 0 : anchor.pos(part);
    }
  }

  private void publish() {
    Anchor newest = last;
    if (topic == null || newest == null || published >= newest.seq()) {
      return;
    }
    try {
      if (published == newest.seq() - 1) {
        topic.publish(service, List.of(newest.toLine()));
      } else {
        catchUp(topic);
      }
      published = newest.seq();
      file.published(published);
      kafkaAway = false;
    } catch (KafkaException e) {
      if (!kafkaAway) {
        LOG.warn("Kafka does not take the anchors; they are in the file and go later", e);
      }
      kafkaAway = true;
    }
  }

  private void catchUp(AnchorTopic to) {
    var waiting = new ArrayList<String>();
    file.after(
        published,
        line -> {
          waiting.add(line);
          if (waiting.size() == LINES_AT_ONCE) {
            to.publish(service, waiting);
            waiting.clear();
          }
        });
    if (!waiting.isEmpty()) {
      to.publish(service, waiting);
    }
  }

  /** Committed positions behind which no anchor stands, over all parts. */
  long unanchored() {
    Anchor newest = last;
    long open = 0;
    for (int part = 0; part < Ids.PARTS; part++) {
      open += Math.max(0, tail.head(part) - (newest == null ? 0 : newest.pos(part)));
    }
    return open;
  }

  /** When the last anchor was made, or null before the first. */
  @Nullable Instant lastAt() {
    Anchor newest = last;
    return newest == null ? null : newest.at();
  }
}
