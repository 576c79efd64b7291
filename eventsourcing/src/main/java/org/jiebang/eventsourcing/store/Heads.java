package org.jiebang.eventsourcing.store;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of the end of each part: a good guess that the primary key corrects, as long
 * as the server has not lost what was seen (see {@link Epoch}). A part's entries are read and
 * changed under its lane's lock; {@link #pos} may be read by anybody.
 */
final class Heads {

  private final AtomicLongArray pos = new AtomicLongArray(Ids.PARTS);
  private final byte[] @Nullable [] hash = new byte[Ids.PARTS][];
  private final long[] atMicros = new long[Ids.PARTS];
  private final long[] epoch = new long[Ids.PARTS];

  /** Whether the end of {@code part} was seen in this epoch or a later one. */
  boolean known(int part, long since) {
    return hash[part] != null && epoch[part] >= since;
  }

  long pos(int part) {
    return pos.get(part);
  }

  byte[] hash(int part) {
    byte[] at = hash[part];
    return at == null ? HashChain.GENESIS : at;
  }

  /** No event of the part happens before this, so that {@code at} never goes back. */
  long atMicros(int part) {
    return atMicros[part];
  }

  void moveTo(int part, long newPos, byte[] newHash, long newAtMicros, long seenIn) {
    epoch[part] = seenIn;
    hash[part] = newHash;
    atMicros[part] = newAtMicros;
    pos.set(part, newPos);
  }
}
