package org.jiebang.needs.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A community as the API shows it.
 *
 * @param state {@code OPEN} or {@code CLOSED} for needs
 * @param timeZone an IANA zone
 * @param estates in the order they were added
 * @param sandbox true: for trying things out; absent otherwise
 * @param closedBecause the reason given, while it is closed
 * @param kind what it pilots the work as; absent: a whole community
 * @param buildings how many; absent: none
 * @param demographics what was recorded, oldest day first; absent: nothing
 * @param districts where it lay, oldest first; absent: always in {@code district}
 * @param move to another district, as long as that one has not taken it; absent: none
 */
@Schema(name = "Community")
public record CommunityBody(
    UUID id,
    String state,
    String name,
    UUID district,
    String timeZone,
    List<EstateBody> estates,
    @Nullable Boolean sandbox,
    @Nullable String closedBecause,
    @Nullable PilotKind kind,
    @Nullable Integer buildings,
    @Nullable List<DatedDemographics> demographics,
    @Nullable List<DistrictStay> districts,
    @Nullable ProposedMoveBody move) {

  /**
   * Days in a district.
   *
   * @param from absent: since ever
   * @param until the first day on which it no longer lay there; absent: no end is known
   */
  @Schema(name = "DistrictStay")
  public record DistrictStay(UUID district, @Nullable LocalDate from, @Nullable LocalDate until) {}

  /**
   * A move that the district above has proposed.
   *
   * @param district that is to take it
   */
  @Schema(name = "ProposedMove")
  public record ProposedMoveBody(UUID district, LocalDate from, String reason) {}

  /**
   * An estate (小区) of the community.
   *
   * @param closed true: nothing new lies in it; absent otherwise
   */
  @Schema(name = "Estate")
  public record EstateBody(UUID id, String name, @Nullable Boolean closed) {}

  CommunityBody in(String now, @Nullable String because) {
    return new CommunityBody(
        id,
        now,
        name,
        district,
        timeZone,
        estates,
        sandbox,
        because,
        kind,
        buildings,
        demographics,
        districts,
        move);
  }

  CommunityBody with(List<EstateBody> now) {
    return new CommunityBody(
        id,
        state,
        name,
        district,
        timeZone,
        now,
        sandbox,
        closedBecause,
        kind,
        buildings,
        demographics,
        districts,
        move);
  }

  CommunityBody asSandbox() {
    return new CommunityBody(
        id,
        state,
        name,
        district,
        timeZone,
        estates,
        true,
        closedBecause,
        kind,
        buildings,
        demographics,
        districts,
        move);
  }

  CommunityBody as(PilotKind now) {
    return new CommunityBody(
        id,
        state,
        name,
        district,
        timeZone,
        estates,
        sandbox,
        closedBecause,
        now,
        buildings,
        demographics,
        districts,
        move);
  }

  CommunityBody withOneBuildingMore() {
    return new CommunityBody(
        id,
        state,
        name,
        district,
        timeZone,
        estates,
        sandbox,
        closedBecause,
        kind,
        buildings == null ? 1 : buildings + 1,
        demographics,
        districts,
        move);
  }

  CommunityBody with(DatedDemographics one) {
    return new CommunityBody(
        id,
        state,
        name,
        district,
        timeZone,
        estates,
        sandbox,
        closedBecause,
        kind,
        buildings,
        DatedDemographics.with(demographics == null ? List.of() : demographics, one),
        districts,
        move);
  }

  CommunityBody with(@Nullable ProposedMoveBody now) {
    return new CommunityBody(
        id,
        state,
        name,
        district,
        timeZone,
        estates,
        sandbox,
        closedBecause,
        kind,
        buildings,
        demographics,
        districts,
        now);
  }

  CommunityBody movedTo(UUID now, LocalDate from) {
    var stays = new ArrayList<>(districts == null ? List.<DistrictStay>of() : districts);
    LocalDate since = stays.isEmpty() ? null : stays.removeLast().from();
    stays.add(new DistrictStay(district, since, from));
    stays.add(new DistrictStay(now, from, null));
    return new CommunityBody(
        id,
        state,
        name,
        now,
        timeZone,
        estates,
        sandbox,
        closedBecause,
        kind,
        buildings,
        demographics,
        List.copyOf(stays),
        null);
  }
}
