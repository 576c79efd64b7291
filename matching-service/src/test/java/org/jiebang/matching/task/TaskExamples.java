package org.jiebang.matching.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.NeedId;
import org.jiebang.matching.inbound.PersonId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.task.TaskEvent.*;
import org.jspecify.annotations.Nullable;

/** A task of 五环社区, told step by step: after-school care, two universities, one department. */
public final class TaskExamples {

  public static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
  public static final Instant CLOSES = MONDAY.plus(Duration.ofDays(3));
  public static final Instant OPENED = CLOSES.plusSeconds(1);
  public static final Instant AWARDED_AT = CLOSES.plus(Duration.ofDays(1));
  public static final Instant CONFIRM_BY = AWARDED_AT.plus(Duration.ofDays(3));
  public static final Instant COMMITTED_AT = AWARDED_AT.plus(Duration.ofHours(1));
  public static final Instant SESSION_STARTS = MONDAY.plus(Duration.ofDays(10));
  public static final Instant SESSION_ENDS = SESSION_STARTS.plus(Duration.ofHours(2));
  public static final Instant DELIVERED_AT = SESSION_ENDS.plus(Duration.ofDays(1));

  public static final TaskId TASK = new TaskId(uuid(1));
  public static final CommunityId WUHUAN = new CommunityId(uuid(2));
  public static final NeedId NEED = new NeedId(uuid(3));
  public static final Category CARE = new Category("CHILD_CARE");
  public static final OrganisationId EAST = new OrganisationId(uuid(4));
  public static final OrganisationId WEST = new OrganisationId(uuid(5));
  public static final OrganisationId DEPARTMENT = new OrganisationId(uuid(6));
  public static final ClaimId EASTS = new ClaimId(uuid(7));
  public static final ClaimId WESTS = new ClaimId(uuid(8));
  public static final SessionId SESSION = new SessionId(uuid(9));
  public static final PersonId WANG = new PersonId(uuid(11));
  public static final PersonId ZHAO = new PersonId(uuid(12));
  public static final PersonId JUDGE = new PersonId(uuid(13));

  public static final Actor DESK = new Actor(uuid(10), "COM", WUHUAN.value(), null);
  public static final Actor EAST_OFFICE = new Actor(WANG.value(), "UNI", EAST.value(), null);
  public static final Actor WEST_OFFICE = new Actor(ZHAO.value(), "UNI", WEST.value(), null);
  public static final Actor DEPARTMENT_OFFICE =
      new Actor(uuid(14), "DEP", DEPARTMENT.value(), null);
  public static final Actor DISTRICT = new Actor(uuid(15), "DIS", uuid(16), null);
  public static final Actor PANEL = new Actor(JUDGE.value(), "PNL", WUHUAN.value(), null);

  public static final List<Criterion> CRITERIA =
      List.of(
          new Criterion("EXPERIENCE", "Experience / 经验", 40, 10),
          new Criterion("PLAN", "Plan / 方案", 60, 10));
  public static final TaskSheet SHEET =
      new TaskSheet(
          "After-school care / 四点半课堂",
          "Two afternoons a week, homework and games.",
          "五环社区 活动室",
          null,
          null,
          2,
          2,
          MONDAY.plus(Duration.ofDays(60)));
  public static final Terms TERMS = new Terms(TaskMode.COMPETITIVE, CRITERIA, CLOSES, 2, 20);
  public static final PlannedSession PLANNED =
      new PlannedSession(SESSION, SESSION_STARTS, SESSION_ENDS, "五环社区 活动室", 20);

  private TaskExamples() {}

  private static UUID uuid(int n) {
    return new UUID(0x0195_505c_6a00_7000L, 0x8000_0000_0000_0000L | n * 64L);
  }

  public static TaskDrafted drafted() {
    return drafted(CARE, SHEET);
  }

  public static TaskDrafted drafted(Category category, TaskSheet sheet) {
    return new TaskDrafted(TASK, WUHUAN, NEED, category, sheet.title(), sheet, MONDAY);
  }

  public static TaskPosted posted() {
    return new TaskPosted(
        TASK,
        WUHUAN,
        NEED,
        TaskMode.COMPETITIVE,
        CARE,
        SHEET.title(),
        SHEET,
        1,
        CRITERIA,
        CLOSES,
        2,
        20,
        MONDAY);
  }

