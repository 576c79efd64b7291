package org.jiebang.needs.project;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.needs.need.Citations;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.Citation;
import org.jiebang.needs.project.Project.Drafted;

/** Which needs a project cites: its own stream says. */
@Singleton
public class ProjectCitations implements Citations {

  private final CommandHandler commands;

  ProjectCitations(CommandHandler commands) {
    this.commands = commands;
  }

  @Override
  public Citation in(UUID project, Need.Filed need) {
    if (!(commands.load(Projects.INSTANCE, project).state() instanceof Drafted drafted)
        || !drafted.community().equals(need.community())) {
      return Citation.UNKNOWN;
    }
    if (!drafted.needs().contains(need.need())) {
      return Citation.OTHER_NEEDS;
    }
    return switch (drafted.phase()) {
      case APPROVED, ACTIVE -> Citation.UNDER_WAY;
      case PROPOSED, FINISHED, STOPPED -> Citation.NOT_UNDER_WAY;
    };
  }
}
