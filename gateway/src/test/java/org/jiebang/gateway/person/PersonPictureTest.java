package org.jiebang.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;
import static org.jiebang.gateway.person.People.DISTRICT;
import static org.jiebang.gateway.person.People.LI;
import static org.jiebang.gateway.person.People.NAME;
import static org.jiebang.gateway.person.People.NOON;
import static org.jiebang.gateway.person.People.PHONE;
import static org.jiebang.gateway.person.People.WUHUAN;
import static org.jiebang.gateway.person.People.community;
import static org.jiebang.gateway.person.People.district;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonPictureTest {

  private static final PersonRegistered REGISTERED =
      new PersonRegistered(LI, WUHUAN, NAME, PHONE, NOON);

  @Test
  void the_picture_shows_the_grants_that_are_left() {
    PersonBody body =
        picture(
            REGISTERED,
            new GrantGiven(LI, community(VOL), NOON),
            new GrantGiven(LI, community(GRD), NOON),
            new GrantRevoked(LI, community(VOL), NOON));
    assertThat(body)
        .isEqualTo(
            new PersonBody(LI, "ACTIVE", WUHUAN, NAME, PHONE, List.of(community(GRD)), NOON));
  }

  @Test
  void an_erased_person_keeps_only_the_id_and_the_home() {
    PersonBody body =
        picture(REGISTERED, new GrantGiven(LI, community(VOL), NOON), new PersonErased(LI, NOON));
    assertThat(body).isEqualTo(new PersonBody(LI, "ERASED", WUHUAN, null, null, List.of(), NOON));
  }

  @Test
  void the_row_follows_the_picture() {
    PersonRow row =
        Objects.requireNonNull(
            ViewSpec.row(
                new PersonListView(),
                LI.value(),
                WUHUAN,
                REGISTERED,
                new GrantGiven(LI, community(VOL), NOON),
                new PersonErased(LI, NOON)));
    assertThat(row.state).isEqualTo("ERASED");
    assertThat(row.version).isEqualTo(3);
    assertThat(row.body).doesNotContain(NAME.ct(), PHONE.ct());
  }

  @Test
  void name_and_phone_are_open_to_the_person() {
    assertThat(shown(new Caller(LI.value(), List.of(), null)).name()).isEqualTo("text of bmFtZQ");
    assertThat(shown(new Caller(LI.value(), List.of(), null)).phone()).isEqualTo("text of cGhvbmU");
  }

  @Test
  void name_and_phone_are_open_to_the_grid_worker_and_the_district() {
    assertThat(shown(somebodyWith(community(GRD))).name()).isEqualTo("text of bmFtZQ");
    assertThat(shown(somebodyWith(district())).name()).isEqualTo("text of bmFtZQ");
  }

  @Test
  void through_an_app_without_the_scope_for_it_nothing_personal_is_open() {
    List<Grant> worker = List.of(community(GRD));
    var through = new Caller(new UUID(9, 2), worker, "app-1", Set.of("persons:read"));
    assertThat(shown(through).name()).isNull();
    assertThat(shown(through).grants()).isNotEmpty();
    var more = new Caller(new UUID(9, 2), worker, "app-1", Set.of("personal:read"));
    assertThat(shown(more).phone()).isEqualTo("text of cGhvbmU");
  }

  @Test
  void neighbours_and_desks_elsewhere_see_neither() {
    assertThat(shown(somebodyWith(community(RES))).name()).isNull();
    assertThat(shown(somebodyWith(community(VOL))).phone()).isNull();
    assertThat(shown(somebodyWith(new Grant(GRD, "community", new UUID(2, 9)))).name()).isNull();
  }

  private static PersonBody picture(PersonEvent... events) {
    return ViewSpec.picture(new PersonPicture(), LI.value(), WUHUAN, events);
  }

  private static PersonAnswer shown(Caller caller) {
    PersonBody body = picture(REGISTERED, new GrantGiven(LI, community(RES), NOON));
    return new PersonShown(new OpenKeys(), new OneDistrict()).show(LI.value(), body, caller);
  }

  private static Caller somebodyWith(Grant grant) {
    return new Caller(new UUID(9, 2), List.of(grant), null);
  }

  private static final class OneDistrict implements Hierarchy {
    @Override
    public @Nullable UUID above(UUID scope) {
      return scope.equals(WUHUAN) ? DISTRICT : null;
    }
  }

  private static final class OpenKeys implements PersonKeys {
    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      return new Envelope(subject, 1, "aXY", text);
    }

    @Override
    public String open(Envelope envelope, UUID stream, String field) {
      return "text of " + envelope.ct();
    }

    @Override
    public void destroy(UUID subject) {}
  }
}
