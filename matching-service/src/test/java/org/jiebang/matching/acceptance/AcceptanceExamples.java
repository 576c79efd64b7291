package org.jiebang.matching.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.acceptance.AcceptanceCommand.AssessCriterion;
import org.jiebang.matching.acceptance.AcceptanceCommand.Contest;
import org.jiebang.matching.acceptance.AcceptanceCommand.Decide;
import org.jiebang.matching.acceptance.AcceptanceCommand.Finalise;
import org.jiebang.matching.acceptance.AcceptanceCommand.FormPanel;
import org.jiebang.matching.acceptance.AcceptanceCommand.OpenedVerdict;
import org.jiebang.matching.acceptance.AcceptanceCommand.RequestReview;
import org.jiebang.matching.acceptance.AcceptanceCommand.TaskFacts;
import org.jiebang.matching.acceptance.AcceptanceCommand.WaiveContest;
import org.jiebang.matching.acceptance.AcceptanceEvent.*;
import org.jspecify.annotations.Nullable;

/** A panel of three looks at the after-school care of 五环社区. */
public final class AcceptanceExamples {

  static final Instant FORMED = Instant.parse("2026-03-09T01:00:00Z");
  static final Instant DELIVERED = FORMED.plus(Duration.ofDays(7));
  static final Instant REVIEWED = DELIVERED.plus(Duration.ofHours(4));
  static final Instant DECIDED = DELIVERED.plus(Duration.ofDays(1));
  static final Instant CONTEST_UNTIL = DECIDED.plus(Duration.ofDays(5));

  static final UUID TASK = uuid(0x101);
  static final AcceptanceId ACCEPTANCE = AcceptanceId.of(TASK);
  static final UUID NEED = uuid(0x201);
  static final UUID WUHUAN = uuid(0x301);
  static final UUID UNIVERSITY = uuid(0x401);
  static final UUID DEPARTMENT = uuid(0x402);
  static final UUID AUTHOR = uuid(0x71);
  static final UUID CHAIR = uuid(0x72);
  static final UUID ANN = uuid(0x73);
  static final UUID BEN = uuid(0x74);
  static final List<String> CRITERIA = List.of("RESULT", "ORDER");

  static final Actor DESK = new Actor(uuid(0x91), "COM", WUHUAN, null);
  static final Actor DISTRICT = new Actor(uuid(0x92), "DIS", uuid(0x302), null);
  static final Actor OFFICE = new Actor(uuid(0x90), "DEP", DEPARTMENT, null);
  static final Actor RESIDENT = new Actor(AUTHOR, "RES", WUHUAN, null);

  private AcceptanceExamples() {}

  static UUID uuid(long n) {
    return new UUID(0x7000, Long.MIN_VALUE | n << 6);
  }

  static Actor member(UUID person) {
    return new Actor(person, "PNL", WUHUAN, null);
  }

  static Envelope sealed(UUID key) {
    return new Envelope(key, 1, "AAAAAAAAAAAAAAAA", "c2VhbGVk");
  }

  static PanelFormed formed(boolean ratingRequired) {
    return new PanelFormed(
        ACCEPTANCE,
        TASK,
        NEED,
        WUHUAN,
        UNIVERSITY,
        UNIVERSITY,
        AUTHOR,
        CRITERIA,
        List.of(CHAIR, ANN, BEN),
        2,
        ratingRequired,
        FORMED);
  }

  static AcceptanceRequested requested(int round) {
    return new AcceptanceRequested(ACCEPTANCE, TASK, round, DELIVERED);
  }

  static CriterionAssessed assessed(UUID member, String criterion) {
    return new CriterionAssessed(
        ACCEPTANCE, member, criterion, sealed(ACCEPTANCE.value()), null, REVIEWED);
  }

  static QuorumReached quorum() {
    return new QuorumReached(ACCEPTANCE, REVIEWED.plus(Duration.ofDays(1)), REVIEWED);
  }

  static AcceptanceDecided decided(AcceptanceResult result, Verdict all, UUID... dissent) {
    return new AcceptanceDecided(
        ACCEPTANCE,
        TASK,
        DEPARTMENT,
        result,
        Map.of("RESULT", all, "ORDER", all),
        List.of(dissent),
        CONTEST_UNTIL,
        DECIDED);
  }

