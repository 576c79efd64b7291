package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.needs.campaign.Campaign.Planned;
import org.jiebang.needs.campaign.CampaignBody.CheckedNight;

/** Who sees what of a campaign: who organises it every building, others the whole. */
@Singleton
public class CampaignAudience implements Shown<CampaignBody, ShownCampaign> {

  private final Hierarchy hierarchy;

  CampaignAudience(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** True for grid workers, the desk, and the campaign's own volunteers: who knock at the doors. */
  boolean visits(Caller caller, Planned campaign) {
    UUID community = campaign.community().value();
    return holds(caller, Set.of(GRD, COM), community)
        || campaign.visitors().contains(caller.person()) && holds(caller, Set.of(VOL), community);
  }

  private boolean holds(Caller caller, Set<Role> roles, UUID community) {
    return caller.grant(roles, scope -> hierarchy.covers(scope, community)) != null;
  }

  @Override
  public ShownCampaign show(UUID id, CampaignBody b, Caller caller) {
    boolean desk = holds(caller, Set.of(GRD, COM, DIS), b.community());
    int found = b.findings().values().stream().mapToInt(Integer::intValue).sum();
    int answered = b.answers().values().stream().mapToInt(Integer::intValue).sum();
    return new ShownCampaign(
        id,
        b.state(),
        b.community(),
        b.kind(),
        b.purpose(),
        b.title(),
        b.from(),
        b.until(),
        b.weekday(),
        desk ? b.visitors() : null,
        b.buildings().stream().mapToInt(Coverage::households).sum(),
        b.buildings().stream().mapToInt(Coverage::visited).sum(),
        b.buildings().stream().mapToInt(Coverage::met).sum(),
        desk ? b.buildings() : null,
        b.findings(),
        b.answers(),
        found - answered,
        b.visits(),
        b.nights(),
        b.nights().stream().mapToInt(CheckedNight::present).sum(),
        b.missedWeeks(),
        nobodyMet(b));
  }

  private static List<String> nobodyMet(CampaignBody b) {
    return b.nobodyMet() != null
        ? b.nobodyMet()
        : b.buildings().stream().filter(c -> c.met() == 0).map(Coverage::building).toList();
  }
}
