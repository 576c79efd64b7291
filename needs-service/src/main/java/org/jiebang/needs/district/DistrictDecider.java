package org.jiebang.needs.district;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.district.DistrictRefusal.COMMUNITY_ALREADY_THERE;
import static org.jiebang.needs.district.DistrictRefusal.COMMUNITY_NOT_IN_DISTRICT;
import static org.jiebang.needs.district.DistrictRefusal.DISTRICT_EXISTS;
import static org.jiebang.needs.district.DistrictRefusal.DISTRICT_NOT_FOUND;
import static org.jiebang.needs.district.DistrictRefusal.DISTRICT_NOT_IN_FORCE;
import static org.jiebang.needs.district.DistrictRefusal.SUBDISTRICT_ALREADY_CLOSED;
import static org.jiebang.needs.district.DistrictRefusal.SUBDISTRICT_EXISTS;
import static org.jiebang.needs.district.DistrictRefusal.SUBDISTRICT_HAS_COMMUNITIES;
import static org.jiebang.needs.district.DistrictRefusal.SUBDISTRICT_NOT_FOUND;
import static org.jiebang.needs.district.DistrictRefusal.SUBDISTRICT_NOT_IN_FORCE;
import static org.jiebang.needs.district.DistrictRefusal.TOO_MANY_CHANGES;
import static org.jiebang.needs.district.DistrictRefusal.TOO_MANY_COMMUNITIES;
import static org.jiebang.needs.district.DistrictRefusal.TOO_MANY_SUBDISTRICTS;
import static org.jiebang.needs.district.DistrictRefusal.UNTIL_BEFORE_FROM;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.district.District.Called;
import org.jiebang.needs.district.District.Registered;
import org.jiebang.needs.district.District.Subdistrict;
import org.jiebang.needs.district.District.Unregistered;
import org.jiebang.needs.district.DistrictCommand.AddSubdistrict;
import org.jiebang.needs.district.DistrictCommand.CloseSubdistrict;
import org.jiebang.needs.district.DistrictCommand.LetCommunityGo;
import org.jiebang.needs.district.DistrictCommand.PlaceCommunity;
import org.jiebang.needs.district.DistrictCommand.RegisterDistrict;
import org.jiebang.needs.district.DistrictCommand.RenameDistrict;
import org.jiebang.needs.district.DistrictCommand.RenameSubdistrict;
import org.jiebang.needs.district.DistrictCommand.TakeCommunity;
import org.jiebang.needs.district.DistrictEvent.CommunityLetGo;
import org.jiebang.needs.district.DistrictEvent.CommunityPlaced;
import org.jiebang.needs.district.DistrictEvent.CommunityTaken;
import org.jiebang.needs.district.DistrictEvent.DistrictRegistered;
import org.jiebang.needs.district.DistrictEvent.DistrictRenamed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictAdded;
import org.jiebang.needs.district.DistrictEvent.SubdistrictClosed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictRenamed;
import org.jiebang.needs.place.Span;
import org.jiebang.needs.place.Timeline;
import org.jspecify.annotations.Nullable;

/** A district is registered once; each of its communities lies in one subdistrict on any day. */
final class DistrictDecider implements Decider<DistrictCommand, District, DistrictEvent> {

  private final DistrictPolicy policy;

  DistrictDecider(DistrictPolicy policy) {
    this.policy = policy;
  }

  @Override
  public District initial() {
    return new Unregistered();
  }

  @Override
  public List<DistrictEvent> decide(DistrictCommand command, District state) {
    return switch (command) {
      case RegisterDistrict c ->
          switch (state) {
            case Unregistered() ->
                List.of(
                    new DistrictRegistered(c.district(), c.name(), c.parent(), c.from(), c.at()));
            case Registered _ -> refuse(DISTRICT_EXISTS);
          };
      case RenameDistrict c -> rename(c, registered(state));
      case AddSubdistrict c -> add(c, registered(state));
      case RenameSubdistrict c -> rename(c, registered(state));
      case CloseSubdistrict c -> close(c, registered(state));
      case PlaceCommunity c -> place(c, registered(state));
      case TakeCommunity c -> take(c, registered(state));
      case LetCommunityGo c -> {
        registered(state);
        yield List.of(new CommunityLetGo(c.district(), c.community(), c.from(), c.at()));
      }
    };
  }

  private List<DistrictEvent> rename(RenameDistrict c, Registered district) {
    inForce(c.from(), district);
    if (new Called(c.name(), c.parent()).equals(district.called().on(c.from()))) {
      return List.of();
    }
    return district.called().size() >= policy.changes()
        ? refuse(TOO_MANY_CHANGES)
        : List.of(new DistrictRenamed(c.district(), c.name(), c.parent(), c.from(), c.at()));
  }

  private List<DistrictEvent> add(AddSubdistrict c, Registered district) {
    inForce(c.from(), district);
    free(c.name(), new Span(c.from(), null), null, district);
    return district.subdistricts().size() >= policy.subdistricts()
        ? refuse(TOO_MANY_SUBDISTRICTS)
        : List.of(new SubdistrictAdded(c.district(), c.subdistrict(), c.name(), c.from(), c.at()));
  }

