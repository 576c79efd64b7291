package org.jiebang.matching.agreement;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.task.TaskId;

/** What can be asked of an agreement. */
public sealed interface AgreementCommand {

  AgreementId agreement();

  Actor by();

  Instant at();

  /**
   * @param communityKnown needs-service has told us of the community
   * @param obligations what the organisation is to owe each month; empty: nothing
   * @param timeZone of the community, in which months begin and end
   * @param organisationOpen it is registered, and takes part
   */
  record ProposeAgreement(
      AgreementId agreement,
      Agreement.Deal deal,
      List<Obligation> obligations,
      ZoneId timeZone,
      boolean communityKnown,
      boolean organisationOpen,
      Actor by,
      Instant at)
      implements AgreementCommand {}

  record SignAgreement(AgreementId agreement, Actor by, Instant at) implements AgreementCommand {}

  /** Its time has come. */
  record ActivateAgreement(AgreementId agreement, Actor by, Instant at)
      implements AgreementCommand {}

  /** Both sides must ask for the same new end. */
  record RenewAgreement(AgreementId agreement, Instant until, Actor by, Instant at)
      implements AgreementCommand {}

  record TerminateAgreement(AgreementId agreement, String reason, Actor by, Instant at)
      implements AgreementCommand {}

  /** Its time is over. */
  record ExpireAgreement(AgreementId agreement, Actor by, Instant at) implements AgreementCommand {}

  /**
   * The organisation claims a task: decided together with the claim.
   *
   * @param over tasks of earlier claims that it neither bids for nor does any more
   */
  record TakeBoardPlace(
      AgreementId agreement, TaskId task, Category category, Set<TaskId> over, Actor by, Instant at)
      implements AgreementCommand {}

  /**
   * A session of the pair is over: decided together with its end.
   *
   * @param held when it ended; not after its planned end
   */
  record CountSession(
      AgreementId agreement,
      SessionId session,
      Category category,
      Instant held,
      Actor by,
      Instant at)
      implements AgreementCommand {}

  /** The month is over: time to see what became of the obligations. */
  record CloseMonth(AgreementId agreement, YearMonth month, Actor by, Instant at)
      implements AgreementCommand {}
}
