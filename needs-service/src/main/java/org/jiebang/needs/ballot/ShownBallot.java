package org.jiebang.needs.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as one caller sees it. Who collects sees every building; everybody else sees, once
 * collecting is over, groups that are large enough for nobody to be recognised.
 *
 * @param rules how voting goes, as it is explained at the door
 * @param seats how many choices can be chosen, and how many marks a paper may have
 * @param entitled households, so {@code handed} (papers out at present), {@code returned} and
 *     {@code refused}
 * @param replaced papers that were spoiled at a door and replaced
 * @param turnout by building or group of buildings
 * @param collectors volunteers with the ballot; for who collects only, so {@code opinions} and
 *     {@code sheets}
 * @param round of the count, from 1
 * @param result once declared
 * @param contestReason for the desk, the district and who contested
 * @param outcome {@code UPHELD}, {@code NEW_BALLOT} or {@code UNCONTESTED}, once final
 */
@Schema(name = "Ballot")
public record ShownBallot(
    UUID id,
    String state,
    UUID community,
    BallotKind kind,
    String title,
    String question,
    String rules,
    List<ShownChoice> choices,
    int seats,
    BallotRule rule,
    Instant opensAt,
    Instant closesAt,
    int entitled,
    int handed,
    int returned,
    int refused,
    int replaced,
    List<BuildingTurnout> turnout,
    @Nullable List<UUID> collectors,
    @Nullable Integer opinions,
    @Nullable List<Sheet> sheets,
    int round,
    @Nullable String recountReason,
    @Nullable Result result,
    @Nullable Instant contestBy,
    @Nullable String contestReason,
    @Nullable String outcome,
    @Nullable String outcomeReason) {

  /**
   * What can be marked.
   *
   * @param name of a candidate; absent once they were erased, and for apps that read nothing
   *     personal
   */
  @Schema(name = "BallotChoice")
  public record ShownChoice(
      String code, @Nullable String label, @Nullable UUID candidate, @Nullable String name) {}
}