  static AcceptanceFinal made(AcceptanceResult result, Instant at) {
    return new AcceptanceFinal(ACCEPTANCE, TASK, NEED, WUHUAN, result, at);
  }

  /** Delivered; chair and ANN have assessed everything, BEN nothing. */
  static List<AcceptanceEvent> reviewing() {
    return List.of(
        formed(false),
        requested(1),
        assessed(CHAIR, "RESULT"),
        assessed(CHAIR, "ORDER"),
        assessed(ANN, "RESULT"),
        assessed(ANN, "ORDER"),
        quorum());
  }

  static List<AcceptanceEvent> passed() {
    return then(reviewing(), decided(AcceptanceResult.PASSED, Verdict.PASS));
  }

  static List<AcceptanceEvent> contested() {
    return then(
        passed(), new AcceptanceContested(ACCEPTANCE, Party.EXECUTOR, sealed(uuid(0x90)), DECIDED));
  }

  static List<AcceptanceEvent> then(List<AcceptanceEvent> history, AcceptanceEvent... more) {
    var all = new ArrayList<>(history);
    all.addAll(Arrays.asList(more));
    return List.copyOf(all);
  }

  static FormPanel form(List<UUID> members, TaskFacts facts) {
    return new FormPanel(
        ACCEPTANCE,
        TASK,
        NEED,
        WUHUAN,
        UNIVERSITY,
        UNIVERSITY,
        AUTHOR,
        CRITERIA,
        members,
        null,
        false,
        facts,
        DESK,
        FORMED);
  }

  static TaskFacts facts(boolean committed, boolean delivered) {
    return new TaskFacts(committed, delivered, Set.of(), Set.of());
  }

  static AssessCriterion assess(UUID member, String criterion) {
    return assess(member, criterion, false);
  }

  static AssessCriterion assess(UUID member, String criterion, boolean delivered) {
    return new AssessCriterion(
        ACCEPTANCE,
        criterion,
        sealed(ACCEPTANCE.value()),
        null,
        delivered,
        member(member),
        REVIEWED);
  }

  static List<OpenedVerdict> both(UUID member, Verdict verdict) {
    return List.of(
        new OpenedVerdict(member, "RESULT", verdict), new OpenedVerdict(member, "ORDER", verdict));
  }

  static Decide decide(Actor by, boolean rated, Instant at, List<OpenedVerdict> opened) {
    return new Decide(ACCEPTANCE, opened, rated, DEPARTMENT, by, at);
  }

  /** The two of {@link #reviewing} both say the same. */
  static Decide decide(Actor by, Verdict verdict) {
    var opened = new ArrayList<>(both(CHAIR, verdict));
    opened.addAll(both(ANN, verdict));
    return decide(by, false, DECIDED, opened);
  }

  static Contest contest(Actor by, Instant at) {
    return new Contest(ACCEPTANCE, sealed(uuid(0x90)), by, at);
  }

  static WaiveContest waive(Actor by) {
    return new WaiveContest(ACCEPTANCE, by, DECIDED);
  }

  static Finalise finalise(Actor by, @Nullable AcceptanceResult result, Instant at) {
    return new Finalise(ACCEPTANCE, result, by, at);
  }

  static RequestReview request() {
    return new RequestReview(ACCEPTANCE, Actor.SYSTEM, DELIVERED);
  }

  public static List<Object> everyEvent() {
    return List.of(
        formed(false),
        new AcceptanceVisited(ACCEPTANCE, ANN, sealed(ANN), FORMED),
        requested(1),
        assessed(CHAIR, "RESULT"),
        quorum(),
        decided(AcceptanceResult.PASSED_WITH_REMARKS, Verdict.PASS_WITH_REMARKS, BEN),
        new ContestWaived(ACCEPTANCE, Party.BENEFICIARY, DECIDED),
        new AcceptanceContested(ACCEPTANCE, Party.EXECUTOR, sealed(uuid(0x90)), DECIDED),
        made(AcceptanceResult.PASSED, CONTEST_UNTIL));
  }
}
