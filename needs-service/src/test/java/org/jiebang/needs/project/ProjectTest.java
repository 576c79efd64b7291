package org.jiebang.needs.project;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.project.ProjectSamples.FROM;
import static org.jiebang.needs.project.ProjectSamples.UNTIL;
import static org.jiebang.needs.project.ProjectSamples.USES;
import static org.jiebang.needs.project.ProjectSamples.approved;
import static org.jiebang.needs.project.ProjectSamples.cited;
import static org.jiebang.needs.project.ProjectSamples.draft;
import static org.jiebang.needs.project.ProjectSamples.drafted;
import static org.jiebang.needs.project.ProjectSamples.finished;
import static org.jiebang.needs.project.ProjectSamples.histories;
import static org.jiebang.needs.project.ProjectSamples.started;
import static org.jiebang.needs.project.ProjectSamples.stopped;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;
import static org.jiebang.needs.resource.ResourceSamples.SECOND;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.project.ProjectCommand.ApproveProject;
import org.jiebang.needs.project.ProjectCommand.DraftProject;
import org.jiebang.needs.project.ProjectCommand.FinishProject;
import org.jiebang.needs.project.ProjectCommand.StartProject;
import org.jiebang.needs.project.ProjectCommand.StopProject;
import org.jiebang.needs.project.ProjectedNeedCommand.ReleaseNeed;
import org.jiebang.needs.project.ProjectedNeedCommand.TakeIntoProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedReleasedFromProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedTakenIntoProject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-16")
class ProjectTest {

  private final DeciderSpec<ProjectCommand, Project, ProjectEvent> spec =
      DeciderSpec.of(new ProjectDecider());

  private final DeciderSpec<ProjectedNeedCommand, ProjectedNeed, ProjectedNeedEvent> need =
      DeciderSpec.of(new ProjectedNeedDecider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Project, ProjectCommand>> commands = new LinkedHashMap<>();
    commands.put("draftFromLists", always(draft(cited(Stage.LISTED, Stage.LISTED), USES)));
    commands.put("approve", always(new ApproveProject(FIRST, NINE)));
    commands.put("start", always(new StartProject(FIRST, NINE)));
    commands.put("finish", always(new FinishProject(FIRST, "办了 24 场", NINE)));
    commands.put(
        "stop",
        always(new StopProject(FIRST, "场地停用", cited(Stage.PLANNED, Stage.IN_SERVICE), NINE)));
    new LifecycleWalk<>(Projects.INSTANCE, histories(), commands).check();
  }

  @Test
  void every_command_on_a_need_of_projects_does_what_the_table_says() {
    Map<String, Function<ProjectedNeed, ProjectedNeedCommand>> commands = new LinkedHashMap<>();
    commands.put("takeIntoProject", always(new TakeIntoProject(NEED, WUHUAN, SECOND, NINE)));
    commands.put("release", always(new ReleaseNeed(NEED, FIRST, NINE)));
    Map<String, List<ProjectedNeedEvent>> histories =
        Map.of("PROJECTED", List.of(taken()), "FREE", List.of(taken(), released()));
    new LifecycleWalk<>(ProjectedNeeds.INSTANCE, histories, commands).check();
  }

  private static NeedTakenIntoProject taken() {
    return new NeedTakenIntoProject(NEED, WUHUAN, FIRST, NINE);
  }

  private static NeedReleasedFromProject released() {
    return new NeedReleasedFromProject(NEED, FIRST, NINE);
  }

  @Test
  void a_project_comes_from_the_need_list_and_the_resource_list() {
    spec.when(draft(cited(Stage.LISTED, Stage.ON_AGENDA), USES)).then(drafted());
  }

  @Test
  void one_that_cites_no_need_is_refused() {
    spec.when(draft(List.of(), USES)).thenRefused(ProjectRefusal.NEED_REQUIRED);
  }

  @Test
  void one_that_cites_no_resource_is_refused() {
    spec.when(draft(cited(Stage.LISTED, Stage.LISTED), List.of()))
        .thenRefused(ProjectRefusal.RESOURCE_REQUIRED);
  }

