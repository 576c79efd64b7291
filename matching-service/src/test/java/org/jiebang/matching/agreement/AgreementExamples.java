package org.jiebang.matching.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.agreement.Agreement.Side;
import org.jiebang.matching.agreement.AgreementEvent.*;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
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
        placed(TASK, task(5)));
  }

  static Set<TaskId> nothingOver() {
    return Set.of();
  }
}
