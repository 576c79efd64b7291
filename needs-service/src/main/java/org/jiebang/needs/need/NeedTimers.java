package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.EraseDraft;
import org.jiebang.needs.need.NeedCommand.LapseInfoRequest;
import org.jiebang.needs.need.NeedCommand.MarkOverdue;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedBackToPlanned;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedDraftErased;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedHeld;
import org.jiebang.needs.need.NeedEvent.NeedInRework;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequestLapsed;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jiebang.needs.need.NeedEvent.NeedOverdue;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedTakenOffAgenda;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.jiebang.needs.need.NeedEvent.NeedUnplanned;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedEvent.NeedWithdrawn;
import org.jspecify.annotations.Nullable;

/** The deadlines of a need: verification, answer, resolution, silence after it, and of a draft. */
public final class NeedTimers implements Timers<NeedCommand, Need, NeedEvent> {

  static final String DRAFT = "draft";
  static final String VERIFY = "verify-by";
  static final String ANSWER = "answer-by";
  static final String DUE = "due";
  static final String SILENCE = "silence";

  private final Consumer<NeedId> destroyDraft;

  /**
   * @param destroyDraft destroys the key of a draft's texts; a repeat changes nothing
   */
  public NeedTimers(Consumer<NeedId> destroyDraft) {
    this.destroyDraft = destroyDraft;
  }

  @Override
  public Aggregate<NeedCommand, Need, NeedEvent> aggregate() {
    return Needs.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<NeedEvent> fact) {
    return switch (fact.event()) {
      // Stays set when the draft is submitted: the submitted text is under another key, and what
      // the draft said goes at its time all the same.
      case NeedDraftSaved e -> List.of(new Set(DRAFT, e.eraseAt()));
      case NeedSubmitted e -> List.of(new Set(VERIFY, e.verifyBy()));
      case NeedInfoRequested e -> List.of(new Clear(VERIFY), new Set(ANSWER, e.answerBy()));
      case NeedInfoProvided e -> List.of(new Clear(ANSWER), new Set(VERIFY, e.verifyBy()));
      case NeedInfoRequestLapsed e -> List.of(new Set(VERIFY, e.verifyBy()));
      case NeedVerified e -> List.of(new Clear(VERIFY), new Set(DUE, e.dueAt()));
      case NeedUnmerged e -> backTo(e.backTo(), e.deadline());
      case NeedReferralAnswered e ->
          e.dueAt() == null ? silence(e.confirmBy(), e.at()) : List.of(new Set(DUE, e.dueAt()));
      case NeedReopened e -> List.of(new Clear(SILENCE), new Set(DUE, e.dueAt()));
      case NeedResumed e -> List.of(new Set(DUE, e.dueAt()));
      case NeedDelivered e -> silence(e.confirmBy(), e.at());
      case NeedResolved e -> {
        var changes = new ArrayList<>(stop());
        changes.addAll(silence(e.confirmBy(), e.at()));
        yield changes;
      }
      case NeedInRework _, NeedUnplanned _, NeedResultConfirmed _ -> List.of(new Clear(SILENCE));
      case NeedDeclined _, NeedReferred _, NeedMerged _, NeedHeld _, NeedWithdrawn _ -> stop();
      case NeedDraftErased _,
          NeedAmended _,
          NeedNoteAdded _,
          NeedOverdue _,
          NeedSupported _,
          NeedUnsupported _,
          NeedSupportersCarried _,
          NeedSupportersReturned _,
          NeedDeclinePublished _,
          NeedListed _,
          NeedPutOnAgenda _,
          NeedTakenOffAgenda _,
          NeedPlanned _,
          NeedServiceStarted _,
          NeedBackToPlanned _,
          NeedLocated _,
          NeedAuthorAnonymised _ ->
          List.of();
    };
  }

  private static List<Change> silence(@Nullable Instant confirmBy, Instant done) {
    Instant until = confirmBy == null ? done.plus(NeedPolicy.DEFAULT.silence()) : confirmBy;
    return List.of(new Set(SILENCE, until));
  }

  private static List<Change> stop() {
    return List.of(new Clear(VERIFY), new Clear(ANSWER), new Clear(DUE));
  }

  private static List<Change> backTo(Stage stage, @Nullable Instant deadline) {
    if (deadline == null) {
      return List.of();
    }
    String timer =
        switch (stage) {
          case SUBMITTED -> VERIFY;
          case INFO_REQUESTED -> ANSWER;
          case DRAFT,
              VERIFIED,
              LISTED,
              ON_AGENDA,
              PLANNED,
              IN_SERVICE,
              DELIVERED,
              RESOLVED,
              ON_HOLD,
              DECLINED,
              REFERRED,
              MERGED,
              WITHDRAWN ->
              DUE;
        };
    return List.of(new Set(timer, deadline));
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    NeedId need = new NeedId(stream);
    NeedCommand command =
        switch (timer) {
          case DRAFT -> {
            destroyDraft.accept(need);
            yield new EraseDraft(need, SYSTEM, now);
          }
          case VERIFY, DUE -> new MarkOverdue(need, due, SYSTEM, now);
          case ANSWER -> new LapseInfoRequest(need, SYSTEM, now);
          case SILENCE -> new ConfirmResult(need, true, null, SYSTEM, now);
          default -> throw new IllegalArgumentException("no such timer of a need: " + timer);
        };
    return List.of(Step.of(Needs.INSTANCE, stream, command));
  }
}
