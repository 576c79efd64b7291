package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.campaign.CampaignRefusal.FINDINGS_INVALID;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.campaign.CampaignVisitResource.FindingRequest;
import org.jiebang.needs.need.Channel;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jiebang.needs.need.NeedSubmission;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of what was written down, and needs of those that are to be needs: one command, so
 * that neither is ever without the other.
 */
@Singleton
public class Findings {

  private final CommandHandler commands;
  private final NeedSubmission submission;
  private final PersonKeys keys;

  Findings(CommandHandler commands, NeedSubmission submission, PersonKeys keys) {
    this.commands = commands;
    this.submission = submission;
    this.keys = keys;
  }

  /** What was found, and the steps by which some of it becomes a need. */
  record Made(List<Finding> findings, List<Step<?, ?, ?>> needs) {}

  /**
   * @param place where it was found, and at which visit there: what is found by two visitors at one
   *     visit becomes one need
   * @param way in which needs of it came in
   */
  Made of(
      UUID campaign,
      CommunityId community,
      String place,
      Channel way,
      @Nullable List<FindingRequest> requests,
      Ask ask) {
    var findings = new ArrayList<Finding>();
    var needs = new ArrayList<Step<?, ?, ?>>();
    for (FindingRequest each : requests == null ? List.<FindingRequest>of() : requests) {
      if ((each.fixed() ? 1 : 0) + (each.need() == null ? 0 : 1) + (each.submit() == null ? 0 : 1)
          > 1) {
        return refuse(FINDINGS_INVALID);
      }
      var id = new FindingId(ask.mintBeside(campaign, "finding/" + each.kind()));
      NeedId need = null;
      if (each.submit() != null) {
        need =
            new NeedId(Ids.derivedBeside(campaign, "need/" + place + "/" + each.kind(), campaign));
        needs.add(submit(need, community, way, each.submit(), ask));
      } else if (each.need() != null) {
        need = known(each.need(), community);
      }
      findings.add(
          new Finding(
              id,
              new FindingKind(each.kind()),
              sealed(campaign, id, each.note()),
              each.fixed() ? Answer.FIXED : need == null ? null : Answer.NEED,
              need));
    }
    return new Made(findings, needs);
  }

  /**
   * The step that makes a need of a resident's words at the door.
   *
   * @param way in which it came in, unless the form says otherwise
   */
  Step<?, ?, ?> submit(
      NeedId need, CommunityId community, Channel way, SubmitRequest form, Ask ask) {
    if (!form.community().equals(community.value())) {
      return refuse(FINDINGS_INVALID);
    }
    return Step.of(
        Needs.INSTANCE,
        need.value(),
        submission.of(need, community, form.channel() == null ? form.through(way) : form, ask));
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected NEED_NOT_FOUND when the community has no such need
   */
  NeedId known(UUID need, CommunityId community) {
    return commands.load(Needs.INSTANCE, need).state() instanceof Need.Filed filed
            && filed.community().equals(community)
        ? new NeedId(need)
        : refuse(CampaignRefusal.NEED_NOT_FOUND);
  }

  @Nullable Envelope sealed(UUID campaign, FindingId finding, @Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : keys.seal(finding.value(), campaign, "finding", text);
  }

  @Nullable String open(UUID campaign, @Nullable Envelope text) {
    return text == null ? null : keys.open(text, campaign, "finding");
  }
}
