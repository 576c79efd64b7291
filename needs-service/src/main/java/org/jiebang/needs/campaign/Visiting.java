package org.jiebang.needs.campaign;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.campaign.CampaignRefusal.BUILDING_NOT_COVERED;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_TOO_LARGE;
import static org.jiebang.needs.campaign.CampaignRefusal.DOOR_ALREADY_VISITED;
import static org.jiebang.needs.campaign.CampaignRefusal.DOOR_NOT_VISITED;
import static org.jiebang.needs.campaign.CampaignRefusal.FINDINGS_INVALID;
import static org.jiebang.needs.campaign.CampaignRefusal.FINDING_ALREADY_ANSWERED;
import static org.jiebang.needs.campaign.CampaignRefusal.FINDING_NOT_FOUND;
import static org.jiebang.needs.campaign.CampaignRefusal.MORE_DOORS_THAN_HOUSEHOLDS;
import static org.jiebang.needs.campaign.CampaignRefusal.NIGHT_ALREADY_CHECKED;
import static org.jiebang.needs.campaign.CampaignRefusal.NIGHT_OUTSIDE_CAMPAIGN;
import static org.jiebang.needs.campaign.CampaignRefusal.REASON_REQUIRED;
import static org.jiebang.needs.campaign.CampaignRefusal.ROLE_NOT_ALLOWED;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.campaign.Calls.Call;
import org.jiebang.needs.campaign.Campaign.Planned;
import org.jiebang.needs.campaign.CampaignCommand.AnswerFinding;
import org.jiebang.needs.campaign.CampaignCommand.MissNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.RecordNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.RecordVisit;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.jspecify.annotations.Nullable;

/** What happens at the doors and in the nights, and what becomes of what was found there. */
final class Visiting {

  private final CampaignPolicy policy;

  Visiting(CampaignPolicy policy) {
    this.policy = policy;
  }

  List<CampaignEvent> visit(RecordVisit c, Planned campaign) {
    byVisitor(c.by(), campaign);
    fits(c.findings(), campaign);
    if (c.findings().isEmpty() == (c.outcome() == VisitOutcome.FINDING)) {
      return refuse(FINDINGS_INVALID);
    }
    Calls calls = campaign.buildings().get(c.building());
    if (calls == null) {
      return refuse(BUILDING_NOT_COVERED);
    }
    Call last = calls.doors().get(c.door());
    if (c.again() && last == null) {
      return refuse(DOOR_NOT_VISITED);
    }
    if (!c.again() && !furtherVisit(last, c.outcome())) {
      return same(last, c) ? List.of() : refuse(DOOR_ALREADY_VISITED);
    }
    if (last == null && calls.doors().size() >= calls.households()) {
      return refuse(MORE_DOORS_THAN_HOUSEHOLDS);
    }
    return List.of(
        new HouseholdVisited(
            c.campaign(),
            c.building(),
            c.door(),
            last == null ? 1 : last.visit() + 1,
            last == null ? null : last.outcome(),
            c.outcome(),
            c.findings(),
            requireNonNull(c.by().person()),
            c.at()));
  }

  /** The first one, or the first at which somebody was in. */
  private static boolean furtherVisit(@Nullable Call last, VisitOutcome outcome) {
    return last == null || !last.outcome().met() && outcome.met();
  }

  /** Two visitors wrote down one visit. */
  private static boolean same(@Nullable Call last, RecordVisit c) {
    return last != null
        && last.outcome() == c.outcome()
        && last.kinds().equals(kinds(c.findings()));
  }

  static Set<FindingKind> kinds(List<Finding> findings) {
    return findings.stream().map(Finding::kind).collect(Collectors.toUnmodifiableSet());
  }

  List<CampaignEvent> checkNight(RecordNightCheck c, Planned campaign) {
    byVisitor(c.by(), campaign);
    fits(c.findings(), campaign);
    LocalDate today = c.at().atZone(c.zone()).toLocalDate();
    if (c.night().isBefore(campaign.from())
        || c.night().isAfter(campaign.until())
        || c.night().isAfter(today)) {
      return refuse(NIGHT_OUTSIDE_CAMPAIGN);
    }
    if (!campaign.buildings().keySet().containsAll(c.buildings())) {
      return refuse(BUILDING_NOT_COVERED);
    }
    Set<UUID> before = campaign.nights().get(c.night());
    if (before != null) {
      return before.equals(Set.copyOf(c.present())) ? List.of() : refuse(NIGHT_ALREADY_CHECKED);
    }
    return List.of(
        new NightChecked(
            c.campaign(),
            c.night(),
            Nights.weekOf(c.night()),
            c.present(),
            c.buildings(),
            c.findings(),
            c.at()));
  }

  static List<CampaignEvent> miss(MissNightCheck c, Planned campaign) {
    boolean checked =
        campaign.nights().keySet().stream().anyMatch(n -> Nights.weekOf(n).equals(c.week()));
    return checked ? List.of() : List.of(new NightCheckMissed(c.campaign(), c.week(), c.at()));
  }

  static List<CampaignEvent> answer(AnswerFinding c, Planned campaign) {
    Answer before = campaign.answered().get(c.finding());
    if (before == null && !campaign.open().contains(c.finding())) {
      return refuse(FINDING_NOT_FOUND);
    }
    if (before == Answer.NEED || before == c.answer()) {
      return refuse(FINDING_ALREADY_ANSWERED); // a need has a life of its own
    }
    if ((c.answer() == Answer.NEED) != (c.need() != null)) {
      return refuse(FINDINGS_INVALID);
    }
    if (c.answer() == Answer.EXPLAINED && c.reason() == null) {
      return refuse(REASON_REQUIRED);
    }
    return List.of(
        new FindingAnswered(
            c.campaign(), c.finding(), before, c.answer(), c.need(), c.reason(), c.at()));
  }

  private void fits(List<Finding> findings, Planned campaign) {
    boolean needs =
        findings.stream().allMatch(f -> (f.answer() == Answer.NEED) == (f.need() != null));
    if (!needs || kinds(findings).size() < findings.size()) {
      refuse(FINDINGS_INVALID);
    }
    if (campaign.open().size() + campaign.answered().size() + findings.size()
        > policy.mostFindings()) {
      refuse(CAMPAIGN_TOO_LARGE);
    }
  }

  private static void byVisitor(Actor by, Planned campaign) {
    if (by.role().equals("VOL") && !campaign.visitors().contains(requireNonNull(by.person()))) {
      refuse(ROLE_NOT_ALLOWED);
    }
  }
}
