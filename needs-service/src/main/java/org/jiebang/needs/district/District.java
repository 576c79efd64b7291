package org.jiebang.needs.district;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.Span;
import org.jiebang.needs.place.Timeline;
import org.jspecify.annotations.Nullable;

/** What a district's events add up to. */
public sealed interface District {

  record Unregistered() implements District {}

  /**
   * A district. Where its communities lie is all in this one stream, so that each lies in one
   * subdistrict on any day, whoever moves it at the same time.
   *
   * @param from its first day
   * @param subdistricts in the order they were added, closed ones too
   * @param communities where each lies, day by day; nowhere from the day on which it left the
   *     district
   */
  record Registered(
      DistrictId id,
      LocalDate from,
      Timeline<Called> called,
      Map<SubdistrictId, Subdistrict> subdistricts,
      Map<CommunityId, Timeline<Optional<SubdistrictId>>> communities)
      implements District {

    /** The subdistrict that the community lies in on {@code day}; null: in none that we know. */
    public @Nullable SubdistrictId subdistrictOf(CommunityId community, LocalDate day) {
      Optional<SubdistrictId> in = lay(community).on(day);
      return in == null ? null : in.orElse(null);
    }

    Timeline<Optional<SubdistrictId>> lay(CommunityId community) {
      return communities.getOrDefault(community, Timeline.empty());
    }

    Registered called(Called name, LocalDate day) {
      return new Registered(id, from, called.put(day, name), subdistricts, communities);
    }

    Registered with(Subdistrict one) {
      var more = new LinkedHashMap<>(subdistricts);
      more.put(one.id(), one);
      return new Registered(id, from, called, more, communities);
    }

    Registered changing(SubdistrictId one, UnaryOperator<Subdistrict> change) {
      Subdistrict known = subdistricts.get(one);
      if (known == null) {
        throw new IllegalStateException(
            "district " + id.value() + " has no subdistrict " + one.value());
      }
      return with(change.apply(known));
    }

    Registered placing(CommunityId community, SubdistrictId subdistrict, LocalDate day) {
      return laying(community, lay(community).put(day, Optional.of(subdistrict)));
    }

    /** What was to come after {@code day} comes no more. */
    Registered leaving(CommunityId community, LocalDate day) {
      return laying(community, lay(community).until(day).put(day, Optional.empty()));
    }

    private Registered laying(CommunityId community, Timeline<Optional<SubdistrictId>> lay) {
      var more = new LinkedHashMap<>(communities);
      more.put(community, lay);
      return new Registered(id, from, called, subdistricts, more);
    }
  }

  /**
   * What a district is called, and what it is part of.
   *
   * @param parent the city or prefecture, by name
   */
  record Called(String name, @Nullable String parent) {}

  /**
   * A subdistrict.
   *
   * @param life the days there is such a subdistrict
   */
  record Subdistrict(SubdistrictId id, Span life, Timeline<String> names) {

    Subdistrict called(String name, LocalDate day) {
      return new Subdistrict(id, life, names.put(day, name));
    }

    Subdistrict closed(LocalDate day) {
      return new Subdistrict(id, new Span(life.from(), day), names);
    }

    /** True when it bears {@code name} on one of these days. */
    boolean bears(String name, Span during) {
      return names.held(life.until()).stream()
          .anyMatch(h -> h.value().equals(name) && h.span().meets(during));
    }
  }
}
