package org.jiebang.eventsourcing.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.Entry.NewEvent;
import org.jiebang.eventsourcing.store.Entry.Share;
import org.jspecify.annotations.Nullable;

/** Gives the events of a batch their positions, times and hashes, behind the heads as known. */
final class Placing {

  private final Heads heads;

  Placing(Heads heads) {
    this.heads = heads;
  }

  List<Row> place(List<Entry> entries) {
    var rows = new ArrayList<Row>(entries.size() + 8);
    var ends = new @Nullable StoredEvent[Ids.PARTS];
    Instant recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    for (Entry entry : entries) {
      UUID command = entry.commandId();
      for (Share share : entry.shares()) {
        long version = share.expected();
        for (NewEvent event : share.events()) {
          rows.add(next(entry, share, event, ++version, command, recordedAt, ends));
          command = null;
        }
      }
    }
    return rows;
  }

  private Row next(
      Entry entry,
      Share share,
      NewEvent event,
      long version,
      @Nullable UUID command,
      Instant recordedAt,
      @Nullable StoredEvent[] ends) {
    int part = share.part();
    StoredEvent end = ends[part];
    long pos = (end == null ? heads.pos(part) : end.pos()) + 1;
    byte[] previous = end == null ? heads.hash(part) : end.hash();
    Instant floor = end == null ? Columns.instant(heads.atMicros(part)) : end.at();
    Instant at = entry.at().isBefore(floor) ? floor : entry.at();
    byte[] hash =
        HashChain.next(
            previous,
            part,
            pos,
            share.stream(),
            version,
            event.tenant(),
            event.type(),
            event.schema(),
            HashChain.micros(at),
            HashChain.micros(recordedAt),
            command,
            event.payloadBytes(),
            event.metaBytes());
    var stored =
        new StoredEvent(
            part,
            pos,
            share.stream(),
            version,
            event.tenant(),
            event.type(),
            event.schema(),
            at,
            recordedAt,
            command,
            event.payload(),
            event.meta(),
            hash);
    ends[part] = stored;
    return new Row(stored, event.payloadBytes(), event.metaBytes());
  }
}
