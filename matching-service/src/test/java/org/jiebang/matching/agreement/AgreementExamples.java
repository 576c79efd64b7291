package org.jiebang.matching.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.agreement.Agreement.Side;
import org.jiebang.matching.agreement.AgreementEvent.*;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.task.TaskId;

/** An agreement between 五环社区 and a university. */
public final class AgreementExamples {

  public static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
  public static final Instant FROM = AT.plus(Duration.ofDays(1));
  public static final Instant UNTIL = AT.plus(Duration.ofDays(365));
  public static final Instant LATER = UNTIL.plus(Duration.ofDays(365));
  public static final CommunityId WUHUAN =
      new CommunityId(UUID.fromString("0195505c-6a00-7000-8000-000000000080"));
  public static final OrganisationId EAST =
      new OrganisationId(UUID.fromString("0195505c-6a00-7000-8000-000000000100"));
  public static final AgreementId AGREEMENT = AgreementId.of(WUHUAN, EAST);
  public static final Category CARE = new Category("CHILD_CARE");
  public static final TaskId TASK =
      new TaskId(UUID.fromString("0195505c-6a00-7000-8000-000000000040"));
  public static final Actor DESK =
      new Actor(
          UUID.fromString("0195505c-6a00-7000-8000-000000000280"), "COM", WUHUAN.value(), null);
  public static final Actor OFFICE =
      new Actor(UUID.fromString("0195505c-6a00-7000-8000-0000000002c0"), "UNI", EAST.value(), null);

  private AgreementExamples() {}

  static AgreementProposed proposed() {
    return new AgreementProposed(
        AGREEMENT,
        WUHUAN,
        EAST,
        List.of(CARE, new Category("ELDER_CARE")),
        "共建共享",
        FROM,
        UNTIL,
        10,
        2,
        AT);
  }

  /** Two sessions a month about service problems, of which one may be about anything. */
  static final List<Obligation> OWED =
      List.of(
          new Obligation(ObligationKind.SERVICE_PROBLEMS, List.of(CARE), 2),
          new Obligation(ObligationKind.PUBLIC_WELFARE, List.of(), 1));

  static final YearMonth APRIL = YearMonth.of(2026, 4);
  static final Instant IN_APRIL = Instant.parse("2026-04-10T09:00:00Z");

  /** 1 May in Shanghai, and a day. */
  static final Instant APRIL_CLOSES = Instant.parse("2026-05-01T16:00:00Z");

  static ObligationsPromised promised() {
    return new ObligationsPromised(AGREEMENT, WUHUAN, EAST, OWED, "Asia/Shanghai", AT);
  }

  static ObligationMonthOpened opened(YearMonth month, Instant closesAt, Instant at) {
    return new ObligationMonthOpened(AGREEMENT, WUHUAN, EAST, month, closesAt, at);
  }

  static SessionCounted counted(int n, Category category, Instant at) {
    return new SessionCounted(AGREEMENT, WUHUAN, EAST, session(n), category, APRIL, IN_APRIL, at);
  }

  static AgreementObligationMet met(int obligation, int done, boolean late, Instant at) {
    Obligation o = OWED.get(obligation - 1);
    return new AgreementObligationMet(
        AGREEMENT, WUHUAN, EAST, obligation, o.kind(), APRIL, o.sessions(), done, late, at);
  }

  static AgreementObligationMissed missed(int obligation, int done) {
    Obligation o = OWED.get(obligation - 1);
    return new AgreementObligationMissed(
        AGREEMENT, WUHUAN, EAST, obligation, o.kind(), APRIL, o.sessions(), done, APRIL_CLOSES);
  }

  static SessionId session(int n) {
    return new SessionId(new UUID(TASK.value().getMostSignificantBits(), n * 64L + 1));
  }

  static List<AgreementEvent> owingToSigned() {
    return List.of(
        proposed(),
        promised(),
        signed(Side.COMMUNITY, false, AT),
        signed(Side.ORGANISATION, true, AT));
  }

  static List<AgreementEvent> owing(AgreementEvent... more) {
    var all = new java.util.ArrayList<>(owingToSigned());
    all.add(activated());
    all.add(opened(APRIL, APRIL_CLOSES, FROM));
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  static AgreementSigned signed(Side side, boolean complete, Instant at) {
    return new AgreementSigned(AGREEMENT, WUHUAN, EAST, side, complete, at);
  }

  static AgreementActivated activated() {
    return new AgreementActivated(AGREEMENT, WUHUAN, EAST, FROM);
  }

  static AgreementRenewed renewed() {
    return new AgreementRenewed(AGREEMENT, WUHUAN, EAST, LATER, FROM);
  }

  static AgreementTerminated terminated() {
    return new AgreementTerminated(AGREEMENT, WUHUAN, EAST, "moved away", FROM);
  }

  static AgreementExpired expired() {
    return new AgreementExpired(AGREEMENT, WUHUAN, EAST, UNTIL);
  }

  static BoardPlaceTaken placed(TaskId task, TaskId... freed) {
    return new BoardPlaceTaken(AGREEMENT, WUHUAN, EAST, task, List.of(freed), FROM);
  }

  static TaskId task(int n) {
    return new TaskId(new UUID(TASK.value().getMostSignificantBits(), n * 64L));
  }

  static List<AgreementEvent> toSigned() {
    return List.of(
        proposed(), signed(Side.COMMUNITY, false, AT), signed(Side.ORGANISATION, true, AT));
  }

  static List<AgreementEvent> toActive(AgreementEvent... more) {
    var all = new java.util.ArrayList<>(toSigned());
    all.add(activated());
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /** One of each event, for the samples on disk. */
  public static List<AgreementEvent> everyEvent() {
    return List.of(
        proposed(),
        signed(Side.ORGANISATION, true, AT),
        activated(),
        new AgreementRenewalProposed(AGREEMENT, WUHUAN, EAST, Side.COMMUNITY, LATER, FROM),
        renewed(),
        terminated(),
        expired(),
        placed(TASK, task(5)),
        promised(),
        opened(APRIL, APRIL_CLOSES, FROM),
        counted(1, CARE, IN_APRIL),
        met(1, 2, true, APRIL_CLOSES),
        missed(2, 0));
  }

  static Set<TaskId> nothingOver() {
    return Set.of();
  }
}
