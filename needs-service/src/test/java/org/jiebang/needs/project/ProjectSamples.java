package org.jiebang.needs.project;

import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;
import static org.jiebang.needs.resource.ResourceSamples.HOME;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.project.ProjectCommand.DraftProject;
import org.jiebang.needs.project.ProjectEvent.ProjectApproved;
import org.jiebang.needs.project.ProjectEvent.ProjectDrafted;
import org.jiebang.needs.project.ProjectEvent.ProjectFinished;
import org.jiebang.needs.project.ProjectEvent.ProjectStarted;
import org.jiebang.needs.project.ProjectEvent.ProjectStopped;

/** Fixed projects for tests: 四点半课堂 in the 青年之家, from two needs. */
final class ProjectSamples {

  static final LocalDate FROM = LocalDate.of(2026, 3, 16);
  static final LocalDate UNTIL = LocalDate.of(2026, 6, 30);
  static final List<ResourceUse> USES = List.of(new ResourceUse(HOME, 1));

  private ProjectSamples() {}

  static DraftProject draft(List<CitedNeed> needs, List<ResourceUse> uses) {
    return new DraftProject(FIRST, WUHUAN, "四点半课堂", "放学后托管", needs, uses, FROM, UNTIL, NINE);
  }

  static ProjectDrafted drafted() {
    return new ProjectDrafted(
        FIRST, WUHUAN, "四点半课堂", "放学后托管", List.of(NEED, OTHER), USES, FROM, UNTIL, NINE);
  }

  static List<CitedNeed> cited(Stage first, Stage second) {
    return List.of(new CitedNeed(NEED, first), new CitedNeed(OTHER, second));
  }

  static ProjectStopped stopped(NeedFate first, NeedFate second) {
    return new ProjectStopped(
        FIRST, "场地停用", List.of(new StoppedNeed(NEED, first), new StoppedNeed(OTHER, second)), NINE);
  }

  static ProjectApproved approved() {
    return new ProjectApproved(FIRST, NINE);
  }

  static ProjectStarted started() {
    return new ProjectStarted(FIRST, NINE);
  }

  static ProjectFinished finished() {
    return new ProjectFinished(FIRST, "办了 24 场", List.of(NEED, OTHER), NINE);
  }

  static Map<String, List<ProjectEvent>> histories() {
    var all = new LinkedHashMap<String, List<ProjectEvent>>();
    all.put("PROPOSED", List.of(drafted()));
    all.put("APPROVED", List.of(drafted(), approved()));
    all.put("ACTIVE", List.of(drafted(), approved(), started()));
    all.put("FINISHED", List.of(drafted(), approved(), started(), finished()));
    all.put("STOPPED", List.of(drafted(), stopped(NeedFate.STAYS, NeedFate.STAYS)));
    return all;
  }
}
