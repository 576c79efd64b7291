package org.jiebang.needs.body;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.http.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A body as one caller sees it. What is not for this caller, or was erased, is left out.
 *
 * @param state {@code ACTIVE} or {@code DISSOLVED}
 * @param place the community or district that it belongs to
 * @param field of think-tanks: what they know about
 * @param ordinal which of its kind, e.g. 4 for the fourth committee
 * @param timeZone an IANA zone; its days are counted in it
 * @param members all terms ever, in the order of appointment; past, present and to come
 * @param chairs who was, is and will be in the chair, oldest first
 * @param duties of a grid team: who works where
 * @param tasks of a think-tank: its task list
 * @param lastDay of a dissolved body
 */
@Schema(name = "BodyDetails")
public record ShownBody(
    UUID id,
    String state,
    UUID place,
    BodyKind kind,
    @Nullable String field,
    String name,
    @Nullable Integer ordinal,
    BodyPolicy policy,
    String timeZone,
    List<ShownMember> members,
    List<ShownChair> chairs,
    List<ShownDuty> duties,
    List<ShownTask> tasks,
    @Nullable LocalDate lastDay) {

  /**
   * One term of one member.
   *
   * @param name for the place's desk, grid workers and fellow members only
   * @param bornOn for the desk and the member only; so {@code ownerOf}
   * @param owner true for owners of a home of the place
   * @param from first day
   * @param until last day; absent: open
   */
  @Schema(name = "BodyMember")
  public record ShownMember(
      UUID person,
      String office,
      @Nullable String represents,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String name,
      @Nullable LocalDate bornOn,
      @Nullable String ownerOf,
      boolean owner) {}

  /**
   * Days in the chair.
   *
   * @param turn whose turn it is: a side of a joint meeting, or the person's own
   */
  @Schema(name = "BodyChair")
  public record ShownChair(UUID person, String turn, LocalDate from, @Nullable LocalDate until) {}

  /** A grid team's member at work in a grid. */
  @Schema(name = "BodyGridDuty")
  public record ShownDuty(
      UUID person,
      String grid,
      @Nullable String microGrid,
      LocalDate from,
      @Nullable LocalDate until) {}

  /**
   * A line of a task list.
   *
   * @param due the last day
   * @param doneAt absent while it is open
   */
  @Schema(name = "BodyTask")
  public record ShownTask(
      UUID id,
      String title,
      UUID owner,
      LocalDate due,
      @Nullable Instant doneAt,
      @Nullable String outcome) {}

  /**
   * Who holds which office on one day.
   *
   * @param chair absent: nobody
   * @param nextInTurn where the chair goes round: whom it would go to on that day, computed from
   *     the events alone
   */
  @Schema(name = "BodyRoll")
  public record Roll(
      LocalDate on,
      List<ShownMember> members,
      @Nullable UUID chair,
      @Nullable UUID nextInTurn,
      List<ShownDuty> duties)
      implements Listing<ShownMember> {

    @Override
    public List<ShownMember> items() {
      return members;
    }
  }
}
