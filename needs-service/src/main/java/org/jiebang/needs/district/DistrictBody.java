package org.jiebang.needs.district;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.Span;
import org.jspecify.annotations.Nullable;

/**
 * A district as the API shows it: everything that holds on some day, or only what holds on one.
 * Everywhere {@code from} is the first day and {@code until} the first one on which it no longer
 * holds; absent: no end is known.
 *
 * @param state {@code REGISTERED}
 * @param on the day that was asked for; absent: all days
 * @param names oldest first; so everywhere
 * @param subdistricts in the order they were added
 * @param communities that have been placed, in the order of their first placing
 */
@Schema(name = "District")
public record DistrictBody(
    UUID id,
    String state,
    @Nullable LocalDate on,
    LocalDate from,
    List<DistrictNameBody> names,
    List<SubdistrictBody> subdistricts,
    List<CommunityPlaceBody> communities) {

  /**
   * What it is called, and what it is part of.
   *
   * @param parent the city or prefecture, by name
   */
  @Schema(name = "DistrictName")
  public record DistrictNameBody(
      String name, @Nullable String parent, LocalDate from, @Nullable LocalDate until) {}

  /** A subdistrict (街道). */
  @Schema(name = "Subdistrict")
  public record SubdistrictBody(
      UUID id, LocalDate from, @Nullable LocalDate until, List<SubdistrictNameBody> names) {}

  /** What it is called. */
  @Schema(name = "SubdistrictName")
  public record SubdistrictNameBody(String name, LocalDate from, @Nullable LocalDate until) {}

  /** Where a community lies. */
  @Schema(name = "CommunityPlace")
  public record CommunityPlaceBody(UUID community, List<StayBody> in) {}

  /** Days in a subdistrict. */
  @Schema(name = "CommunityStay")
  public record StayBody(UUID subdistrict, LocalDate from, @Nullable LocalDate until) {}

  /** Only what holds on {@code day}. */
  DistrictBody on(LocalDate day) {
    return new DistrictBody(
        id,
        state,
        day,
        from,
        names.stream().filter(n -> holds(n.from(), n.until(), day)).toList(),
        subdistricts.stream()
            .filter(s -> holds(s.from(), s.until(), day))
            .map(
                s ->
                    new SubdistrictBody(
                        s.id(),
                        s.from(),
                        s.until(),
                        s.names().stream().filter(n -> holds(n.from(), n.until(), day)).toList()))
            .toList(),
        communities.stream()
            .map(
                c ->
                    new CommunityPlaceBody(
                        c.community(),
                        c.in().stream().filter(s -> holds(s.from(), s.until(), day)).toList()))
            .filter(c -> !c.in().isEmpty())
            .toList());
  }

  private static boolean holds(LocalDate from, @Nullable LocalDate until, LocalDate day) {
    return new Span(from, until).contains(day);
  }
}
