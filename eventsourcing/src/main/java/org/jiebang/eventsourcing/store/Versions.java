package org.jiebang.eventsourcing.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The last versions of the streams used lately: good guesses that spare a batch a failure. A part's
 * entries are read and changed under its lane's lock.
 */
final class Versions {

  private final Latest[] byPart = new Latest[Ids.PARTS];

  /**
   * @param most how many streams are remembered
   */
  Versions(int most) {
    for (int part = 0; part < Ids.PARTS; part++) {
      byPart[part] = new Latest(Math.max(1, most / Ids.PARTS));
    }
  }

  @Nullable Long get(UUID stream) {
    return byPart[Ids.part(stream)].get(stream);
  }

  void put(UUID stream, long version) {
    byPart[Ids.part(stream)].put(stream, version);
  }

  void forget(UUID stream) {
    byPart[Ids.part(stream)].remove(stream);
  }

  private static final class Latest extends LinkedHashMap<UUID, Long> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Latest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
      return size() > most;
    }
  }
}
