package org.jiebang.needs.campaign;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.campaign.CampaignBody.CheckedNight;
import org.jiebang.needs.campaign.CampaignEvent.CampaignBuildingSet;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignPlanned;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.CampaignVisitorsAppointed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.jspecify.annotations.Nullable;

/** Folds a campaign's events into what the API shows. */
public final class CampaignPicture implements Picture<CampaignBody, CampaignEvent> {

  @Override
  public Class<CampaignBody> body() {
    return CampaignBody.class;
  }

  @Override
  public String state(CampaignBody body) {
    return body.state();
  }

  @Override
  public CampaignBody evolve(@Nullable CampaignBody body, Recorded<CampaignEvent> fact) {
    if (fact.event() instanceof CampaignPlanned e) {
      return planned(e);
    }
    var b = new Draft(requireNonNull(body));
    switch (fact.event()) {
      case CampaignPlanned _ -> {}
      case CampaignBuildingSet e ->
          b.building(e.building(), was -> was.of(e.building().households()));
      case CampaignVisitorsAppointed e -> b.visitors = e.visitors();
      case CampaignStarted _ -> b.state = "RUNNING";
      case HouseholdVisited e -> {
        b.building(
            new Place(e.building(), 0), was -> was.with(e.before(), e.outcome(), e.findings()));
        b.found(e.findings());
        b.visits++;
      }
      case NightChecked e -> {
        var nights = new ArrayList<>(b.nights);
        nights.add(new CheckedNight(e.night(), e.present().size(), e.buildings()));
        b.nights = List.copyOf(nights);
        b.found(e.findings());
      }
      case NightCheckMissed e -> {
        var weeks = new ArrayList<>(b.missedWeeks);
        weeks.add(e.week());
        b.missedWeeks = List.copyOf(weeks);
      }
      case FindingAnswered e -> b.answered(e.before(), e.answer());
      case CampaignClosed e -> {
        b.state = "CLOSED";
        b.nobodyMet = e.nobodyMet();
      }
    }
    return b.done();
  }

  private static CampaignBody planned(CampaignPlanned e) {
    return new CampaignBody(
        e.campaign().value(),
        "PLANNED",
        e.community().value(),
        e.kind(),
        e.purpose(),
        e.title(),
        e.from(),
        e.until(),
        e.weekday(),
        List.of(),
        e.buildings().stream().map(Coverage::none).toList(),
        Map.of(),
        Map.of(),
        0,
        List.of(),
        List.of(),
        null);
  }

  /** A body while one event is applied. */
  private static final class Draft {

    private final CampaignBody was;
    private String state;
    private List<UUID> visitors;
    private List<Coverage> buildings;
    private Map<FindingKind, Integer> findings;
    private Map<Answer, Integer> answers;
    private int visits;
    private List<CheckedNight> nights;
    private List<LocalDate> missedWeeks;
    private @Nullable List<String> nobodyMet;

    Draft(CampaignBody was) {
      this.was = was;
      this.state = was.state();
      this.visitors = was.visitors();
      this.buildings = was.buildings();
      this.findings = was.findings();
      this.answers = was.answers();
      this.visits = was.visits();
      this.nights = was.nights();
      this.missedWeeks = was.missedWeeks();
      this.nobodyMet = was.nobodyMet();
    }

    void building(Place place, UnaryOperator<Coverage> change) {
      var changed = new ArrayList<Coverage>();
      boolean known = false;
      for (Coverage each : buildings) {
        boolean same = each.building().equals(place.building());
        known |= same;
        changed.add(same ? change.apply(each) : each);
      }
      if (!known) {
        changed.add(change.apply(Coverage.none(place)));
      }
      buildings = List.copyOf(changed);
    }

    void found(List<Finding> found) {
      findings = Coverage.plus(findings, found);
      for (Finding each : found) {
        if (each.answer() != null) {
          answered(null, each.answer());
        }
      }
    }

    void answered(@Nullable Answer before, Answer answer) {
      var more = new TreeMap<>(answers);
      if (before != null) {
        more.computeIfPresent(before, (_, n) -> n == 1 ? null : n - 1);
      }
      more.merge(answer, 1, Integer::sum);
      answers = more;
    }

    CampaignBody done() {
      return new CampaignBody(
          was.id(),
          state,
          was.community(),
          was.kind(),
          was.purpose(),
          was.title(),
          was.from(),
          was.until(),
          was.weekday(),
          visitors,
          buildings,
          findings,
          answers,
          visits,
          nights,
          missedWeeks,
          nobodyMet);
    }
  }
}
