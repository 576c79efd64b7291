package org.jiebang.needs.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/**
 * A project as the API shows it.
 *
 * @param state {@code PROPOSED}, {@code APPROVED}, {@code ACTIVE}, {@code FINISHED} or {@code
 *     STOPPED}
 * @param needs what it is about, at least one; the story of the first is its story
 * @param resources what it takes, at least one
 * @param until the last date; included
 * @param endedAt when it was finished or stopped
 * @param outcome what came of it; so {@code reason}, why it was stopped
 * @param fates what became of its needs when it was stopped
 */
@Schema(name = "Project")
public record ProjectBody(
    UUID id,
    String state,
    UUID community,
    String title,
    @Nullable String summary,
    List<NeedId> needs,
    List<ResourceUse> resources,
    LocalDate from,
    LocalDate until,
    @Nullable Instant approvedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    @Nullable String reason,
    List<StoppedNeed> fates) {

  ProjectBody approved(Instant at) {
    return new ProjectBody(
        id,
        "APPROVED",
        community,
        title,
        summary,
        needs,
        resources,
        from,
        until,
        at,
        startedAt,
        endedAt,
        outcome,
        reason,
        fates);
  }

  ProjectBody started(Instant at) {
    return new ProjectBody(
        id,
        "ACTIVE",
        community,
        title,
        summary,
        needs,
        resources,
        from,
        until,
        approvedAt,
        at,
        endedAt,
        outcome,
        reason,
        fates);
  }

  ProjectBody ended(
      String state,
      Instant at,
      @Nullable String outcome,
      @Nullable String reason,
      List<StoppedNeed> fates) {
    return new ProjectBody(
        id,
        state,
        community,
        title,
        summary,
        needs,
        resources,
        from,
        until,
        approvedAt,
        startedAt,
        at,
        outcome,
        reason,
        fates);
  }
}
