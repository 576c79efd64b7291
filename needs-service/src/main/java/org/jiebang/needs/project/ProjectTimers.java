package org.jiebang.needs.project;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.project.Project.Drafted;
import org.jiebang.needs.project.ProjectEvent.ProjectApproved;
import org.jiebang.needs.project.ProjectEvent.ProjectDrafted;
import org.jiebang.needs.project.ProjectEvent.ProjectFinished;
import org.jiebang.needs.project.ProjectEvent.ProjectStarted;
import org.jiebang.needs.project.ProjectEvent.ProjectStopped;
import org.jiebang.needs.project.ProjectedNeedCommand.ReleaseNeed;

/**
 * What follows the end of a project: each of its needs may be in another one, and after a stop what
 * was only planned is listed again. One timer per need, due at once, so that none is forgotten
 * whatever crashes, and a project may have more of them than fit in one command.
 */
public final class ProjectTimers implements Timers<ProjectCommand, Project, ProjectEvent> {

  /** And the need's id; the name of a timer has room for 40 characters. */
  static final String RELEASE = "go/";

  private final Supplier<CommandHandler> commands;

  public ProjectTimers(Supplier<CommandHandler> commands) {
    this.commands = commands;
  }

  @Override
  public Aggregate<ProjectCommand, Project, ProjectEvent> aggregate() {
    return Projects.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<ProjectEvent> fact) {
    return switch (fact.event()) {
      case ProjectDrafted _, ProjectApproved _, ProjectStarted _ -> List.of();
      case ProjectFinished e -> release(e.needs(), e.at());
      case ProjectStopped e -> release(e.needs().stream().map(StoppedNeed::need).toList(), e.at());
    };
  }

  private static List<Change> release(Collection<NeedId> needs, Instant at) {
    return needs.stream().<Change>map(n -> new Set(RELEASE + n.value(), at)).toList();
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    if (!timer.startsWith(RELEASE)) {
      throw new IllegalArgumentException("no such timer of a project: " + timer);
    }
    NeedId need = new NeedId(UUID.fromString(timer.substring(RELEASE.length())));
    Drafted project = drafted(stream);
    Step<?, ?, ?> release =
        Step.of(
            ProjectedNeeds.INSTANCE,
            ProjectedNeedId.of(need).value(),
            new ReleaseNeed(need, project.project(), now));
    return project.fateOf(need) == NeedFate.BACK_TO_LIST && isPlanned(need)
        ? List.of(
            release,
            Step.of(
                Needs.INSTANCE,
                need.value(),
                new UnplanNeed(need, null, "PROJECT_STOPPED", SYSTEM, now)))
        : List.of(release);
  }

  /** Looked at when the timer fires: meanwhile it may have been held, or be served by a task. */
  private boolean isPlanned(NeedId need) {
    return commands.get().load(Needs.INSTANCE, need.value()).state() instanceof Need.Filed filed
        && filed.stage() == Stage.PLANNED;
  }

  private Drafted drafted(UUID stream) {
    return (Drafted) commands.get().load(Projects.INSTANCE, stream).state();
  }
}
