package org.jiebang.needs.project;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.project.ProjectSamples.USES;
import static org.jiebang.needs.project.ProjectSamples.approved;
import static org.jiebang.needs.project.ProjectSamples.drafted;
import static org.jiebang.needs.project.ProjectSamples.finished;
import static org.jiebang.needs.project.ProjectSamples.started;
import static org.jiebang.needs.project.ProjectSamples.stopped;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;

import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.junit.jupiter.api.Test;

class ProjectPictureTest {

  private static ProjectBody body(ProjectEvent... events) {
    return ViewSpec.picture(new ProjectPicture(), FIRST.value(), WUHUAN.value(), events);
  }

  @Test
  void a_project_cites_its_needs_and_its_resources_to_the_end() throws Exception {
    ProjectBody body = body(drafted(), approved(), started(), finished());
    assertThat(body.state()).isEqualTo("FINISHED");
    assertThat(body.needs()).containsExactly(NEED, OTHER);
    assertThat(body.resources()).isEqualTo(USES);
    assertThat(body.approvedAt()).isEqualTo(NINE);
    assertThat(body.startedAt()).isEqualTo(NINE);
    assertThat(body.endedAt()).isEqualTo(NINE);
    assertThat(body.outcome()).isEqualTo("办了 24 场");
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), ProjectBody.class))
        .isEqualTo(body);
  }

  @Test
  void a_stopped_one_says_why_and_what_became_of_its_needs() {
    ProjectBody body = body(drafted(), approved(), stopped(NeedFate.BACK_TO_LIST, NeedFate.STAYS));
    assertThat(body.state()).isEqualTo("STOPPED");
    assertThat(body.reason()).isEqualTo("场地停用");
    assertThat(body.fates())
        .containsExactly(
            new StoppedNeed(NEED, NeedFate.BACK_TO_LIST), new StoppedNeed(OTHER, NeedFate.STAYS));
  }

  @Test
  void the_row_says_whether_everybody_may_see_it() {
    assertThat(row(drafted()).openToAll).isFalse();
    assertThat(row(drafted(), approved()).openToAll).isTrue();
    assertThat(row(drafted(), stopped(NeedFate.STAYS, NeedFate.STAYS)).openToAll).isFalse();
  }

  private static ProjectRow row(ProjectEvent... events) {
    return requireNonNull(
        ViewSpec.<ProjectRow, ProjectEvent>row(
            new ProjectsView(), FIRST.value(), WUHUAN.value(), events));
  }
}
