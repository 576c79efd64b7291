package org.jiebang.needs.need;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListId;
import org.jspecify.annotations.Nullable;

/**
 * What has been done about a need so far, as far as later decisions depend on it.
 *
 * @param infoProvided the author has answered a question
 * @param before the stage that it goes back to after a hold or an undone merge
 * @param list where it is listed; with its level
 * @param task the task that serves it now; null while none has started
 * @param returns how often it came back unsolved from elsewhere
 * @param declinePublished the community may see that it was declined, and on what ground
 * @param overdue the stages at which a deadline was missed
 * @param verdicts who confirmed the result, and whether satisfied
 */
record Track(
    boolean infoProvided,
    @Nullable Urgency urgency,
    @Nullable Stage before,
    @Nullable NeedListId list,
    @Nullable ListLevel level,
    @Nullable UUID task,
    @Nullable NeedId mergedInto,
    int returns,
    int reopenings,
    boolean declinePublished,
    Set<Stage> overdue,
    Map<UUID, Boolean> verdicts) {

  static final Track START =
      new Track(false, null, null, null, null, null, null, 0, 0, false, Set.of(), Map.of());

  Track answered() {
    return new Track(
        true,
        urgency,
        before,
        list,
        level,
        task,
        mergedInto,
        returns,
        reopenings,
        declinePublished,
        overdue,
        verdicts);
  }

  Track urgent(Urgency now) {
    return new Track(
        infoProvided,
        now,
        before,
        list,
        level,
        task,
        mergedInto,
        returns,
        reopenings,
        declinePublished,
        overdue,
        verdicts);
  }

  Track leaving(Stage stage, @Nullable NeedId into) {
    return new Track(
        infoProvided,
        urgency,
        stage,
        list,
        level,
        task,
        into,
        returns,
        reopenings,
        declinePublished,
        overdue,
        verdicts);
  }

  Track listed(NeedListId on, ListLevel at) {
    return new Track(
        infoProvided,
        urgency,
        before,
        on,
        at,
        task,
        mergedInto,
        returns,
        reopenings,
        declinePublished,
        overdue,
        verdicts);
  }

  Track servedBy(@Nullable UUID now) {
    return new Track(
        infoProvided,
        urgency,
        before,
        list,
        level,
        now,
        mergedInto,
        returns,
        reopenings,
        declinePublished,
        overdue,
        verdicts);
  }

  Track returned() {
    return new Track(
        infoProvided,
        urgency,
        before,
        null,
        null,
        task,
        mergedInto,
        returns + 1,
        reopenings,
        declinePublished,
        overdue,
        verdicts);
  }

  /** A fresh start: what was listed, done, missed and said before no longer counts. */
  Track reopened(Urgency now) {
    return new Track(
        infoProvided,
        now,
        null,
        null,
        null,
        null,
        null,
        returns,
        reopenings + 1,
        false,
        Set.of(),
        Map.of());
  }

  Track declinePublic() {
    return new Track(
        infoProvided,
        urgency,
        before,
        list,
        level,
        task,
        mergedInto,
        returns,
        reopenings,
        true,
        overdue,
        verdicts);
  }

  Track missed(Stage stage) {
    var more = EnumSet.of(stage);
    more.addAll(overdue);
    return new Track(
        infoProvided,
        urgency,
        before,
        list,
        level,
        task,
        mergedInto,
        returns,
        reopenings,
        declinePublished,
        more,
        verdicts);
  }

  Track confirmed(UUID by, boolean satisfied) {
    var more = new HashMap<>(verdicts);
    more.put(by, satisfied);
    return new Track(
        infoProvided,
        urgency,
        before,
        list,
        level,
        task,
        mergedInto,
        returns,
        reopenings,
        declinePublished,
        overdue,
        more);
  }
}
