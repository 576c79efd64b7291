package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.place.CommunityRefusal.COMMUNITY_CLOSED;
import static org.jiebang.needs.place.CommunityRefusal.COMMUNITY_NOT_FOUND;
import static org.jiebang.needs.place.CommunityRefusal.ESTATE_EXISTS;
import static org.jiebang.needs.place.CommunityRefusal.ILLEGAL_TRANSITION;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.Community.Unregistered;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jiebang.needs.place.CommunityCommand.CloseCommunity;
import org.jiebang.needs.place.CommunityCommand.RegisterCommunity;
import org.jiebang.needs.place.CommunityCommand.ReopenCommunity;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;

/** A community is registered once, gets estates, and may be closed for needs and reopened. */
final class CommunityDecider implements Decider<CommunityCommand, Community, CommunityEvent> {

  @Override
  public Community initial() {
    return new Unregistered();
  }

  @Override
  public List<CommunityEvent> decide(CommunityCommand command, Community state) {
    return switch (command) {
      case RegisterCommunity c ->
          switch (state) {
            case Unregistered() ->
                List.of(
                    new CommunityRegistered(
                        c.community(), c.name(), c.district(), c.timeZone(), c.at()));
            case Registered _ -> refuse(ILLEGAL_TRANSITION);
          };
      case AddEstate c -> addEstate(c, registered(state));
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

  private static List<CommunityEvent> addEstate(AddEstate c, Registered community) {
    if (!community.open()) {
      return refuse(COMMUNITY_CLOSED);
    }
    if (community.estates().containsValue(c.name())) {
      return refuse(ESTATE_EXISTS);
    }
    return List.of(new EstateAdded(c.community(), c.estate(), c.name(), c.at()));
  }

  @Override
  public Community evolve(Community state, CommunityEvent event) {
    return switch (event) {
      case CommunityRegistered e ->
          new Registered(e.community(), e.district(), ZoneId.of(e.timeZone()), Map.of(), true);
      case EstateAdded e -> ((Registered) state).with(e.estate(), e.name());
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
