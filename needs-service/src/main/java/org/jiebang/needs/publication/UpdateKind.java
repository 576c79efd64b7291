package org.jiebang.needs.publication;

import org.jiebang.needs.council.MeetingEvent.MinutesPublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedOverdue;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.jiebang.needs.publication.PublicityEvent.PublicityRecorded;
import org.jspecify.annotations.Nullable;

/** What is told of what happens, and to whom. */
public enum UpdateKind {
  VERIFIED(Audience.PUBLIC, "需求已核实", "The need has been verified."),
  LISTED(Audience.PUBLIC, "需求已列入清单", "The need has been put on a list."),
  ON_AGENDA(Audience.PUBLIC, "需求已提交议事会", "The need goes before the council."),
  PLANNED(Audience.PUBLIC, "需求已立项", "What the need asks for is planned."),
  IN_SERVICE(Audience.PUBLIC, "服务已开始", "The service has begun."),
  DELIVERED(Audience.PUBLIC, "服务已完成，等待验收", "The service has been delivered."),
  RESOLVED(Audience.PUBLIC, "需求已办结", "The need has been resolved."),
  REOPENED(Audience.PUBLIC, "需求已重新打开", "The need has been opened again."),
  /** Once the desk has published it. */
  DECLINED(Audience.PUBLIC, "需求不予受理，理由已公示", "The need was declined, and why is public."),
  LIST_PUBLISHED(Audience.PUBLIC, "需求清单已公示", "A list of needs has been published."),
  MINUTES_PUBLISHED(Audience.PUBLIC, "会议纪要已公布", "The minutes of a meeting have been published."),
  PUBLICITY(Audience.PUBLIC, "有新的宣传报道", "Something was published about the community."),
  /** Before anybody else knows. */
  ANSWERED_NO(Audience.AUTHOR, "需求不予受理，请查看答复", "The need was declined; there is an answer."),
  QUESTION(Audience.AUTHOR, "社区请您补充说明", "The community has a question about the need."),
  MERGED(Audience.CONCERNED, "需求已并入同类需求", "The need was merged into a like one."),
  REFERRED(Audience.CONCERNED, "需求已转交其他单位办理", "Somebody else deals with the need now."),
  OVERDUE(Audience.DESK, "需求办理超期", "A deadline of the need has passed.");

  private final Audience audience;
  private final String chinese;
  private final String english;

  UpdateKind(Audience audience, String chinese, String english) {
    this.audience = audience;
    this.chinese = chinese;
    this.english = english;
  }

  /** Whom it is told, unless the need is not for everybody. */
  public Audience audience() {
    return audience;
  }

  /** One sentence, the same for everybody: it says nothing of the need but what it has come to. */
  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** Null for what nobody is told: what is new is told only once somebody says so here. */
  public static @Nullable UpdateKind of(Object event) {
    return switch (event) {
      case NeedVerified _ -> VERIFIED;
      case NeedListed _ -> LISTED;
      case NeedPutOnAgenda _ -> ON_AGENDA;
      case NeedPlanned _ -> PLANNED;
      case NeedServiceStarted _ -> IN_SERVICE;
      case NeedDelivered _ -> DELIVERED;
      case NeedResolved _ -> RESOLVED;
      case NeedReopened _ -> REOPENED;
      case NeedDeclinePublished _ -> DECLINED;
      case NeedDeclined _ -> ANSWERED_NO;
      case NeedInfoRequested _ -> QUESTION;
      case NeedMerged _ -> MERGED;
      case NeedReferred _ -> REFERRED;
      case NeedOverdue _ -> OVERDUE;
      case NeedListPublished _ -> LIST_PUBLISHED;
      case MinutesPublished _ -> MINUTES_PUBLISHED;
      case PublicityRecorded _ -> PUBLICITY;
      default -> null; // of all events of this service, the few above
    };
  }
}
