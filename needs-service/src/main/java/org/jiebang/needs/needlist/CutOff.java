package org.jiebang.needs.needlist;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.VerifiedNeed;
import org.jiebang.needs.need.VerifiedNeeds;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedList.Phase;
import org.jiebang.needs.needlist.NeedListCommand.AddNeed;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community.Registered;

/**
 * What a list does at its cut-off: first it gathers what the community has verified in time and
 * nobody has listed, a few needs a command, then it closes.
 */
final class CutOff {

  /** With the list well below the 16 streams of a command, and a short wait for each need. */
  static final int AT_ONCE = 7;

  private final CommandHandler commands;
  private final VerifiedNeeds verified;

  CutOff(CommandHandler commands, VerifiedNeeds verified) {
    this.commands = commands;
    this.verified = verified;
  }

  /** The next needs to list, or, when none is left, the closing of the list. */
  List<? extends Step<?, ?, ?>> steps(NeedListId id, Instant now) {
    if (commands.load(NeedLists.INSTANCE, id.value()).state() instanceof Opened list
        && gathers(list)) {
      List<VerifiedNeed> next = next(list);
      if (!next.isEmpty()) {
        return listing(list, next, now);
      }
    }
    return ListClosing.steps(commands, id, now);
  }

  /**
   * Only the lowest list that is open for the end of the period gathers: what a day or a week can
   * still take rolls up from there.
   */
  private boolean gathers(Opened list) {
    return list.phase() == Phase.OPEN
        && list.openChildren().isEmpty()
        && list.period().below().stream()
            .noneMatch(p -> isOpen(NeedListId.of(list.community(), p)));
  }

  private boolean isOpen(NeedListId id) {
    return commands.load(NeedLists.INSTANCE, id.value()).state() instanceof Opened list
        && list.phase() == Phase.OPEN;
  }

  /** What is verified after the period is over belongs to the next one. */
  private List<VerifiedNeed> next(Opened list) {
    // Lists are opened in registered communities only.
    ZoneId zone =
        ((Registered) commands.load(Communities.INSTANCE, list.community().value()).state())
            .timeZone();
    Instant end = list.period().end(zone);
    var found = new ArrayList<VerifiedNeed>();
    List<NeedId> page = verified.page(list.community(), null);
    while (!page.isEmpty()) {
      for (NeedId id : page) {
        VerifiedNeed need = VerifiedNeed.of(commands, id, list.community());
        if (need != null && need.since().isBefore(end)) {
          found.add(need);
          if (found.size() == AT_ONCE) {
            return found;
          }
        }
      }
      page = verified.page(list.community(), page.getLast());
    }
    return found;
  }

  private static List<? extends Step<?, ?, ?>> listing(
      Opened list, List<VerifiedNeed> needs, Instant now) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    for (VerifiedNeed v : needs) {
      steps.add(
          Step.of(
              NeedLists.INSTANCE,
              list.list().value(),
              new AddNeed(list.list(), list.community(), v.need(), now)));
    }
    for (VerifiedNeed v : needs) {
      // Bound to the version that was read: when one moves on meanwhile, the clock tries again
      // and leaves it out, so it does not keep the others off the list.
      steps.add(
          new Step<>(
              Needs.INSTANCE,
              v.need().value(),
              new ListNeed(v.need(), list.list(), list.period().level(), SYSTEM, now),
              v.version()));
    }
    return steps;
  }
}
