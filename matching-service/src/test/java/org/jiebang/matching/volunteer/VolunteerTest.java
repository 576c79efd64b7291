package org.jiebang.matching.volunteer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.volunteer.VolunteerExamples.*;
import static org.jiebang.matching.volunteer.VolunteerRefusal.*;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.volunteer.Volunteer.Registered;
import org.jiebang.matching.volunteer.VolunteerBody.Training;
import org.jiebang.matching.volunteer.VolunteerCommand.*;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeBooked;
import org.junit.jupiter.api.Test;

class VolunteerTest {

  private final DeciderSpec<VolunteerCommand, Volunteer, VolunteerEvent> spec =
      DeciderSpec.of(new VolunteerDecider());

  private static RegisterVolunteer register() {
    return new RegisterVolunteer(
        VOLUNTEER, PERSON, WUHUAN, birthDate(), true, DEPARTMENT, SELF, MONDAY);
  }

  private static BookTime book(UUID session, int from, int to, UUID... released) {
    return new BookTime(VOLUNTEER, session, hour(from), hour(to), Set.of(released), SELF, MONDAY);
  }

  private static FreeTime free(UUID session) {
    return new FreeTime(VOLUNTEER, session, SELF, MONDAY);
  }

  private static CompleteTraining train(Actor by) {
    return new CompleteTraining(VOLUNTEER, "MEDICAL_CARE", NEXT_YEAR, by, MONDAY);
  }

  private static InsureVolunteer insure(Actor by) {
    return new InsureVolunteer(VOLUNTEER, NEXT_YEAR, by, MONDAY);
  }

  private static ConfirmMembership confirm(Actor by) {
    return new ConfirmMembership(VOLUNTEER, DEPARTMENT, by, MONDAY);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, List<VolunteerEvent>> histories =
        Map.of("REGISTERED", List.of(registered(), booked(CARE, 2, 4)));
    Map<String, Function<Volunteer, VolunteerCommand>> commands = new LinkedHashMap<>();
    commands.put("register", always(register()));
    commands.put("completeTraining", always(train(DESK)));
    commands.put("insure", always(insure(DESK)));
    commands.put("confirmMembership", always(confirm(OFFICE)));
    commands.put("bookTime", always(book(CLEANING, 4, 6)));
    commands.put("freeTime", always(free(CARE)));
    new LifecycleWalk<>(Volunteers.INSTANCE, histories, commands).check();
  }

  @Test
  void everybody_registers_once() {
    spec.when(register()).then(registered());
    spec.given(registered()).when(register()).thenRefused(ALREADY_REGISTERED);
  }

  @Test
  void others_vouch_for_training_insurance_and_membership() {
    var v = spec.given(registered());
    v.when(train(DESK)).then(trained());
    v.when(insure(OFFICE)).then(insured());
    v.when(confirm(OFFICE)).then(member());
    v.when(train(SELF)).thenRefused(SELF_DEALING);
    v.when(insure(SELF)).thenRefused(SELF_DEALING);
    v.when(confirm(SELF)).thenRefused(SELF_DEALING);
  }

  @Test
  void saying_the_same_again_changes_nothing() {
    var v = spec.given(registered(), trained(), insured(), member());
    v.when(train(DESK)).thenNothing();
    v.when(insure(DESK)).thenNothing();
    v.when(confirm(OFFICE)).thenNothing();
  }

  @Test
  void nobody_is_in_two_places_at_once() {
    var v = spec.given(registered(), booked(CARE, 2, 4));
    v.when(book(CLEANING, 3, 5)).thenRefused(TIME_CLASH);
    v.when(book(CLEANING, 1, 6)).thenRefused(TIME_CLASH);
    v.when(book(CLEANING, 4, 6)).then(booked(CLEANING, 4, 6));
    v.when(book(CLEANING, 0, 2)).then(booked(CLEANING, 0, 2));
  }

  @Test
  void a_session_that_no_longer_wants_them_does_not_stand_in_the_way() {
    spec.given(registered(), booked(CARE, 2, 4))
        .when(book(CLEANING, 3, 5, CARE))
        .then(booked(CLEANING, 3, 5));
  }

  @Test
  void freed_time_can_be_promised_again() {
    spec.given(registered(), booked(CARE, 2, 4), freed(CARE))
        .when(book(CLEANING, 3, 5))
        .then(booked(CLEANING, 3, 5));
  }

  @Test
  void without_registration_no_time_is_booked() {
    spec.when(book(CARE, 2, 4)).thenRefused(NOT_REGISTERED);
    spec.when(train(DESK)).thenRefused(VOLUNTEER_NOT_FOUND);
  }

  @Test
  void the_calendar_forgets_what_is_over() {
    var later =
        new TimeBooked(VOLUNTEER, CLEANING, hour(48), hour(50), hour(4).plus(Duration.ofHours(1)));
    Registered v = (Registered) spec.given(registered(), booked(CARE, 2, 4)).given(later).state();
    assertThat(v.calendar()).containsExactly(new Booking(CLEANING, hour(48), hour(50)));
  }

  @Test
  void a_training_counts_while_it_is_valid() {
    Registered v = (Registered) spec.given(registered(), trained()).state();
    assertThat(v.trainedAt(NEXT_YEAR)).containsExactly("MEDICAL_CARE");
    assertThat(v.trainedAt(NEXT_YEAR.plusSeconds(1))).isEmpty();
  }

  @Test
  void the_body_shows_all_of_it() {
    assertThat(
            ViewSpec.picture(
                new VolunteerPicture(),
                VOLUNTEER.value(),
                WUHUAN,
                registered(),
                trained(),
                insured(),
                member(),
                booked(CARE, 2, 4),
                booked(CLEANING, 4, 6),
                freed(CARE)))
        .isEqualTo(
            new VolunteerBody(
                VOLUNTEER.value(),
                "REGISTERED",
                PERSON,
                WUHUAN,
                true,
                birthDate(),
                List.of(new Training("MEDICAL_CARE", NEXT_YEAR)),
                NEXT_YEAR,
                DEPARTMENT,
                List.of(DEPARTMENT),
                List.of(new Booking(CLEANING, hour(4), hour(6)))));
  }

  @Test
  void the_row_names_person_and_organisation() {
    VolunteerRow row =
        requireNonNull(
            ViewSpec.row(new VolunteerListView(), VOLUNTEER.value(), WUHUAN, registered()));
    assertThat(List.of(row.person, row.organisation))
        .isEqualTo(List.<Object>of(PERSON, DEPARTMENT));
  }

  @Test
  void person_and_organisations_see_them() {
    Volunteer state = spec.given(registered()).state();
    assertThat(Volunteers.INSTANCE.partiesOf(state)).containsExactlyInAnyOrder(PERSON, DEPARTMENT);
    assertThat(Volunteers.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN);
  }
}
