package org.jiebang.needs.project;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.needs.need.CouncilDecisions;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.Citation;
import org.jiebang.needs.need.NeedCommand.PlanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.project.Project.Drafted;
import org.jiebang.needs.project.ProjectCommand.ApproveProject;
import org.jiebang.needs.project.ProjectCommand.DraftProject;
import org.jiebang.needs.project.ProjectCommand.FinishProject;
import org.jiebang.needs.project.ProjectCommand.StopProject;
import org.jiebang.needs.project.ProjectResource.DraftRequest;
import org.jiebang.needs.project.ProjectResource.UseRequest;
import org.jiebang.needs.project.ProjectedNeedCommand.TakeIntoProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedTakenIntoProject;
import org.jiebang.needs.resource.ResourceCommand.AllocateResource;
import org.jiebang.needs.resource.ResourceCommand.ReleaseResource;
import org.jiebang.needs.resource.ResourceEvent;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceId;
import org.jiebang.needs.resource.Resources;
import org.jspecify.annotations.Nullable;

/**
 * What a project's commands ask of its needs and resources: each share is decided by the stream
 * that owns it, and all happens or nothing, so no need is in two projects and no resource is given
 * twice.
 */
@Singleton
public class ProjectSteps {

  /** Nobody's: lets a list of ids that is empty be asked for. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final CommandHandler commands;
  private final CouncilDecisions decisions;

  ProjectSteps(CommandHandler commands, CouncilDecisions decisions) {
    this.commands = commands;
    this.decisions = decisions;
  }

  List<Step<?, ?, ?>> draft(ProjectId id, DraftRequest body, Instant at) {
    CommunityId community = new CommunityId(body.community());
    List<CitedNeed> needs =
        body.needs().stream().distinct().map(n -> openToAll(new NeedId(n), community)).toList();
    List<ResourceUse> uses = together(body.resources());
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Projects.INSTANCE,
            id.value(),
            new DraftProject(
                id,
                community,
                body.title().strip(),
                body.summary(),
                needs,
                uses,
                body.from(),
                body.until(),
                at)));
    for (CitedNeed n : needs) {
      steps.add(
          Step.of(
              ProjectedNeeds.INSTANCE,
              ProjectedNeedId.of(n.need()).value(),
              new TakeIntoProject(n.need(), community, id, at)));
    }
    for (ResourceUse use : uses) {
      steps.add(
          Step.of(
              Resources.INSTANCE,
              use.resource().value(),
              new AllocateResource(
                  use.resource(), community, id, use.quantity(), body.from(), body.until(), at)));
    }
    return steps;
  }

  /** One line for each resource, also when it was named twice. */
  private static List<ResourceUse> together(List<UseRequest> uses) {
    var quantities = new LinkedHashMap<UUID, Integer>();
    uses.forEach(
        u -> quantities.merge(u.resource(), u.quantity() == null ? 1 : u.quantity(), Integer::sum));
    return quantities.entrySet().stream()
        .map(e -> new ResourceUse(new ResourceId(e.getKey()), e.getValue()))
        .toList();
  }

  private CitedNeed openToAll(NeedId id, CommunityId community) {
    return commands.load(Needs.INSTANCE, id.value()).state() instanceof Need.Filed filed
            && filed.particulars().secluded()
            && filed.community().equals(community)
        ? refuse(ProjectRefusal.NEED_PRIVATE)
        : cited(id, community);
  }

  private CitedNeed cited(NeedId id, CommunityId community) {
    return commands.load(Needs.INSTANCE, id.value()).state() instanceof Need.Filed filed
            && filed.community().equals(community)
        ? new CitedNeed(id, filed.stage())
        : refuse(ProjectRefusal.NEED_NOT_FOUND);
  }

  List<Step<?, ?, ?>> approve(Drafted project, Ask ask) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Projects.INSTANCE,
            project.project().value(),
            new ApproveProject(project.project(), ask.at())));
    for (NeedId id : project.needs()) {
      Need need = commands.load(Needs.INSTANCE, id.value()).state();
      steps.add(
          Step.of(
              Needs.INSTANCE,
              id.value(),
              new PlanNeed(
                  id,
                  project.project().value(),
                  Citation.UNDER_WAY,
                  decisions.of(need),
                  true,
                  null,
                  ask.actor(),
                  ask.at())));
    }
    return steps;
  }

  List<Step<?, ?, ?>> finish(Drafted project, @Nullable String outcome, Instant at) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Projects.INSTANCE,
            project.project().value(),
            new FinishProject(project.project(), outcome, at)));
    return release(project, at, steps);
  }

  List<Step<?, ?, ?>> stop(Drafted project, @Nullable String reason, Instant at) {
    List<CitedNeed> needs =
        project.needs().stream().map(n -> cited(n, project.community())).toList();
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Projects.INSTANCE,
            project.project().value(),
            new StopProject(project.project(), reason, needs, at)));
    return release(project, at, steps);
  }

  private static List<Step<?, ?, ?>> release(
      Drafted project, Instant at, List<Step<?, ?, ?>> steps) {
    for (ResourceUse use : project.resources()) {
      steps.add(
          Step.of(
              Resources.INSTANCE,
              use.resource().value(),
              new ReleaseResource(use.resource(), project.project(), at)));
    }
    return steps;
  }

  /**
   * The projects that a need was in and a resource was used by, ever, as their own streams say.
   * Null: neither was asked for.
   */
  @Nullable Collection<UUID> citing(@Nullable UUID need, @Nullable UUID resource) {
    if (need == null && resource == null) {
      return null;
    }
    Set<UUID> found = need == null ? projectsWith(resource) : projectsOf(new NeedId(need));
    if (need != null && resource != null) {
      found.retainAll(projectsWith(resource));
    }
    return found.isEmpty() ? List.of(NOBODY) : found;
  }

  private Set<UUID> projectsOf(NeedId need) {
    var found = new LinkedHashSet<UUID>();
    for (Recorded<ProjectedNeedEvent> fact :
        commands.events(ProjectedNeeds.INSTANCE, ProjectedNeedId.of(need).value())) {
      if (fact.event() instanceof NeedTakenIntoProject taken) {
        found.add(taken.project().value());
      }
    }
    return found;
  }

  private Set<UUID> projectsWith(@Nullable UUID resource) {
    var found = new LinkedHashSet<UUID>();
    if (resource != null) {
      for (Recorded<ResourceEvent> fact : commands.events(Resources.INSTANCE, resource)) {
        if (fact.event() instanceof ResourceAllocated allocated) {
          found.add(allocated.project().value());
        }
      }
    }
    return found;
  }
}
