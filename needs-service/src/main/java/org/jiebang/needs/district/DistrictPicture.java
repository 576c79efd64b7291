package org.jiebang.needs.district;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.district.District.Called;
import org.jiebang.needs.district.DistrictBody.CommunityPlaceBody;
import org.jiebang.needs.district.DistrictBody.DistrictNameBody;
import org.jiebang.needs.district.DistrictBody.StayBody;
import org.jiebang.needs.district.DistrictBody.SubdistrictBody;
import org.jiebang.needs.district.DistrictBody.SubdistrictNameBody;
import org.jiebang.needs.district.DistrictEvent.CommunityLetGo;
import org.jiebang.needs.district.DistrictEvent.CommunityPlaced;
import org.jiebang.needs.district.DistrictEvent.CommunityTaken;
import org.jiebang.needs.district.DistrictEvent.DistrictRegistered;
import org.jiebang.needs.district.DistrictEvent.DistrictRenamed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictAdded;
import org.jiebang.needs.district.DistrictEvent.SubdistrictClosed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictRenamed;
import org.jiebang.needs.place.Timeline;
import org.jspecify.annotations.Nullable;

/** Folds a district's events into what the API shows. */
public final class DistrictPicture implements Picture<DistrictBody, DistrictEvent> {

  @Override
  public Class<DistrictBody> body() {
    return DistrictBody.class;
  }

  @Override
  public String state(DistrictBody body) {
    return body.state();
  }

  @Override
  public DistrictBody evolve(@Nullable DistrictBody body, Recorded<DistrictEvent> fact) {
    if (fact.event() instanceof DistrictRegistered e) {
      return new DistrictBody(
          e.district().value(),
          "REGISTERED",
          null,
          e.from(),
          List.of(new DistrictNameBody(e.name(), e.parent(), e.from(), null)),
          List.of(),
          List.of());
    }
    DistrictBody b = requireNonNull(body);
    return switch (fact.event()) {
      case DistrictRegistered _ -> b;
      case DistrictRenamed e -> renamed(b, new Called(e.name(), e.parent()), e.from());
      case SubdistrictAdded e -> {
        var name = new SubdistrictNameBody(e.name(), e.from(), null);
        var added = new SubdistrictBody(e.subdistrict().value(), e.from(), null, List.of(name));
        yield with(b, plus(b.subdistricts(), added), b.communities());
      }
      case SubdistrictRenamed e ->
          changing(b, e.subdistrict(), s -> renamed(s, s.until(), e.name(), e.from()));
      case SubdistrictClosed e ->
          changing(b, e.subdistrict(), s -> renamed(s, e.from(), null, e.from()));
      case CommunityPlaced e ->
          lying(
              b,
              e.community().value(),
              lay -> lay.put(e.from(), Optional.of(e.subdistrict().value())));
      case CommunityTaken _ -> b;
      case CommunityLetGo e ->
          lying(
              b, e.community().value(), lay -> lay.until(e.from()).put(e.from(), Optional.empty()));
    };
  }

  private static DistrictBody renamed(DistrictBody b, Called called, LocalDate from) {
    var names = Timeline.<Called>empty();
    for (DistrictNameBody each : b.names()) {
      names = names.put(each.from(), new Called(each.name(), each.parent()));
    }
    return new DistrictBody(
        b.id(),
        b.state(),
        null,
        b.from(),
        names.put(from, called).held(null).stream()
            .map(
                h ->
                    new DistrictNameBody(
                        h.value().name(), h.value().parent(), h.span().from(), h.span().until()))
            .toList(),
        b.subdistricts(),
        b.communities());
  }

  /**
   * @param name null: as before
   */
  private static SubdistrictBody renamed(
      SubdistrictBody s, @Nullable LocalDate until, @Nullable String name, LocalDate from) {
    var names = new TreeMap<LocalDate, String>();
    s.names().forEach(n -> names.put(n.from(), n.name()));
    if (name != null) {
      names.put(from, name);
    }
    return new SubdistrictBody(
        s.id(),
        s.from(),
        until,
        new Timeline<>(names)
            .held(until).stream()
                .map(h -> new SubdistrictNameBody(h.value(), h.span().from(), h.span().until()))
                .toList());
  }

  private static DistrictBody lying(
      DistrictBody b, UUID community, UnaryOperator<Timeline<Optional<UUID>>> change) {
    var communities = new ArrayList<>(b.communities());
    int known = -1;
    var lay = Timeline.<Optional<UUID>>empty();
    for (int i = 0; i < communities.size(); i++) {
      if (communities.get(i).community().equals(community)) {
        known = i;
        for (StayBody stay : communities.get(i).in()) {
          lay = lay.put(stay.from(), Optional.of(stay.subdistrict()));
          if (stay.until() != null) {
            lay = lay.put(stay.until(), Optional.empty()); // unless the next stay begins there
          }
        }
      }
    }
    var place = new CommunityPlaceBody(community, stays(change.apply(lay)));
    if (known >= 0) {
      communities.set(known, place);
    } else if (!place.in().isEmpty()) {
      communities.add(place);
    }
    return with(b, b.subdistricts(), List.copyOf(communities));
  }

  private static List<StayBody> stays(Timeline<Optional<UUID>> lay) {
    return lay.held(null).stream()
        .filter(h -> h.value().isPresent())
        .map(h -> new StayBody(h.value().get(), h.span().from(), h.span().until()))
        .toList();
  }

  private static DistrictBody changing(
      DistrictBody b, SubdistrictId which, UnaryOperator<SubdistrictBody> change) {
    return with(
        b,
        b.subdistricts().stream()
            .map(s -> s.id().equals(which.value()) ? change.apply(s) : s)
            .toList(),
        b.communities());
  }

  private static DistrictBody with(
      DistrictBody b, List<SubdistrictBody> subdistricts, List<CommunityPlaceBody> communities) {
    return new DistrictBody(
        b.id(), b.state(), null, b.from(), b.names(), subdistricts, communities);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }
}
