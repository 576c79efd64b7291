package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.ACCEPTANCE;
import static org.jiebang.needs.need.NeedSamples.DAY;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.ITEM;
import static org.jiebang.needs.need.NeedSamples.MONTH;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.TASK;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.absorb;
import static org.jiebang.needs.need.NeedSamples.amend;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.confirm;
import static org.jiebang.needs.need.NeedSamples.desk;
import static org.jiebang.needs.need.NeedSamples.histories;
import static org.jiebang.needs.need.NeedSamples.mergeInto;
import static org.jiebang.needs.need.NeedSamples.plan;
import static org.jiebang.needs.need.NeedSamples.reopen;
import static org.jiebang.needs.need.NeedSamples.resident;
import static org.jiebang.needs.need.NeedSamples.resolveDirectly;
import static org.jiebang.needs.need.NeedSamples.submit;
import static org.jiebang.needs.need.NeedSamples.verify;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.need.NeedCommand.BackToPlanned;
import org.jiebang.needs.need.NeedCommand.DeclineNeed;
import org.jiebang.needs.need.NeedCommand.DeliverNeed;
import org.jiebang.needs.need.NeedCommand.EraseDraft;
import org.jiebang.needs.need.NeedCommand.HoldNeed;
import org.jiebang.needs.need.NeedCommand.JoinNeed;
import org.jiebang.needs.need.NeedCommand.LapseInfoRequest;
import org.jiebang.needs.need.NeedCommand.LeaveNeed;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedCommand.MarkOverdue;
import org.jiebang.needs.need.NeedCommand.ProvideInfo;
import org.jiebang.needs.need.NeedCommand.PublishDecline;
import org.jiebang.needs.need.NeedCommand.PutNeedOnAgenda;
import org.jiebang.needs.need.NeedCommand.RecordReferralAnswer;
import org.jiebang.needs.need.NeedCommand.ReferNeed;
import org.jiebang.needs.need.NeedCommand.ReleaseNeed;
import org.jiebang.needs.need.NeedCommand.RequestInfo;
import org.jiebang.needs.need.NeedCommand.ResolveNeed;
import org.jiebang.needs.need.NeedCommand.ResumeNeed;
import org.jiebang.needs.need.NeedCommand.ReworkNeed;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.NeedCommand.SaveDraft;
import org.jiebang.needs.need.NeedCommand.StartService;
import org.jiebang.needs.need.NeedCommand.TakeNeedOffAgenda;
import org.jiebang.needs.need.NeedCommand.UnmergeNeed;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedCommand.WithdrawNeed;
import org.jiebang.needs.need.NeedCommand.Words;
import org.jiebang.needs.needlist.ListLevel;
import org.junit.jupiter.api.Test;

class NeedLifecycleTest {

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Need, NeedCommand>> commands = new LinkedHashMap<>();
    var words = new Words(null, null, TEXT, null);
    commands.put(
        "saveDraft",
        always(
            new SaveDraft(NEED, WUHUAN, null, null, words, Duration.ofDays(30), resident(), NINE)));
    commands.put("eraseDraft", always(new EraseDraft(NEED, SYSTEM, NINE)));
    commands.put("submit", always(submit(Category.CHILD_CARE, ESTATE, resident())));
    commands.put("amend", always(amend(false, resident())));
    commands.put("requestInfo", always(new RequestInfo(NEED, TEXT, desk(), NINE)));
    commands.put("provideInfo", always(new ProvideInfo(NEED, TEXT, resident(), NINE)));
    commands.put("lapseInfoRequest", always(new LapseInfoRequest(NEED, SYSTEM, NINE)));
    commands.put("markOverdue", always(new MarkOverdue(NEED, NINE, SYSTEM, NINE)));
    commands.put("verify", always(verify(Urgency.GENERAL, desk())));
    commands.put("join", always(new JoinNeed(NEED, by("RES", NEIGHBOUR), NINE)));
    commands.put("leave", always(new LeaveNeed(NEED, by("RES", NEIGHBOUR), NINE)));
    commands.put("merge", always(mergeInto(OTHER)));
    commands.put("absorb", always(absorb()));
    commands.put("unmerge", always(new UnmergeNeed(NEED, desk(), NINE)));
    commands.put("release", always(new ReleaseNeed(NEED, OTHER, desk(), NINE)));
    commands.put("decline", always(new DeclineNeed(NEED, "NOT_OURS", TEXT, desk(), NINE)));
    commands.put("publishDecline", always(new PublishDecline(NEED, desk(), NINE)));
    commands.put("refer", always(new ReferNeed(NEED, "街道办", TEXT, desk(), NINE)));
    commands.put(
        "recordReferralAnswer", always(new RecordReferralAnswer(NEED, true, TEXT, desk(), NINE)));
    commands.put("list", always(new ListNeed(NEED, DAY, ListLevel.DAILY, desk(), NINE)));
    commands.put("rollUp", always(new RollUpNeed(NEED, MONTH, ListLevel.MONTHLY, SYSTEM, NINE)));
    commands.put("putOnAgenda", always(new PutNeedOnAgenda(NEED, ITEM, SYSTEM, NINE)));
    commands.put(
        "takeOffAgenda", always(new TakeNeedOffAgenda(NEED, ITEM, "DEFERRED", SYSTEM, NINE)));
    commands.put("plan", always(plan()));
    commands.put("unplan", always(new UnplanNeed(NEED, TASK, "TASK_FAILED", SYSTEM, NINE)));
    commands.put("startService", always(new StartService(NEED, TASK, SYSTEM, NINE)));
    commands.put("backToPlanned", always(new BackToPlanned(NEED, TASK, SYSTEM, NINE)));
    commands.put("deliver", always(new DeliverNeed(NEED, TASK, SYSTEM, NINE)));
    commands.put("rework", always(new ReworkNeed(NEED, TASK, SYSTEM, NINE)));
    commands.put("confirmResult", always(confirm(true, resident())));
    commands.put("resolve", always(new ResolveNeed(NEED, TASK, ACCEPTANCE, SYSTEM, NINE)));
    commands.put("resolveDirectly", always(resolveDirectly(ResolutionKind.ADVICE, TEXT)));
    commands.put("reopen", always(reopen(resident(), NINE)));
    commands.put("hold", always(new HoldNeed(NEED, TEXT, desk(), NINE)));
    commands.put("resume", always(new ResumeNeed(NEED, desk(), NINE)));
    commands.put("withdraw", always(new WithdrawNeed(NEED, false, resident(), NINE)));
    new LifecycleWalk<>(Needs.INSTANCE, histories(), commands).check();
  }
}
