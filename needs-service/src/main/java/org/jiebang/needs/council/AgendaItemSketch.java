package org.jiebang.needs.council;

import java.util.List;
import java.util.UUID;
import org.jiebang.needs.council.AgendaItemBody.Contribution;
import org.jiebang.needs.council.AgendaItemBody.Decision;
import org.jiebang.needs.council.AgendaItemBody.EndedTask;
import org.jiebang.needs.council.AgendaItemBody.VoteBody;
import org.jspecify.annotations.Nullable;

/** A body while one event is drawn into it. */
final class AgendaItemSketch {

  private final AgendaItemBody before;
  ItemStage state;
  @Nullable MeetingId meeting;
  @Nullable Integer minutes;
  @Nullable DiscussionStage discussion;
  List<Contribution> contributions;
  @Nullable VoteBody vote;
  @Nullable Decision decision;
  @Nullable Decision override;
  List<UUID> tasks;
  List<EndedTask> ended;

  AgendaItemSketch(AgendaItemBody b) {
    before = b;
    state = ItemStage.valueOf(b.state());
    meeting = b.meeting();
    minutes = b.minutes();
    discussion = b.discussion();
    contributions = b.contributions();
    vote = b.vote();
    decision = b.decision();
    override = b.override();
    tasks = b.tasks();
    ended = b.ended();
  }

  AgendaItemBody body() {
    return new AgendaItemBody(
        before.id(),
        state.name(),
        before.community(),
        before.body(),
        before.title(),
        before.needs(),
        before.proposer(),
        meeting,
        minutes,
        discussion,
        contributions,
        vote,
        decision,
        override,
        tasks,
        ended);
  }
}
