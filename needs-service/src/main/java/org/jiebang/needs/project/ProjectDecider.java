package org.jiebang.needs.project;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.project.ProjectRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.project.ProjectRefusal.NEED_ALREADY_PLANNED;
import static org.jiebang.needs.project.ProjectRefusal.NEED_NOT_LISTED;
import static org.jiebang.needs.project.ProjectRefusal.NEED_REQUIRED;
import static org.jiebang.needs.project.ProjectRefusal.PERIOD_INVALID;
import static org.jiebang.needs.project.ProjectRefusal.PROJECT_NOT_FOUND;
import static org.jiebang.needs.project.ProjectRefusal.REASON_REQUIRED;
import static org.jiebang.needs.project.ProjectRefusal.RESOURCE_REQUIRED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.project.Project.Drafted;
import org.jiebang.needs.project.Project.Phase;
import org.jiebang.needs.project.Project.Unproposed;
import org.jiebang.needs.project.ProjectCommand.ApproveProject;
import org.jiebang.needs.project.ProjectCommand.DraftProject;
import org.jiebang.needs.project.ProjectCommand.FinishProject;
import org.jiebang.needs.project.ProjectCommand.StartProject;
import org.jiebang.needs.project.ProjectCommand.StopProject;
import org.jiebang.needs.project.ProjectEvent.ProjectApproved;
import org.jiebang.needs.project.ProjectEvent.ProjectDrafted;
import org.jiebang.needs.project.ProjectEvent.ProjectFinished;
import org.jiebang.needs.project.ProjectEvent.ProjectStarted;
import org.jiebang.needs.project.ProjectEvent.ProjectStopped;

/** The rules of a project: see LIFECYCLES, "NeedList". */
final class ProjectDecider implements Decider<ProjectCommand, Project, ProjectEvent> {

  /** A slip of the pen in a year should not take a venue for a lifetime. */
  private static final int MOST_YEARS = 5;

  @Override
  public Project initial() {
    return new Unproposed();
  }

  @Override
  public List<ProjectEvent> decide(ProjectCommand command, Project state) {
    return switch (command) {
      case DraftProject c ->
          switch (state) {
            case Unproposed() -> draft(c);
            case Drafted _ -> refuse(ILLEGAL_TRANSITION);
          };
      case ApproveProject c -> {
        in(state, Phase.PROPOSED);
        yield List.of(new ProjectApproved(c.project(), c.at()));
      }
      case StartProject c -> {
        in(state, Phase.APPROVED);
        yield List.of(new ProjectStarted(c.project(), c.at()));
      }
      case FinishProject c -> {
        Drafted project = in(state, Phase.ACTIVE);
        yield List.of(new ProjectFinished(c.project(), c.outcome(), project.needs(), c.at()));
      }
      case StopProject c -> stop(c, in(state, Phase.PROPOSED, Phase.APPROVED, Phase.ACTIVE));
    };
  }

  private static List<ProjectEvent> draft(DraftProject c) {
    if (c.needs().isEmpty()) {
      return refuse(NEED_REQUIRED);
    }
    if (c.resources().isEmpty()) {
      return refuse(RESOURCE_REQUIRED);
    }
    if (c.until().isBefore(c.from()) || c.from().plusYears(MOST_YEARS).isBefore(c.until())) {
      return refuse(PERIOD_INVALID);
    }
    c.needs().forEach(ProjectDecider::waitsForAPlan);
    return List.of(
        new ProjectDrafted(
            c.project(),
            c.community(),
            c.title(),
            c.summary(),
            c.needs().stream().map(CitedNeed::need).toList(),
            c.resources(),
            c.from(),
            c.until(),
            c.at()));
  }

  private static void waitsForAPlan(CitedNeed cited) {
    switch (cited.stage()) {
      case LISTED, ON_AGENDA -> {}
      case DRAFT, SUBMITTED, INFO_REQUESTED, VERIFIED, ON_HOLD -> throw of(cited, NEED_NOT_LISTED);
      case PLANNED, IN_SERVICE, DELIVERED, RESOLVED, DECLINED, REFERRED, MERGED, WITHDRAWN ->
          throw of(cited, NEED_ALREADY_PLANNED);
    }
  }

  private static Rejected of(CitedNeed cited, Refusal why) {
    return new Rejected(why, Map.of("need", cited.need().value()));
  }

  private static List<ProjectEvent> stop(StopProject c, Drafted project) {
    if (c.reason() == null || c.reason().isBlank()) {
      return refuse(REASON_REQUIRED);
    }
    boolean planned = project.phase() != Phase.PROPOSED;
    return List.of(
        new ProjectStopped(
            c.project(),
            c.reason(),
            c.needs().stream()
                .map(
                    n ->
                        new StoppedNeed(
                            n.need(),
                            planned && n.stage() == Stage.PLANNED
                                ? NeedFate.BACK_TO_LIST
                                : NeedFate.STAYS))
                .toList(),
            c.at()));
  }

  private static Drafted in(Project state, Phase... phases) {
    return switch (state) {
      case Drafted project when Arrays.asList(phases).contains(project.phase()) -> project;
      case Drafted _ -> refuse(ILLEGAL_TRANSITION);
      case Unproposed() -> refuse(PROJECT_NOT_FOUND);
    };
  }

  @Override
  public Project evolve(Project state, ProjectEvent event) {
    return switch (event) {
      case ProjectDrafted e ->
          new Drafted(
              e.project(), e.community(), Phase.PROPOSED, e.needs(), e.resources(), List.of());
      case ProjectApproved _ -> ((Drafted) state).with(Phase.APPROVED);
      case ProjectStarted _ -> ((Drafted) state).with(Phase.ACTIVE);
      case ProjectFinished _ -> ((Drafted) state).with(Phase.FINISHED);
      case ProjectStopped e -> ((Drafted) state).stopped(e.needs());
    };
  }
}
