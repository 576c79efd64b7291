package org.jiebang.needs.tripartite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a community's coordination. */
public sealed interface TripartiteCommand {

  TripartiteId tripartite();

  Instant at();

  /**
   * @param duties what is kept, and how often each is due
   * @param from the duties begin with the period that this day lies in
   */
  record StartTripartite(
      TripartiteId tripartite,
      CommunityId community,
      ZoneId timeZone,
      Map<Duty, Cadence> duties,
      @Nullable BodyId jointMeeting,
      LocalDate from,
      Instant at)
      implements TripartiteCommand {}

  /**
   * Says what the parties keep from now on; what is new begins with the present period.
   *
   * @param duties how often each is due that is new; what was kept so far stays as often as it was
   */
  record AgreeDuties(
      TripartiteId tripartite, Map<Duty, Cadence> duties, @Nullable BodyId jointMeeting, Instant at)
      implements TripartiteCommand {}

  record RaiseMatter(
      TripartiteId tripartite,
      MatterId matter,
      Party party,
      String title,
      @Nullable Envelope details,
      boolean forOwners,
      boolean apart,
      Instant at)
      implements TripartiteCommand {}

  record SurveyMatter(TripartiteId tripartite, MatterId matter, Envelope findings, Instant at)
      implements TripartiteCommand {}

  record DecideMatter(
      TripartiteId tripartite,
      MatterId matter,
      boolean approved,
      @Nullable Envelope reason,
      Instant at)
      implements TripartiteCommand {}

  record CoordinateMatter(
      TripartiteId tripartite, MatterId matter, String office, @Nullable Envelope note, Instant at)
      implements TripartiteCommand {}

  /**
   * @param evidence null: none was given
   */
  record SolveMatter(
      TripartiteId tripartite,
      MatterId matter,
      Party party,
      @Nullable Envelope evidence,
      Instant at)
      implements TripartiteCommand {}

  /** A matter that was solved at a meeting, and what shows it. */
  record Solved(MatterId matter, @Nullable Envelope evidence) {}

  /**
   * @param chair who was in the chair of the joint meeting on that day; null: nobody
   */
  record HoldDuty(
      TripartiteId tripartite,
      Duty duty,
      LocalDate heldOn,
      List<MatterId> matters,
      List<Solved> solved,
      Party party,
      @Nullable UUID chair,
      Instant at)
      implements TripartiteCommand {}

  /**
   * Says of every period that is over by now, and in which the duty was not kept, that it was not.
   */
  record CloseDuty(TripartiteId tripartite, Duty duty, Instant at) implements TripartiteCommand {}
}
