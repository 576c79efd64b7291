package org.jiebang.matching.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.session.SessionExamples.*;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.session.ShownSession.ShownParticipation;
import org.junit.jupiter.api.Test;

class SessionShownTest {

  private final SessionShown shown =
      new SessionShown(scope -> scope.equals(DEPARTMENT) ? UNIVERSITY : null, new OpenKeys());

  private ShownSession seenBy(UUID person, Grant... grants) {
    SessionBody body =
        ViewSpec.picture(
            new SessionPicture(), SESSION.value(), WUHUAN, settled().toArray(SessionEvent[]::new));
    return (ShownSession)
        shown.show(SESSION.value(), body, new Caller(person, List.of(grants), null));
  }

  private static Grant held(Role role, UUID scope) {
    return new Grant(role, "any", scope);
  }

  @Test
  void a_volunteer_sees_only_their_own_part() {
    assertThat(seenBy(ANNA, held(Role.VOL, WUHUAN)).participations())
        .extracting(ShownParticipation::volunteer)
        .containsExactly(ANNA);
  }

  @Test
  void a_stranger_sees_the_session_and_nobody_in_it() {
    assertThat(seenBy(BO).participations()).isEmpty();
    assertThat(seenBy(BO).placesTaken()).isEqualTo(3);
  }

  @Test
  void department_university_and_desk_see_everybody() {
    assertThat(seenBy(BO, held(Role.DEP, DEPARTMENT)).participations()).hasSize(5);
    assertThat(seenBy(BO, held(Role.UNI, UNIVERSITY)).participations()).hasSize(5);
    assertThat(seenBy(BO, held(Role.COM, WUHUAN)).participations()).hasSize(5);
  }

  @Test
  void an_office_elsewhere_is_no_office_here() {
    assertThat(seenBy(BO, held(Role.COM, uuid(0x999))).participations()).isEmpty();
    assertThat(seenBy(BO, held(Role.DEP, WUHUAN)).participations()).isEmpty();
  }

  @Test
  void what_was_said_is_opened_for_those_who_may_see_the_part() {
    assertThat(seenBy(FAY).participations())
        .extracting(ShownParticipation::dispute)
        .containsExactly("dispute of " + FAY);
  }

  /** Opens everything. */
  private static final class OpenKeys implements PersonKeys {

    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      return sealed(subject);
    }

    @Override
    public String open(Envelope envelope, UUID stream, String field) {
      return field + " of " + envelope.sub();
    }

    @Override
    public void destroy(UUID subject) {}
  }
}
