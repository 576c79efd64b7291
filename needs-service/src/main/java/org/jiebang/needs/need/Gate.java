package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.need.NeedRefusal.GONE_MERGED;
import static org.jiebang.needs.need.NeedRefusal.NEED_CLOSED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.NEED_ON_HOLD;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.Need.Unknown;

/**
 * Says no in the words of LIFECYCLES when a command comes at the wrong stage: too early, too late,
 * or when the need is closed, merged or on hold, which is the same for every command.
 */
final class Gate {

  private final EnumSet<Stage> legal;
  private final Refusal early;
  private final Refusal late;

  private Gate(EnumSet<Stage> legal, Refusal early, Refusal late) {
    this.legal = legal;
    this.early = early;
    this.late = late;
  }

  /** Open from {@code first} to {@code last}. */
  static Gate from(Stage first, Stage last, Refusal early, Refusal late) {
    return new Gate(EnumSet.range(first, last), early, late);
  }

  /** Open at {@code only}. */
  static Gate at(Stage only, Refusal early, Refusal late) {
    return new Gate(EnumSet.of(only), early, late);
  }

  /** Also open at these, which lie aside. */
  Gate and(Stage... aside) {
    var more = EnumSet.copyOf(legal);
    more.addAll(java.util.List.of(aside));
    return new Gate(more, early, late);
  }

  /**
   * The need, if it is at a legal stage.
   *
   * @throws Rejected with the code for the stage it is at
   */
  Filed pass(Need need) {
    return switch (need) {
      case Unknown() -> refuse(NEED_NOT_FOUND);
      case Draft _ -> refuse(early);
      case Erased _ -> refuse(NEED_CLOSED);
      case Filed filed -> legal.contains(filed.stage()) ? filed : wrong(filed);
    };
  }

  private Filed wrong(Filed need) {
    return switch (need.stage()) {
      case RESOLVED, DECLINED, REFERRED, WITHDRAWN -> refuse(NEED_CLOSED);
      case MERGED -> throw merged(need);
      case ON_HOLD -> refuse(NEED_ON_HOLD);
      case DRAFT,
          SUBMITTED,
          INFO_REQUESTED,
          VERIFIED,
          LISTED,
          ON_AGENDA,
          PLANNED,
          IN_SERVICE,
          DELIVERED ->
          refuse(need.stage().compareTo(legal.iterator().next()) < 0 ? early : late);
    };
  }

  static Rejected merged(Filed need) {
    NeedId into = Objects.requireNonNull(need.track().mergedInto());
    return new Rejected(GONE_MERGED, Map.of("mergedInto", into.value().toString()));
  }
}
