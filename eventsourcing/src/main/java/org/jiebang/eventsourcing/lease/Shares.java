package org.jiebang.eventsourcing.lease;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who should hold how many parts, and what one instance does about it. No clock, no database. */
final class Shares {

  /** A part that changes hands; {@code from} null: nobody's. */
  record Move(int part, @Nullable UUID from, UUID to) {}

  private Shares() {}

  /**
   * What {@code me} does: takes what is nobody's while it has less than its share, gives away what
   * it has above it. When everybody does so, shares differ by one at most, and no part moves that
   * need not.
   *
   * @param live every instance that lives, with {@code me}
   * @param holders by part, also of the dead
   */
  static List<Move> moves(UUID me, SortedSet<UUID> live, @Nullable UUID[] holders) {
    Map<UUID, Integer> room = room(live, holders);
    var moves = new ArrayList<Move>();
    for (int part = 0; part < holders.length; part++) {
      UUID holder = holders[part];
      if ((holder == null || !live.contains(holder)) && room.getOrDefault(me, 0) > 0) {
        moves.add(new Move(part, holder, me));
        room.merge(me, -1, Integer::sum);
      } else if (me.equals(holder) && room.getOrDefault(me, 0) < 0) {
        UUID to = withRoom(room);
        if (to != null) {
          moves.add(new Move(part, me, to));
          room.merge(me, 1, Integer::sum);
          room.merge(to, -1, Integer::sum);
        }
      }
    }
    return moves;
  }

  /** To whom the parts of {@code me}, who leaves, should go. */
  static List<Move> inheritance(UUID me, SortedSet<UUID> others, @Nullable UUID[] holders) {
    Map<UUID, Integer> room = room(others, holders);
    var moves = new ArrayList<Move>();
    for (int part = 0; part < holders.length; part++) {
      UUID to = me.equals(holders[part]) ? withRoom(room) : null;
      if (to != null) {
        moves.add(new Move(part, me, to));
        room.merge(to, -1, Integer::sum);
      }
    }
    return moves;
  }

  /** Share minus what is held, of everybody who lives. */
  private static Map<UUID, Integer> room(SortedSet<UUID> live, @Nullable UUID[] holders) {
    var room = new HashMap<UUID, Integer>();
    int left = holders.length;
    int members = live.size();
    for (UUID member : live) {
      int share = (left + members - 1) / members;
      room.put(member, share);
      left -= share;
      members--;
    }
    for (UUID holder : holders) {
      if (holder != null) {
        room.computeIfPresent(holder, (_, free) -> free - 1);
      }
    }
    return room;
  }

  private static @Nullable UUID withRoom(Map<UUID, Integer> room) {
    return room.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse(null);
  }
}
