package org.jiebang.needs.district;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a district. */
public sealed interface DistrictCommand {

  DistrictId district();

  Instant at();

  record RegisterDistrict(
      DistrictId district, String name, @Nullable String parent, LocalDate from, Instant at)
      implements DistrictCommand {}

  record RenameDistrict(
      DistrictId district, String name, @Nullable String parent, LocalDate from, Instant at)
      implements DistrictCommand {}

  record AddSubdistrict(
      DistrictId district, SubdistrictId subdistrict, String name, LocalDate from, Instant at)
      implements DistrictCommand {}

  record RenameSubdistrict(
      DistrictId district, SubdistrictId subdistrict, String name, LocalDate from, Instant at)
      implements DistrictCommand {}

  record CloseSubdistrict(
      DistrictId district, SubdistrictId subdistrict, LocalDate from, Instant at)
      implements DistrictCommand {}

  /**
   * @param of the district that the community itself says it lies in; null: there is no such
   *     community
   */
  record PlaceCommunity(
      DistrictId district,
      CommunityId community,
      @Nullable UUID of,
      SubdistrictId subdistrict,
      LocalDate from,
      Instant at)
      implements DistrictCommand {}

  /**
   * Decided together with the community, which must be proposed to this district, and with the
   * district that lets it go.
   *
   * @param from the first day on which it lies here
   */
  record TakeCommunity(DistrictId district, CommunityId community, LocalDate from, Instant at)
      implements DistrictCommand {}

  /** Decided together with {@link TakeCommunity} on the district that takes it. */
  record LetCommunityGo(DistrictId district, CommunityId community, LocalDate from, Instant at)
      implements DistrictCommand {}
}
