package org.jiebang.eventsourcing.store;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of the end of each part: a good guess that the primary key corrects. A
 * part's entries are read and changed under its lane's lock; {@link #pos} may be read by anybody.
 */
final class Heads {

  private final AtomicLongArray pos = new AtomicLongArray(Ids.PARTS);
  private final byte[] @Nullable [] hash = new byte[Ids.PARTS][];
  private final long[] atMicros = new long[Ids.PARTS];

  boolean known(int part) {
    return hash[part] != null;
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

  void moveTo(int part, long newPos, byte[] newHash, long newAtMicros) {
    hash[part] = newHash;
    atMicros[part] = newAtMicros;
    pos.set(part, newPos);
  }
}