  public static TaskPublishedElsewhere publishedElsewhere(String externalId) {
    return new TaskPublishedElsewhere(
        TASK, WUHUAN, "ZHIYUANHUI", externalId, "https://zyh.example.org/a/" + externalId, MONDAY);
  }

  public static Envelope sealed(ClaimId claim) {
    return new Envelope(TASK.value(), 1, "AAAAAAAAAAAAAAAA", claim.equals(EASTS) ? "ZWFzdA" : "d2");
  }

  public static TaskClaimed claimedByEast() {
    return new TaskClaimed(TASK, EASTS, EAST, WANG, 1, sealed(EASTS), MONDAY.plusSeconds(60));
  }

  public static TaskClaimed claimedByWest() {
    return new TaskClaimed(TASK, WESTS, WEST, ZHAO, 1, sealed(WESTS), MONDAY.plusSeconds(120));
  }

  public static BidsOpened opened() {
    return new BidsOpened(
        TASK,
        List.of(
            new OpenedBid(EASTS, EAST, "Ten students, two teachers."),
            new OpenedBid(WESTS, WEST, "Five students.")),
        OPENED);
  }

  public static BidScored scored(ClaimId claim, String criterion, int score) {
    return new BidScored(
        TASK, claim, claim.equals(EASTS) ? EAST : WEST, criterion, score, JUDGE, OPENED);
  }

  /** 40 × 9/10 + 60 × 8/10 = 84, in thousandths. */
  public static ClaimAwarded awarded(@Nullable ClaimId runnerUp) {
    return new ClaimAwarded(
        TASK,
        NEED,
        WUHUAN,
        EASTS,
        EAST,
        84_000,
        List.of("the better plan"),
        runnerUp,
        null,
        CONFIRM_BY,
        AWARDED_AT);
  }

  public static ClaimRejected westRejected() {
    return new ClaimRejected(TASK, WESTS, WEST, "too few people", AWARDED_AT);
  }

  public static TaskCommitted committed() {
    return new TaskCommitted(TASK, NEED, WUHUAN, EASTS, EAST, COMMITTED_AT);
  }

  public static ExecutionPlanned planned() {
    return new ExecutionPlanned(
        TASK, NEED, WUHUAN, EAST, DEPARTMENT, List.of(PLANNED), COMMITTED_AT);
  }

  public static TaskStaffed staffed() {
    return new TaskStaffed(TASK, NEED, WUHUAN, COMMITTED_AT);
  }

  public static TaskStarted started() {
    return new TaskStarted(TASK, NEED, WUHUAN, true, SESSION_STARTS);
  }

  public static TaskDelivered delivered() {
    return new TaskDelivered(
        TASK, NEED, WUHUAN, "Two afternoons held.", List.of("photo-1"), DELIVERED_AT);
  }

  public static AcceptanceRequested requested() {
    return new AcceptanceRequested(TASK, NEED, WUHUAN, DELIVERED_AT);
  }

  public static TaskSentToRework sentToRework(int round) {
    return new TaskSentToRework(
        TASK, NEED, WUHUAN, List.of("one more afternoon"), round, DELIVERED_AT);
  }

  public static TaskResumed resumed() {
    return new TaskResumed(TASK, NEED, WUHUAN, DELIVERED_AT);
  }

  public static TaskReposted reposted(Instant at) {
    return new TaskReposted(TASK, NEED, WUHUAN, 2, at.plus(Duration.ofDays(7)), at);
  }

  static List<TaskEvent> toSealed() {
    return List.of(drafted(), posted(), claimedByEast(), claimedByWest());
  }

  static List<TaskEvent> toScored() {
    return List.of(
        drafted(),
        posted(),
        claimedByEast(),
        claimedByWest(),
        opened(),
        scored(EASTS, "EXPERIENCE", 9),
        scored(EASTS, "PLAN", 8),
        scored(WESTS, "EXPERIENCE", 5),
        scored(WESTS, "PLAN", 6));
  }

  static List<TaskEvent> toAwarded(TaskEvent... more) {
    var events = new ArrayList<>(toScored());
    events.add(awarded(null));
    events.add(westRejected());
    events.addAll(Arrays.asList(more));
    return List.copyOf(events);
  }

  static List<TaskEvent> toPlanned(TaskEvent... more) {
    var all = new ArrayList<TaskEvent>(List.of(committed(), planned()));
    all.addAll(Arrays.asList(more));
    return toAwarded(all.toArray(TaskEvent[]::new));
  }

