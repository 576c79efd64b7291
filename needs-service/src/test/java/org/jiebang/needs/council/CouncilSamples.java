package org.jiebang.needs.council;

import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemAccounted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDeferred;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemExecuted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemProposed;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemScheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemWithdrawn;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionOpened;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.AgendaItemEvent.VoteOpened;
import org.jiebang.needs.council.Choice.Answer;
import org.jiebang.needs.council.MeetingEvent.MeetingCancelled;
import org.jiebang.needs.council.MeetingEvent.MeetingClosed;
import org.jiebang.needs.council.MeetingEvent.MeetingConvened;
import org.jiebang.needs.council.MeetingEvent.MeetingPlanned;
import org.jiebang.needs.council.MeetingEvent.MemberCheckedIn;
import org.jiebang.needs.council.MeetingEvent.MinutesPublished;
import org.jspecify.annotations.Nullable;

/** A council of five, its meeting of 2026-03-02 and an item on two needs, for tests. */
public final class CouncilSamples {

  public static final BodyId COUNCIL = new BodyId(id("c0"));
  public static final MeetingId MEETING = new MeetingId(id("c1"));
  public static final MeetingId OTHER_MEETING = new MeetingId(id("c2"));
  public static final AgendaItemId ITEM = new AgendaItemId(id("c3"));
  public static final AgendaItemId OTHER_ITEM = new AgendaItemId(id("c4"));
  public static final UUID VOTE = id("c5");
  public static final UUID TASK_1 = id("c6");
  public static final UUID TASK_2 = id("c7");
  public static final UUID CHAIR = id("ca");
  public static final UUID ANN = id("cb");
  public static final UUID BO = id("cc");
  public static final UUID CAI = id("cd");

  /** Turns 46 on the day before the meeting. */
  public static final UUID OLD = id("ce");

  public static final UUID STRANGER = id("cf");
  public static final LocalDate DATE = LocalDate.parse("2026-03-02");
  public static final Envelope SAID = new Envelope(MEETING.value(), 1, "aXY", "Y3Q");
  public static final String CODE = "c0de";

  static final VoteRules YES_NO =
      new VoteRules(VoteMethod.YES_NO, List.of(), null, null, false, false);
  static final VoteRules SECRET =
      new VoteRules(VoteMethod.YES_NO, List.of(), null, null, false, true);

  private CouncilSamples() {}

  private static UUID id(String end) {
    return UUID.fromString("01900000-0000-7000-8000-0000000001" + end);
  }

  static Seat seat(UUID person, String bornOn) {
    return new Seat(person, person.equals(CHAIR), true, LocalDate.parse(bornOn));
  }

  static Roster roster() {
    return roster(DATE);
  }

  static Roster roster(LocalDate on) {
    return new Roster(
        COUNCIL,
        WUHUAN,
        on,
        50,
        45,
        false,
        List.of(
            seat(CHAIR, "1990-05-01"),
            seat(ANN, "1995-01-31"),
            seat(BO, "1980-03-03"),
            seat(CAI, "2000-02-29"),
            seat(OLD, "1980-03-01")));
  }

  static Actor member(UUID person) {
    return new Actor(person, "CNC", WUHUAN.value(), null);
  }

  static Actor chair() {
    return member(CHAIR);
  }

  static Instant minute(int n) {
    return NINE.plusSeconds(60L * n);
  }

  static Attendance attendance(UUID... present) {
    return new Attendance(MEETING, MeetingPhase.CONVENED, Set.of(present), 3);
  }

  static Attendance quorate() {
    return attendance(CHAIR, ANN, BO);
  }

  static MeetingPlanned planned() {
    return new MeetingPlanned(MEETING, WUHUAN, COUNCIL, DATE, NINE, 90, "社区活动室", NINE);
  }

  static MeetingConvened convened() {
    return new MeetingConvened(MEETING, 4, 3, CODE, minute(30), NINE);
  }

  static MeetingClosed closed() {
    return new MeetingClosed(MEETING, SAID, NINE);
  }

  static Map<String, List<MeetingEvent>> meetings() {
    var all = new LinkedHashMap<String, List<MeetingEvent>>();
    all.put("PLANNED", List.of(planned()));
    all.put("CONVENED", List.of(planned(), convened()));
    all.put("CLOSED", List.of(planned(), convened(), closed()));
    all.put(
        "PUBLISHED",
        List.of(planned(), convened(), closed(), new MinutesPublished(MEETING, "纪要", NINE)));
    all.put("CANCELLED", List.of(planned(), new MeetingCancelled(MEETING, "台风", NINE)));
    return all;
  }

  static List<MeetingEvent> withPresent(UUID... people) {
    var events = new ArrayList<MeetingEvent>(List.of(planned(), convened()));
    Stream.of(people).forEach(p -> events.add(new MemberCheckedIn(MEETING, p, NINE)));
    return events;
  }

  public static AgendaItemProposed proposed(@Nullable UUID proposer) {
    return new AgendaItemProposed(
        ITEM, WUHUAN, COUNCIL, "二次供水改造", List.of(NEED, OTHER), proposer, NINE);
  }

  public static List<AgendaItemEvent> voting(VoteRules rules) {
    return List.of(
        proposed(ANN),
        new AgendaItemScheduled(ITEM, MEETING, 30, NINE),
        new DiscussionOpened(ITEM, NINE),
        new VoteOpened(
            ITEM,
            VOTE,
            rules,
            minute(60),
            rules.secret() ? "a2V5" : null,
            rules.secret() ? SAID : null,
            NINE));
  }

  public static List<AgendaItemEvent> decided(Outcome outcome) {
    int yes = outcome == Outcome.ADOPTED ? 1 : 0;
    VoteResult result = Tally.of(YES_NO, List.of(Choice.of(yes == 1 ? Answer.YES : Answer.NO)));
    return and(
        voting(YES_NO),
        new VoteClosed(ITEM, VOTE, List.of(), result, NINE),
        new AgendaItemDecided(ITEM, outcome, List.of(), null, NINE));
  }

  public static List<AgendaItemEvent> executing() {
    return and(decided(Outcome.ADOPTED), new AgendaItemExecuted(ITEM, List.of(TASK_1), NINE));
  }

  static Map<String, List<AgendaItemEvent>> items() {
    var all = new LinkedHashMap<String, List<AgendaItemEvent>>();
    List<AgendaItemEvent> voting = voting(YES_NO);
    all.put("PROPOSED", voting.subList(0, 1));
    all.put("SCHEDULED", voting.subList(0, 2));
    all.put("DISCUSSING", voting.subList(0, 3));
    all.put("VOTING", voting);
    all.put("ADOPTED", decided(Outcome.ADOPTED));
    all.put("REJECTED", decided(Outcome.REJECTED));
    all.put("DEFERRED", and(voting, new AgendaItemDeferred(ITEM, "资料不足", NINE)));
    all.put("EXECUTING", executing());
    all.put("ACCOUNTED", and(executing(), new AgendaItemAccounted(ITEM, NINE)));
    all.put("WITHDRAWN", and(voting.subList(0, 1), new AgendaItemWithdrawn(ITEM, NINE)));
    return all;
  }

  public static List<AgendaItemEvent> and(List<AgendaItemEvent> past, AgendaItemEvent... more) {
    return Stream.concat(past.stream(), Stream.of(more)).toList();
  }
}
