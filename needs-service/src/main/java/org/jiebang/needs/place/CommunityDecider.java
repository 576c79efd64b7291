package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.place.CommunityRefusal.COMMUNITY_NOT_FOUND;
import static org.jiebang.needs.place.CommunityRefusal.DEMOGRAPHICS_EMPTY;
import static org.jiebang.needs.place.CommunityRefusal.DEMOGRAPHICS_IN_FUTURE;
import static org.jiebang.needs.place.CommunityRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.place.CommunityRefusal.PART_EXCEEDS_WHOLE;
import static org.jiebang.needs.place.CommunityRefusal.TOO_MANY_DEMOGRAPHICS;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.place.Community.ProposedMove;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.Community.Unregistered;
import org.jiebang.needs.place.CommunityCommand.AcceptMove;
import org.jiebang.needs.place.CommunityCommand.AddBuildingIn;
import org.jiebang.needs.place.CommunityCommand.AddBuildings;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jiebang.needs.place.CommunityCommand.CloseCommunity;
import org.jiebang.needs.place.CommunityCommand.CloseEstate;
import org.jiebang.needs.place.CommunityCommand.NamePilotKind;
import org.jiebang.needs.place.CommunityCommand.ProposeMove;
import org.jiebang.needs.place.CommunityCommand.RecordDemographics;
import org.jiebang.needs.place.CommunityCommand.RegisterCommunity;
import org.jiebang.needs.place.CommunityCommand.RenameEstate;
import org.jiebang.needs.place.CommunityCommand.ReopenCommunity;
import org.jiebang.needs.place.CommunityCommand.WithdrawMove;
import org.jiebang.needs.place.CommunityEvent.BuildingAdded;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityMarkedAsSandbox;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveProposed;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveWithdrawn;
import org.jiebang.needs.place.CommunityEvent.CommunityMoved;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.DemographicsRecorded;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jiebang.needs.place.CommunityEvent.EstateClosed;
import org.jiebang.needs.place.CommunityEvent.EstateRenamed;
import org.jiebang.needs.place.CommunityEvent.PilotKindNamed;

/** A community is registered once, gets places and figures, and may be closed and reopened. */
final class CommunityDecider implements Decider<CommunityCommand, Community, CommunityEvent> {

  private final PlacePolicy policy;
  private final Places places;
  private final Moves moves;

  CommunityDecider(PlacePolicy policy) {
    this.policy = policy;
    this.places = new Places(policy);
    this.moves = new Moves(policy);
  }

  @Override
  public Community initial() {
    return new Unregistered();
  }

  @Override
  public List<CommunityEvent> decide(CommunityCommand command, Community state) {
    return switch (command) {
      case RegisterCommunity c ->
          switch (state) {
            case Unregistered() -> register(c);
            case Registered _ -> refuse(ILLEGAL_TRANSITION);
          };
      case NamePilotKind c ->
          registered(state).kind() == c.kind()
              ? List.of()
              : List.of(new PilotKindNamed(c.community(), c.kind(), c.at()));
      case RecordDemographics c -> record(c, registered(state));
      case AddEstate c -> places.add(c, registered(state));
      case RenameEstate c -> places.rename(c, registered(state));
      case CloseEstate c -> places.close(c, registered(state));
      case AddBuildings c -> places.add(c, registered(state));
      case AddBuildingIn c -> places.add(c, registered(state));
      case ProposeMove c -> moves.propose(c, registered(state));
      case WithdrawMove c -> moves.withdraw(c, registered(state));
      case AcceptMove c -> moves.accept(c, registered(state));
      case CloseCommunity c ->
          registered(state).open()
              ? List.of(new CommunityClosed(c.community(), c.reason(), c.at()))
              : refuse(ILLEGAL_TRANSITION);
      case ReopenCommunity c ->
          registered(state).open()
              ? refuse(ILLEGAL_TRANSITION)
              : List.of(new CommunityReopened(c.community(), c.at()));
    };
  }

  private static List<CommunityEvent> register(RegisterCommunity c) {
    var events = new ArrayList<CommunityEvent>();
    events.add(
        new CommunityRegistered(c.community(), c.name(), c.district(), c.timeZone(), c.at()));
    if (c.sandbox()) {
      events.add(new CommunityMarkedAsSandbox(c.community(), c.at()));
    }
    if (c.kind() != null) {
      events.add(new PilotKindNamed(c.community(), c.kind(), c.at()));
    }
    return List.copyOf(events);
  }

  /** A closed community is counted as well: the figures are of what was. */
  private List<CommunityEvent> record(RecordDemographics c, Registered community) {
    if (c.figures().isEmpty()) {
      return refuse(DEMOGRAPHICS_EMPTY);
    }
    if (c.asAt().isAfter(community.day(c.at()))) {
      return refuse(DEMOGRAPHICS_IN_FUTURE);
    }
    var one = new DatedDemographics(c.asAt(), c.figures());
    List<DatedDemographics> all = DatedDemographics.with(community.demographics(), one);
    if (all.stream().anyMatch(each -> each.figures().contradictsItself())) {
      return refuse(PART_EXCEEDS_WHOLE);
    }
    if (all.size() > policy.demographics()) {
      return refuse(TOO_MANY_DEMOGRAPHICS);
    }
    return all.equals(community.demographics())
        ? List.of()
        : List.of(new DemographicsRecorded(c.community(), c.asAt(), c.figures(), c.at()));
  }

  @Override
  public Community evolve(Community state, CommunityEvent event) {
    return switch (event) {
      case CommunityRegistered e ->
          Registered.first(e.community(), e.district(), ZoneId.of(e.timeZone()));
      case PilotKindNamed e -> ((Registered) state).as(e.kind());
      case DemographicsRecorded e ->
          ((Registered) state).with(new DatedDemographics(e.asAt(), e.figures()));
      case EstateAdded e -> ((Registered) state).with(e.estate(), e.name());
      case EstateRenamed e -> ((Registered) state).with(e.estate(), e.name());
      case EstateClosed e -> ((Registered) state).without(e.estate());
      case BuildingAdded e ->
          ((Registered) state)
              .with(
                  new Building(
                      e.building(), e.estate(), e.name(), e.units(), e.floors(), e.doors()));
      case CommunityMarkedAsSandbox _ -> state; // of no concern to the rules
      case CommunityMoveProposed e ->
          ((Registered) state).proposed(new ProposedMove(e.district(), e.from(), e.reason()));
      case CommunityMoveWithdrawn _ -> ((Registered) state).proposed(null);
      case CommunityMoved e -> ((Registered) state).moved(e.district(), e.from());
      case CommunityClosed _ -> ((Registered) state).openForNeeds(false);
      case CommunityReopened _ -> ((Registered) state).openForNeeds(true);
    };
  }

  private static Registered registered(Community state) {
    return switch (state) {
      case Registered registered -> registered;
      case Unregistered() -> refuse(COMMUNITY_NOT_FOUND);
    };
  }
}