  static List<TaskEvent> toAccepting(TaskEvent... more) {
    var all = new ArrayList<TaskEvent>(List.of(staffed(), started(), delivered(), requested()));
    all.addAll(Arrays.asList(more));
    return toPlanned(all.toArray(TaskEvent[]::new));
  }

  /** One history for each state. */
  static Map<String, List<TaskEvent>> histories() {
    var all = new LinkedHashMap<String, List<TaskEvent>>();
    all.put("DRAFT", List.of(drafted()));
    all.put("POSTED", List.of(drafted(), posted()));
    all.put("CLAIMED", toSealed());
    all.put("AWARDED", toAwarded());
    all.put("COMMITTED", toAwarded(committed()));
    all.put("PLANNED", toPlanned());
    all.put("STAFFED", toPlanned(staffed()));
    all.put("IN_PROGRESS", toPlanned(staffed(), started()));
    all.put("DELIVERED", toPlanned(staffed(), started(), delivered()));
    all.put("UNDER_ACCEPTANCE", toAccepting());
    all.put("REWORK", toAccepting(sentToRework(1)));
    all.put("COMPLETED", toAccepting(new TaskCompleted(TASK, NEED, WUHUAN, DELIVERED_AT)));
    all.put(
        "CANCELLED",
        List.of(drafted(), posted(), new TaskWithdrawn(TASK, NEED, WUHUAN, "moved", MONDAY)));
    all.put("EXPIRED", List.of(drafted(), posted(), new TaskExpired(TASK, NEED, WUHUAN, OPENED)));
    all.put("FAILED", toAccepting(new TaskFailed(TASK, NEED, WUHUAN, "poor", DELIVERED_AT)));
    return all;
  }

  /** One of each event, for the samples on disk. */
  public static List<TaskEvent> everyEvent() {
    return List.of(
        drafted(),
        new TaskEdited(TASK, SHEET, MONDAY),
        posted(),
        new TaskAmended(TASK, 2, SHEET, MONDAY),
        publishedElsewhere("zyh-20260302-17"),
        claimedByEast(),
        new BidAmended(TASK, EASTS, EAST, 2, sealed(EASTS), MONDAY),
        new ClaimWithdrawn(TASK, EASTS, EAST, MONDAY),
        opened(),
        new TaskExpired(TASK, NEED, WUHUAN, OPENED),
        scored(EASTS, "PLAN", 8),
        new ClaimAwarded(
            TASK,
            NEED,
            WUHUAN,
            EASTS,
            EAST,
            84_000,
            List.of("the better plan"),
            WESTS,
            new TieBreak("LOT", "drawn in public"),
            CONFIRM_BY,
            AWARDED_AT),
        westRejected(),
        new TaskClosedWithoutAward(TASK, NEED, WUHUAN, "no bid fits", AWARDED_AT),
        new AwardAppealed(TASK, WESTS, WEST, "the lot was not public", AWARDED_AT),
        new AwardUpheld(TASK, "it was", AWARDED_AT),
        new AwardReversed(TASK, EASTS, EAST, "it was not", AWARDED_AT),
        committed(),
        new AwardDeclined(TASK, EASTS, EAST, "exams", COMMITTED_AT),
        new AwardLapsed(TASK, EASTS, EAST, CONFIRM_BY),
        reposted(CONFIRM_BY),
        planned(),
        staffed(),
        started(),
        delivered(),
        requested(),
        new TaskCompleted(TASK, NEED, WUHUAN, DELIVERED_AT),
        sentToRework(1),
        new TaskFailed(TASK, NEED, WUHUAN, "poor", DELIVERED_AT),
        resumed(),
        new TaskAbandoned(TASK, NEED, WUHUAN, "flood", SESSION_STARTS),
        new TaskForfeited(TASK, NEED, WUHUAN, EAST, "exams", COMMITTED_AT),
        new TaskCancelled(TASK, NEED, WUHUAN, "flood", COMMITTED_AT),
        new TaskWithdrawn(TASK, NEED, WUHUAN, "moved", MONDAY));
  }

  static Map<Envelope, String> texts() {
    return Map.of(sealed(EASTS), "Ten students, two teachers.", sealed(WESTS), "Five students.");
  }

  static Set<UUID> none() {
    return Set.of();
  }
}
