package org.jiebang.needs.council;

import static org.jiebang.needs.council.CouncilSamples.ANN;
import static org.jiebang.needs.council.CouncilSamples.ITEM;
import static org.jiebang.needs.council.CouncilSamples.MEETING;
import static org.jiebang.needs.council.CouncilSamples.SAID;
import static org.jiebang.needs.council.CouncilSamples.TASK_1;
import static org.jiebang.needs.council.CouncilSamples.VOTE;
import static org.jiebang.needs.council.CouncilSamples.closed;
import static org.jiebang.needs.council.CouncilSamples.convened;
import static org.jiebang.needs.council.CouncilSamples.minute;
import static org.jiebang.needs.council.CouncilSamples.planned;
import static org.jiebang.needs.council.CouncilSamples.proposed;
import static org.jiebang.needs.need.NeedSamples.NINE;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemAccounted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDeferred;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemExecuted;
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
import org.jiebang.needs.council.Choice.Answer;
import org.jiebang.needs.council.MeetingEvent.DoorCodeRenewed;
import org.jiebang.needs.council.MeetingEvent.MeetingCancelled;
import org.jiebang.needs.council.MeetingEvent.MeetingItemAdded;
import org.jiebang.needs.council.MeetingEvent.MeetingItemRemoved;
import org.jiebang.needs.council.MeetingEvent.MemberCheckedIn;
import org.jiebang.needs.council.MeetingEvent.MinutesPublished;
import org.junit.jupiter.api.Test;

class CouncilWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    var rules = new VoteRules(VoteMethod.RANK, List.of("甲", "乙", "丙"), 65, 1, true, true);
    var ranked = Choice.of(List.of("乙", "甲"));
    var result = new VoteResult(1, Map.of("乙", 2), false, List.of("乙"), List.of("甲", "丙"), 1);
    new WireSpec(NeedsWiring.wire())
        .names(MeetingEvent.class, AgendaItemEvent.class)
        .samples(
            planned(),
            convened(),
            new DoorCodeRenewed(MEETING, 2, "n3w", minute(61), NINE),
            new MemberCheckedIn(MEETING, ANN, NINE),
            new MeetingItemAdded(MEETING, ITEM, 30, NINE),
            new MeetingItemRemoved(MEETING, ITEM, NINE),
            closed(),
            new MinutesPublished(MEETING, "纪要", NINE),
            new MeetingCancelled(MEETING, "台风", NINE),
            proposed(ANN),
            new AgendaItemScheduled(ITEM, MEETING, 30, NINE),
            new AgendaItemUnscheduled(ITEM, MEETING, NINE),
            new AgendaItemReturned(ITEM, MEETING, NINE),
            new DiscussionOpened(ITEM, NINE),
            new DiscussionMovedOn(ITEM, DiscussionStage.IDEA, NINE),
            new ContributionRecorded(ITEM, VOTE, DiscussionStage.IDEA, ANN, SAID, NINE),
            new VoteOpened(ITEM, VOTE, rules, minute(60), "a2V5", SAID, NINE),
            new BallotPaperIssued(ITEM, VOTE, ANN, "9f86d081", NINE),
            new VoteCast(ITEM, VOTE, ANN, new Choice(Answer.YES, 7, List.of("甲")), NINE),
            new VoteClosed(ITEM, VOTE, List.of(ranked), result, NINE),
            new AgendaItemDecided(ITEM, Outcome.ADOPTED, List.of("乙"), "更省钱", NINE),
            new AgendaItemDeferred(ITEM, "资料不足", NINE),
            new DecisionOverridden(ITEM, Outcome.REJECTED, "与上级规划相冲突", NINE),
            new AgendaItemExecuted(ITEM, List.of(TASK_1), NINE),
            new AgendaTaskEnded(ITEM, TASK_1, "COMPLETED", NINE),
            new AgendaItemAccounted(ITEM, NINE),
            new AgendaItemWithdrawn(ITEM, NINE))
        .check();
  }
}
