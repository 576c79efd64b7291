package org.jiebang.needs.tripartite;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What the events of a community's coordination add up to. */
public sealed interface Tripartite {

  record NotStarted() implements Tripartite {}

  /**
   * What the rules ask about a matter.
   *
   * @param forOwners true: the owners' committee decides before it can be solved
   * @param apart true: it stands apart in the counts
   * @param approved what it decided; null: nothing yet
   */
  record Matter(boolean forOwners, boolean apart, @Nullable Boolean approved, boolean solved) {}

  /**
   * A coordination that was started.
   *
   * @param first of each duty that is kept: the period with which it began
   * @param next of each duty, also of those that were dropped: the first period of which nobody has
   *     said yet whether it was kept
   * @param missed of each duty: periods in which it was not kept, and that nobody recorded late
   * @param jointMeeting whose chair leads the joint conference
   */
  record Running(
      TripartiteId tripartite,
      CommunityId community,
      ZoneId timeZone,
      Map<Duty, DutyPeriod> first,
      Map<Duty, DutyPeriod> next,
      Map<Duty, Set<String>> missed,
      @Nullable BodyId jointMeeting,
      Map<MatterId, Matter> matters)
      implements Tripartite {

    long openMatters() {
      return matters.values().stream()
          .filter(m -> !m.solved() && !Boolean.FALSE.equals(m.approved()))
          .count();
    }

    Running with(MatterId id, Matter matter) {
      var more = new HashMap<>(matters);
      more.put(id, matter);
      return new Running(tripartite, community, timeZone, first, next, missed, jointMeeting, more);
    }

    Running keeping(
        Map<Duty, DutyPeriod> since, Map<Duty, DutyPeriod> due, @Nullable BodyId joint) {
      return new Running(tripartite, community, timeZone, since, due, missed, joint, matters);
    }

    Running goingOn(Duty duty, DutyPeriod with) {
      var more = new EnumMap<>(next);
      more.put(duty, with);
      return new Running(
          tripartite, community, timeZone, first, more, missed, jointMeeting, matters);
    }

    Running missing(Duty duty, String period) {
      var of = new HashSet<>(missed.getOrDefault(duty, Set.of()));
      of.add(period);
      return withMissed(duty, of);
    }

    Running noLongerMissing(Duty duty, String period) {
      var of = new HashSet<>(missed.getOrDefault(duty, Set.of()));
      of.remove(period);
      return withMissed(duty, of);
    }

    private Running withMissed(Duty duty, Set<String> periods) {
      var more = new EnumMap<Duty, Set<String>>(Duty.class);
      more.putAll(missed);
      more.put(duty, periods);
      return new Running(tripartite, community, timeZone, first, next, more, jointMeeting, matters);
    }
  }
}
