package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.place.CommunityRefusal.BUILDING_EXISTS;
import static org.jiebang.needs.place.CommunityRefusal.COMMUNITY_CLOSED;
import static org.jiebang.needs.place.CommunityRefusal.ESTATE_CLOSED;
import static org.jiebang.needs.place.CommunityRefusal.ESTATE_EXISTS;
import static org.jiebang.needs.place.CommunityRefusal.ESTATE_NOT_FOUND;
import static org.jiebang.needs.place.CommunityRefusal.TOO_MANY_BUILDINGS;
import static org.jiebang.needs.place.CommunityRefusal.TOO_MANY_ESTATES;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityCommand.AddBuildingIn;
import org.jiebang.needs.place.CommunityCommand.AddBuildings;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jiebang.needs.place.CommunityCommand.CloseEstate;
import org.jiebang.needs.place.CommunityCommand.RenameEstate;
import org.jiebang.needs.place.CommunityEvent.BuildingAdded;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jiebang.needs.place.CommunityEvent.EstateClosed;
import org.jiebang.needs.place.CommunityEvent.EstateRenamed;
import org.jspecify.annotations.Nullable;

/** The rules of estates and buildings: one name, one place. */
final class Places {

  private final PlacePolicy policy;

  Places(PlacePolicy policy) {
    this.policy = policy;
  }

  /** Where a name is taken: an estate, or (null) what stands alone. */
  private record Name(@Nullable EstateId estate, String name) {}

  List<CommunityEvent> add(AddEstate c, Registered community) {
    if (!community.open()) {
      return refuse(COMMUNITY_CLOSED);
    }
    if (community.estates().containsValue(c.name())) {
      return refuse(ESTATE_EXISTS);
    }
    if (community.estates().size() + community.closed().size() >= policy.estates()) {
      return refuse(TOO_MANY_ESTATES);
    }
    return List.of(new EstateAdded(c.community(), c.estate(), c.name(), c.at()));
  }

  List<CommunityEvent> rename(RenameEstate c, Registered community) {
    standing(c.estate(), community);
    if (c.name().equals(community.estates().get(c.estate()))) {
      return List.of();
    }
    return community.estates().containsValue(c.name())
        ? refuse(ESTATE_EXISTS)
        : List.of(new EstateRenamed(c.community(), c.estate(), c.name(), c.at()));
  }

  List<CommunityEvent> close(CloseEstate c, Registered community) {
    standing(c.estate(), community);
    return List.of(new EstateClosed(c.community(), c.estate(), c.reason(), c.at()));
  }

  List<CommunityEvent> add(AddBuildings c, Registered community) {
    if (!community.open()) {
      return refuse(COMMUNITY_CLOSED);
    }
    if (community.buildings().size() + c.buildings().size() > policy.buildings()) {
      return refuse(TOO_MANY_BUILDINGS);
    }
    var taken =
        community.buildings().values().stream()
            .map(b -> new Name(b.estate(), b.name()))
            .collect(Collectors.toCollection(HashSet::new));
    for (Building building : c.buildings()) {
      if (building.estate() != null) {
        standing(building.estate(), community);
      }
      if (!taken.add(new Name(building.estate(), building.name()))) {
        return refuse(BUILDING_EXISTS);
      }
    }
    return c.buildings().stream()
        .map(
            b ->
                (CommunityEvent)
                    new BuildingAdded(
                        c.community(),
                        b.id(),
                        b.estate(),
                        b.name(),
                        b.units(),
                        b.floors(),
                        b.doors(),
                        c.at()))
        .toList();
  }

  List<CommunityEvent> add(AddBuildingIn c, Registered community) {
    EstateId estate = c.estate() == null ? null : new PlaceNames(community).estate(c.estate());
    if (c.estate() != null && estate == null) {
      return refuse(community.open() ? ESTATE_NOT_FOUND : COMMUNITY_CLOSED);
    }
    var one = new Building(c.building(), estate, c.name(), c.units(), c.floors(), c.doors());
    return add(new AddBuildings(c.community(), List.of(one), c.at()), community);
  }

  private static void standing(EstateId estate, Registered community) {
    if (community.closed().containsKey(estate)) {
      refuse(ESTATE_CLOSED);
    }
    if (!community.estates().containsKey(estate)) {
      refuse(ESTATE_NOT_FOUND);
    }
  }
}
