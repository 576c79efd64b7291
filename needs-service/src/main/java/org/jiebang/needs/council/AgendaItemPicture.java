package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.council.AgendaItemBody.Contribution;
import org.jiebang.needs.council.AgendaItemBody.Decision;
import org.jiebang.needs.council.AgendaItemBody.EndedTask;
import org.jiebang.needs.council.AgendaItemBody.MemberVote;
import org.jiebang.needs.council.AgendaItemBody.VoteBody;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemAccounted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDeferred;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemExecuted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemProposed;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemReturned;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemScheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemUnscheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemWithdrawn;
import org.jiebang.needs.council.AgendaItemEvent.AgendaTaskEnded;
import org.jiebang.needs.council.AgendaItemEvent.BallotPaperIssued;
import org.jiebang.needs.council.AgendaItemEvent.ContributionRecorded;
import org.jiebang.needs.council.AgendaItemEvent.DecisionOverridden;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionMovedOn;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionOpened;
import org.jiebang.needs.council.AgendaItemEvent.VoteCast;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.AgendaItemEvent.VoteOpened;
import org.jspecify.annotations.Nullable;

/** Folds an agenda item's events into what the API shows. */
public final class AgendaItemPicture implements Picture<AgendaItemBody, AgendaItemEvent> {

  @Override
  public Class<AgendaItemBody> body() {
    return AgendaItemBody.class;
  }

  @Override
  public String state(AgendaItemBody body) {
    return body.state();
  }

  @Override
  public AgendaItemBody evolve(@Nullable AgendaItemBody body, Recorded<AgendaItemEvent> fact) {
    if (fact.event() instanceof AgendaItemProposed e) {
      return proposed(e);
    }
    var s = new AgendaItemSketch(requireNonNull(body));
    switch (fact.event()) {
      case AgendaItemProposed _ -> {}
      case AgendaItemScheduled e -> {
        s.state = ItemStage.SCHEDULED;
        s.meeting = e.meeting();
        s.minutes = e.minutes();
        s.decision = null;
      }
      case AgendaItemUnscheduled _, AgendaItemReturned _ -> {
        s.state = ItemStage.PROPOSED;
        s.meeting = null;
        s.minutes = null;
        s.discussion = null;
        s.vote = null;
      }
      case DiscussionOpened _ -> {
        s.state = ItemStage.DISCUSSING;
        s.discussion = DiscussionStage.PROBLEM;
      }
      case DiscussionMovedOn e -> s.discussion = e.stage();
      case ContributionRecorded e ->
          s.contributions =
              plus(
                  s.contributions,
                  new Contribution(e.contribution(), e.stage(), e.member(), e.text(), e.at()));
      case VoteOpened e -> {
        s.state = ItemStage.VOTING;
        s.vote = new VoteBody(e.vote(), e.rules(), e.closesAt(), e.paperKey(), 0, List.of(), null);
      }
      case BallotPaperIssued _ -> {
        VoteBody v = requireNonNull(s.vote);
        s.vote = voted(v, v.turnout() + 1, v.votes(), null);
      }
      case VoteCast e -> {
        VoteBody v = requireNonNull(s.vote);
        var votes =
            new ArrayList<>(
                v.votes().stream().filter(m -> !m.member().equals(e.member())).toList());
        votes.add(new MemberVote(e.member(), e.choice()));
        s.vote = voted(v, votes.size(), List.copyOf(votes), null);
      }
      case VoteClosed e -> {
        VoteBody v = requireNonNull(s.vote);
        s.vote = voted(v, v.turnout(), v.votes(), e.result());
      }
      case AgendaItemDecided e -> {
        s.state = ItemStage.of(e.outcome());
        s.decision = new Decision(e.outcome(), e.winners(), e.tieReason(), e.at());
      }
      case AgendaItemDeferred e -> {
        s.state = ItemStage.DEFERRED;
        s.decision = new Decision(Outcome.DEFERRED, List.of(), e.reason(), e.at());
      }
      case DecisionOverridden e -> {
        s.state = ItemStage.of(e.outcome());
        s.override = new Decision(e.outcome(), List.of(), e.reason(), e.at());
      }
      case AgendaItemExecuted e -> {
        s.state = ItemStage.EXECUTING;
        s.tasks = e.tasks();
      }
      case AgendaTaskEnded e -> s.ended = plus(s.ended, new EndedTask(e.task(), e.how(), e.at()));
      case AgendaItemAccounted _ -> s.state = ItemStage.ACCOUNTED;
      case AgendaItemWithdrawn _ -> s.state = ItemStage.WITHDRAWN;
    }
    return s.body();
  }

  private static AgendaItemBody proposed(AgendaItemProposed e) {
    return new AgendaItemBody(
        e.item().value(),
        ItemStage.PROPOSED.name(),
        e.community().value(),
        e.body().value(),
        e.title(),
        e.needs(),
        e.proposer(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static VoteBody voted(
      VoteBody v, int turnout, List<MemberVote> votes, @Nullable VoteResult result) {
    return new VoteBody(v.id(), v.rules(), v.closesAt(), v.paperKey(), turnout, votes, result);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }
}
