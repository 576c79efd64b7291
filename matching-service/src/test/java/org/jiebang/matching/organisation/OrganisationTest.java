package org.jiebang.matching.organisation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.organisation.OrganisationExamples.*;
import static org.jiebang.matching.organisation.OrganisationRefusal.*;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationCommand.CloseOrganisation;
import org.jiebang.matching.organisation.OrganisationCommand.ParentFacts;
import org.jiebang.matching.organisation.OrganisationCommand.RegisterOrganisation;
import org.jiebang.matching.organisation.OrganisationCommand.ReopenOrganisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganisationTest {

  private static final Registered OPEN_UNIVERSITY =
      new Registered(EAST, OrganisationKind.UNIVERSITY, null, DISTRICT, true);

  private final DeciderSpec<OrganisationCommand, Organisation, OrganisationEvent> spec =
      DeciderSpec.of(Organisations.INSTANCE.decider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Organisations.INSTANCE,
            Map.of(
                "OPEN", List.of(university()),
                "CLOSED", List.of(university(), closed())),
            Map.of(
                "register", always(register(OrganisationKind.UNIVERSITY, null, DISTRICT)),
                "close", always(new CloseOrganisation(EAST, "merged", AT)),
                "reopen", always(new ReopenOrganisation(EAST, AT))))
        .check();
  }

  @Test
  void a_university_is_registered_in_a_district() {
    spec.when(register(OrganisationKind.UNIVERSITY, null, DISTRICT)).then(university());
  }

  @Test
  void a_department_takes_its_district_from_its_university() {
    spec.when(
            new RegisterOrganisation(
                SCHOOL,
                "School of Education",
                OrganisationKind.DEPARTMENT,
                new ParentFacts(EAST, OPEN_UNIVERSITY),
                null,
                AT))
        .then(department());
  }

  @Test
  void a_department_without_a_university_is_refused() {
    spec.when(register(OrganisationKind.DEPARTMENT, null, DISTRICT)).thenRefused(PARENT_REQUIRED);
  }

  @Test
  void a_parent_must_be_an_open_university() {
    var closed = new ParentFacts(EAST, OPEN_UNIVERSITY.open(false));
    spec.when(register(OrganisationKind.DEPARTMENT, closed, null)).thenRefused(PARENT_NOT_ELIGIBLE);
    spec.when(register(OrganisationKind.DEPARTMENT, new ParentFacts(EAST, null), null))
        .thenRefused(PARENT_NOT_ELIGIBLE);
  }

  @Test
  void a_university_has_no_parent() {
    spec.when(register(OrganisationKind.UNIVERSITY, new ParentFacts(EAST, OPEN_UNIVERSITY), null))
        .thenRefused(PARENT_NOT_ELIGIBLE);
  }

  @Test
  void without_parent_and_district_it_belongs_nowhere() {
    spec.when(register(new OrganisationKind("ASSOCIATION"), null, null))
        .thenRefused(DISTRICT_REQUIRED);
  }

  @Test
  void an_organisation_owns_itself_and_everybody_sees_it() {
    Organisation state = spec.given(university()).state();
    assertThat(Organisations.INSTANCE.tenantOf(state)).isEqualTo(EAST.value());
    assertThat(Organisations.INSTANCE.partiesOf(state)).containsExactly(Aggregate.EVERYONE);
  }

  @Test
  void the_body_says_why_it_is_closed() {
    OrganisationBody body =
        ViewSpec.picture(
            new OrganisationPicture(),
            SCHOOL.value(),
            SCHOOL.value(),
            department(),
            schoolClosed());
    assertThat(body)
        .isEqualTo(
            new OrganisationBody(
                SCHOOL.value(),
                "CLOSED",
                "School of Education",
                OrganisationKind.DEPARTMENT,
                EAST.value(),
                DISTRICT,
                "merged"));
  }

  @Test
  void the_row_carries_what_the_list_is_filtered_by() {
    OrganisationRow row =
        requireNonNull(
            ViewSpec.row(
                new OrganisationListView(),
                SCHOOL.value(),
                SCHOOL.value(),
                (OrganisationEvent) department()));
    assertThat(row.kind).isEqualTo("DEPARTMENT");
    assertThat(row.parent).isEqualTo(EAST.value());
    assertThat(row.district).isEqualTo(DISTRICT);
  }

  private static RegisterOrganisation register(
      OrganisationKind kind, @Nullable ParentFacts parent, @Nullable UUID district) {
    return new RegisterOrganisation(EAST, "East Normal University", kind, parent, district, AT);
  }
}
