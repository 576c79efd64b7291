package org.jiebang.needs.district;

import java.time.Instant;
import java.time.LocalDate;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to a district. Each fact holds from a day on, which may be past or to come. */
public sealed interface DistrictEvent {

  DistrictId district();

  Instant at();

  /**
   * @param parent the city or prefecture that it is part of, by name; null: not said
   */
  record DistrictRegistered(
      DistrictId district, String name, @Nullable String parent, LocalDate from, Instant at)
      implements DistrictEvent {}

  /** It is called so from then on, up to the next renaming that was recorded. */
  record DistrictRenamed(
      DistrictId district, String name, @Nullable String parent, LocalDate from, Instant at)
      implements DistrictEvent {}

  record SubdistrictAdded(
      DistrictId district, SubdistrictId subdistrict, String name, LocalDate from, Instant at)
      implements DistrictEvent {}

  /** It is called so from then on, up to the next renaming that was recorded. */
  record SubdistrictRenamed(
      DistrictId district, SubdistrictId subdistrict, String name, LocalDate from, Instant at)
      implements DistrictEvent {}

  /** From then on there is no such subdistrict. */
  record SubdistrictClosed(
      DistrictId district, SubdistrictId subdistrict, LocalDate from, Instant at)
      implements DistrictEvent {}

  /** The community lies in the subdistrict from then on, up to the next move recorded. */
  record CommunityPlaced(
      DistrictId district,
      CommunityId community,
      SubdistrictId subdistrict,
      LocalDate from,
      Instant at)
      implements DistrictEvent {}

  /** The community lies in this district from then on: another one let it go. */
  record CommunityTaken(DistrictId district, CommunityId community, LocalDate from, Instant at)
      implements DistrictEvent {}

  /** From then on the community lies in another district, and in no subdistrict of this one. */
  record CommunityLetGo(DistrictId district, CommunityId community, LocalDate from, Instant at)
      implements DistrictEvent {}
}