  private List<DistrictEvent> rename(RenameSubdistrict c, Registered district) {
    Subdistrict one = subdistrict(c.subdistrict(), district);
    if (!one.life().contains(c.from())) {
      return refuse(SUBDISTRICT_NOT_IN_FORCE);
    }
    if (c.name().equals(one.names().on(c.from()))) {
      return List.of();
    }
    free(c.name(), one.names().spanOf(c.from(), one.life().until()), c.subdistrict(), district);
    return one.names().size() >= policy.changes()
        ? refuse(TOO_MANY_CHANGES)
        : List.of(
            new SubdistrictRenamed(c.district(), c.subdistrict(), c.name(), c.from(), c.at()));
  }

  private static List<DistrictEvent> close(CloseSubdistrict c, Registered district) {
    Subdistrict one = subdistrict(c.subdistrict(), district);
    if (one.life().until() != null) {
      return refuse(SUBDISTRICT_ALREADY_CLOSED);
    }
    if (c.from().isBefore(one.life().from())) {
      return refuse(UNTIL_BEFORE_FROM);
    }
    Span afterwards = new Span(c.from(), null);
    boolean needed =
        district.communities().values().stream()
            .flatMap(lay -> lay.held(null).stream())
            .anyMatch(
                h -> h.value().equals(Optional.of(c.subdistrict())) && h.span().meets(afterwards));
    return needed
        ? refuse(SUBDISTRICT_HAS_COMMUNITIES)
        : List.of(new SubdistrictClosed(c.district(), c.subdistrict(), c.from(), c.at()));
  }

  private List<DistrictEvent> place(PlaceCommunity c, Registered district) {
    if (!c.district().value().equals(c.of())) {
      return refuse(COMMUNITY_NOT_IN_DISTRICT);
    }
    Subdistrict one = subdistrict(c.subdistrict(), district);
    Timeline<Optional<SubdistrictId>> lay = district.lay(c.community());
    if (Optional.of(c.subdistrict()).equals(lay.on(c.from()))) {
      return refuse(COMMUNITY_ALREADY_THERE);
    }
    if (!one.life().covers(lay.spanOf(c.from(), null))) {
      return refuse(SUBDISTRICT_NOT_IN_FORCE);
    }
    if (lay.size() >= policy.changes()) {
      return refuse(TOO_MANY_CHANGES);
    }
    if (lay.size() == 0 && district.communities().size() >= policy.communities()) {
      return refuse(TOO_MANY_COMMUNITIES);
    }
    return List.of(
        new CommunityPlaced(c.district(), c.community(), c.subdistrict(), c.from(), c.at()));
  }

  private static List<DistrictEvent> take(TakeCommunity c, Registered district) {
    inForce(c.from(), district);
    return List.of(new CommunityTaken(c.district(), c.community(), c.from(), c.at()));
  }

  @Override
  public District evolve(District state, DistrictEvent event) {
    return switch (event) {
      case DistrictRegistered e ->
          new Registered(
              e.district(),
              e.from(),
              Timeline.<Called>empty().put(e.from(), new Called(e.name(), e.parent())),
              Map.of(),
              Map.of());
      case DistrictRenamed e ->
          ((Registered) state).called(new Called(e.name(), e.parent()), e.from());
      case SubdistrictAdded e ->
          ((Registered) state)
              .with(
                  new Subdistrict(
                      e.subdistrict(),
                      new Span(e.from(), null),
                      Timeline.<String>empty().put(e.from(), e.name())));
      case SubdistrictRenamed e ->
          ((Registered) state).changing(e.subdistrict(), s -> s.called(e.name(), e.from()));
      case SubdistrictClosed e ->
          ((Registered) state).changing(e.subdistrict(), s -> s.closed(e.from()));
      case CommunityPlaced e ->
          ((Registered) state).placing(e.community(), e.subdistrict(), e.from());
      case CommunityTaken _ -> state; // where it lies here is said by placing it
      case CommunityLetGo e -> ((Registered) state).leaving(e.community(), e.from());
    };
  }

  private static void inForce(LocalDate from, Registered district) {
    if (from.isBefore(district.from())) {
      refuse(DISTRICT_NOT_IN_FORCE);
    }
  }

  /** No other subdistrict bears the name on any of these days. */
  private static void free(
      String name, Span during, @Nullable SubdistrictId whose, Registered district) {
    if (district.subdistricts().values().stream()
        .anyMatch(s -> !s.id().equals(whose) && s.bears(name, during))) {
      refuse(SUBDISTRICT_EXISTS);
    }
  }

  private static Subdistrict subdistrict(SubdistrictId id, Registered district) {
    Subdistrict one = district.subdistricts().get(id);
    return one == null ? refuse(SUBDISTRICT_NOT_FOUND) : one;
  }

  private static Registered registered(District state) {
    return switch (state) {
      case Registered registered -> registered;
      case Unregistered() -> refuse(DISTRICT_NOT_FOUND);
    };
  }
}
