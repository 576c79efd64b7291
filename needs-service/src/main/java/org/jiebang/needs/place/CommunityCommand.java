package org.jiebang.needs.place;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a community. */
public sealed interface CommunityCommand {

  CommunityId community();

  Instant at();

  /**
   * @param timeZone an IANA zone; the community's days, weeks and months are counted in it
   * @param sandbox for trying things out; only a new community can be one
   * @param kind null: a whole community
   */
  record RegisterCommunity(
      CommunityId community,
      String name,
      UUID district,
      String timeZone,
      boolean sandbox,
      @Nullable PilotKind kind,
      Instant at)
      implements CommunityCommand {}

  record NamePilotKind(CommunityId community, PilotKind kind, Instant at)
      implements CommunityCommand {}

  record RecordDemographics(CommunityId community, LocalDate asAt, Demographics figures, Instant at)
      implements CommunityCommand {}

  record AddEstate(CommunityId community, EstateId estate, String name, Instant at)
      implements CommunityCommand {}

  record RenameEstate(CommunityId community, EstateId estate, String name, Instant at)
      implements CommunityCommand {}

  record CloseEstate(CommunityId community, EstateId estate, String reason, Instant at)
      implements CommunityCommand {}

  /** All of them, or none. */
  record AddBuildings(CommunityId community, List<Building> buildings, Instant at)
      implements CommunityCommand {}

  /**
   * One building, of a row of a sheet.
   *
   * @param estate its name, or its id as text: it may be of a row above; null: it stands alone
   */
  record AddBuildingIn(
      CommunityId community,
      BuildingId building,
      @Nullable String estate,
      String name,
      @Nullable Integer units,
      @Nullable Integer floors,
      @Nullable Integer doors,
      Instant at)
      implements CommunityCommand {}

  /**
   * @param district that is to take it
   */
  record ProposeMove(
      CommunityId community, UUID district, LocalDate from, String reason, Instant at)
      implements CommunityCommand {}

  record WithdrawMove(CommunityId community, Instant at) implements CommunityCommand {}

  /**
   * Decided together with the districts that take it and let it go.
   *
   * @param district that takes it
   */
  record AcceptMove(CommunityId community, UUID district, Instant at) implements CommunityCommand {}

  record CloseCommunity(CommunityId community, String reason, Instant at)
      implements CommunityCommand {}

  record ReopenCommunity(CommunityId community, Instant at) implements CommunityCommand {}
}
