package org.jiebang.needs.project;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.project.Project.Drafted;
import org.jiebang.needs.project.Project.Phase;
import org.jiebang.needs.project.Project.Unproposed;
import org.jspecify.annotations.Nullable;

/** Projects as a kind of stream: owned by the community, seen by everybody once approved. */
public final class Projects implements Aggregate<ProjectCommand, Project, ProjectEvent> {

  public static final Projects INSTANCE = new Projects();

  private final ProjectDecider decider = new ProjectDecider();

  private Projects() {}

  @Override
  public String name() {
    return "project";
  }

  @Override
  public Class<ProjectEvent> events() {
    return ProjectEvent.class;
  }

  @Override
  public Decider<ProjectCommand, Project, ProjectEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Project project) {
    return switch (project) {
      case Unproposed() -> "NONE";
      case Drafted drafted -> drafted.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Project project) {
    return ((Drafted) project).community().value();
  }

  /** The story of the first need it cites. */
  @Override
  public @Nullable UUID correlationOf(Project project) {
    return project instanceof Drafted drafted ? drafted.needs().getFirst().value() : null;
  }

  @Override
  public Set<UUID> partiesOf(Project project) {
    return project instanceof Drafted drafted && isPublic(drafted.phase())
        ? Set.of(EVERYONE)
        : Set.of();
  }

  /** A proposal is the community's own business, also one that came to nothing. */
  private static boolean isPublic(Phase phase) {
    return switch (phase) {
      case APPROVED, ACTIVE, FINISHED -> true;
      case PROPOSED, STOPPED -> false;
    };
  }
}
