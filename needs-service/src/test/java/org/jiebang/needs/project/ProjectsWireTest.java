package org.jiebang.needs.project;

import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.project.ProjectSamples.approved;
import static org.jiebang.needs.project.ProjectSamples.drafted;
import static org.jiebang.needs.project.ProjectSamples.finished;
import static org.jiebang.needs.project.ProjectSamples.started;
import static org.jiebang.needs.project.ProjectSamples.stopped;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;
import static org.jiebang.needs.resource.ResourceSamples.HOME;
import static org.jiebang.needs.resource.ResourceSamples.NEW_YEAR;
import static org.jiebang.needs.resource.ResourceSamples.YEARS_END;
import static org.jiebang.needs.resource.ResourceSamples.terms;

import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedReleasedFromProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedTakenIntoProject;
import org.jiebang.needs.resource.ResourceEvent;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceEvent.ResourceAmended;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;
import org.jiebang.needs.resource.ResourceEvent.ResourceResumed;
import org.jiebang.needs.resource.ResourceEvent.ResourceRetired;
import org.jiebang.needs.resource.ResourceEvent.ResourceSuspended;
import org.jiebang.needs.resource.ResourceSamples;
import org.junit.jupiter.api.Test;

class ProjectsWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(ResourceEvent.class, ProjectEvent.class, ProjectedNeedEvent.class)
        .samples(
            ResourceSamples.drafted(),
            ResourceSamples.published(),
            new ResourceAmended(HOME, 2, terms(5, null), NINE),
            new ResourceSuspended(HOME, "装修", NINE),
            new ResourceResumed(HOME, NINE),
            new ResourceRetired(HOME, "拆除", NINE),
            new ResourceAllocated(HOME, FIRST, 2, NEW_YEAR, YEARS_END, NINE),
            new ResourceReleased(HOME, FIRST, NINE),
            drafted(),
            approved(),
            started(),
            finished(),
            stopped(NeedFate.BACK_TO_LIST, NeedFate.STAYS),
            new NeedTakenIntoProject(NEED, WUHUAN, FIRST, NINE),
            new NeedReleasedFromProject(NEED, FIRST, NINE))
        .check();
  }
}
