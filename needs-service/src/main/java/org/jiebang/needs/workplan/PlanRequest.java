package org.jiebang.needs.workplan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is to say. Tasks that wait for each other in a circle are 422 PLAN_HAS_CYCLE.
 *
 * @param until the last date
 * @param leads the lead group, by office
 */
@Schema(name = "WorkPlanContentRequest")
public record PlanRequest(
    @NotBlank @Size(max = 80) String title,
    @NotNull @PlausibleDay LocalDate from,
    @NotNull @PlausibleDay LocalDate until,
    @Size(max = 20) @Nullable List<@NotNull @Valid LeadRequest> leads,
    @NotNull @Size(max = 100) List<@NotNull @Valid TaskRequest> tasks) {

  private static final String KEY = "[\\p{L}0-9._-]{1,20}";

  /** A member of the lead group (领导小组). */
  @Schema(name = "LeadMemberRequest")
  public record LeadRequest(@NotBlank @Size(max = 40) String office, @NotNull UUID person) {}

  /**
   * A task.
   *
   * @param key names it within the plan, also in later versions
   * @param owner who answers for it
   * @param due the last date
   * @param after keys of tasks that must be done first
   */
  @Schema(name = "WorkPlanTaskRequest")
  public record TaskRequest(
      @NotNull @Pattern(regexp = KEY) String key,
      @NotBlank @Size(max = 200) String title,
      @Valid @Nullable OwnerRequest owner,
      @NotNull @PlausibleDay LocalDate from,
      @NotNull @PlausibleDay LocalDate due,
      @Size(max = 20) @Nullable List<@NotNull @Pattern(regexp = KEY) String> after) {

    PlanTask task() {
      return new PlanTask(
          key,
          title.strip(),
          owner == null ? null : owner.owner(),
          from,
          due,
          after == null ? List.of() : after);
    }
  }

  /**
   * A body, an organisation, or an office of the community.
   *
   * @param office never a private person by name
   */
  @Schema(name = "TaskOwnerRequest")
  public record OwnerRequest(
      @Nullable UUID body, @Nullable UUID organisation, @Size(max = 40) @Nullable String office) {

    TaskOwner owner() {
      return new TaskOwner(body, organisation, office);
    }
  }

  PlanContent content() {
    return new PlanContent(
        title.strip(),
        from,
        until,
        leads == null
            ? List.of()
            : leads.stream().map(l -> new LeadMember(l.office(), l.person())).toList(),
        tasks.stream().map(TaskRequest::task).toList());
  }
}