  @Test
  void one_that_ends_before_it_begins_or_never_is_refused() {
    for (var period : List.of(List.of(UNTIL, FROM), List.of(FROM, FROM.plusYears(5).plusDays(1)))) {
      spec.when(
              new DraftProject(
                  FIRST,
                  WUHUAN,
                  "四点半课堂",
                  null,
                  cited(Stage.LISTED, Stage.LISTED),
                  USES,
                  period.getFirst(),
                  period.getLast(),
                  NINE))
          .thenRefused(ProjectRefusal.PERIOD_INVALID);
    }
  }

  @Test
  void only_what_is_on_a_list_or_on_the_agenda_becomes_a_project() {
    Set<Stage> early =
        EnumSet.of(
            Stage.DRAFT, Stage.SUBMITTED, Stage.INFO_REQUESTED, Stage.VERIFIED, Stage.ON_HOLD);
    for (Stage stage : EnumSet.complementOf(EnumSet.of(Stage.LISTED, Stage.ON_AGENDA))) {
      spec.when(draft(cited(Stage.LISTED, stage), USES))
          .thenRefused(
              early.contains(stage)
                  ? ProjectRefusal.NEED_NOT_LISTED
                  : ProjectRefusal.NEED_ALREADY_PLANNED);
    }
  }

  @Test
  void stopping_says_what_becomes_of_each_need() {
    spec.given(drafted(), approved(), started())
        .when(new StopProject(FIRST, "场地停用", cited(Stage.PLANNED, Stage.IN_SERVICE), NINE))
        .then(stopped(NeedFate.BACK_TO_LIST, NeedFate.STAYS));
  }

  @Test
  void a_proposal_that_is_stopped_leaves_its_needs_where_they_are() {
    spec.given(drafted())
        .when(new StopProject(FIRST, "场地停用", cited(Stage.PLANNED, Stage.LISTED), NINE))
        .then(stopped(NeedFate.STAYS, NeedFate.STAYS));
  }

  @Test
  void stopping_needs_a_reason() {
    spec.given(drafted())
        .when(new StopProject(FIRST, "", cited(Stage.LISTED, Stage.LISTED), NINE))
        .thenRefused(ProjectRefusal.REASON_REQUIRED);
  }

  @Test
  void a_finished_project_names_what_may_be_in_another_one() {
    spec.given(drafted(), approved(), started())
        .when(new FinishProject(FIRST, "办了 24 场", NINE))
        .then(finished());
  }

  @Test
  void a_need_is_in_one_project_at_a_time() {
    need.given(taken())
        .when(new TakeIntoProject(NEED, WUHUAN, SECOND, NINE))
        .thenRefused(ProjectRefusal.NEED_ALREADY_PROJECTED);
    need.given(taken()).when(new TakeIntoProject(NEED, WUHUAN, FIRST, NINE)).thenNothing();
    need.given(taken(), released())
        .when(new TakeIntoProject(NEED, WUHUAN, SECOND, NINE))
        .then(new NeedTakenIntoProject(NEED, WUHUAN, SECOND, NINE));
  }

  @Test
  void only_the_project_that_has_it_lets_it_go() {
    need.given(taken()).when(new ReleaseNeed(NEED, SECOND, NINE)).thenNothing();
  }

  @Test
  void everybody_sees_what_was_approved() {
    assertThat(parties("PROPOSED")).isEmpty();
    assertThat(parties("APPROVED")).containsExactly(Aggregate.EVERYONE);
    assertThat(parties("ACTIVE")).containsExactly(Aggregate.EVERYONE);
    assertThat(parties("FINISHED")).containsExactly(Aggregate.EVERYONE);
    assertThat(parties("STOPPED")).isEmpty();
  }

  @Test
  void its_story_is_that_of_its_first_need() {
    assertThat(Projects.INSTANCE.correlationOf(spec.given(drafted()).state()))
        .isEqualTo(NEED.value());
  }

  private Set<UUID> parties(String state) {
    return Projects.INSTANCE.partiesOf(spec.given(requireNonNull(histories().get(state))).state());
  }
}
