package org.jiebang.needs.publication;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.ACCEPTANCE;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.need.NeedSamples.submitted;
import static org.jiebang.needs.need.NeedSamples.verified;

import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.publication.NeedUpdatesBody.NeedUpdate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-31")
class NeedUpdatesTest {

  private static NeedUpdatesBody body(NeedEvent... events) {
    return ViewSpec.picture(new NeedUpdatesPicture(), NEED.value(), WUHUAN.value(), events);
  }

  private static boolean shown(NeedEvent... events) {
    return requireNonNull(
            ViewSpec.<NeedUpdatesRow, NeedEvent>row(
                new NeedUpdatesView(), NEED.value(), WUHUAN.value(), events))
        .shown;
  }

  @Test
  void the_public_hears_how_far_a_need_has_come() {
    NeedUpdatesBody body = body(history("RESOLVED").toArray(NeedEvent[]::new));
    assertThat(body.updates())
        .extracting(NeedUpdate::what)
        .containsExactly(
            UpdateKind.VERIFIED,
            UpdateKind.LISTED,
            UpdateKind.PLANNED,
            UpdateKind.IN_SERVICE,
            UpdateKind.DELIVERED,
            UpdateKind.RESOLVED);
  }

  @Test
  void and_nothing_of_what_was_said_or_who_was_there() throws Exception {
    NeedUpdatesBody body =
        body(
            submitted(),
            verified(),
            new NeedSupported(NEED, NEIGHBOUR, NINE),
            new NeedResolved(NEED, ACCEPTANCE, null, null, TEXT, NINE));
    assertThat(Json.EVENTS.writeValueAsString(body))
        .doesNotContain(TEXT.ct())
        .doesNotContain(NEIGHBOUR.toString());
  }

  @Test
  void a_quarrel_a_draft_and_what_nobody_verified_are_not_shown() {
    assertThat(shown(submitted(Category.MEDIATION, null), verified())).isFalse();
    assertThat(shown(history("DRAFT").toArray(NeedEvent[]::new))).isFalse();
    assertThat(shown(submitted())).isFalse();
    assertThat(shown(submitted(), verified())).isTrue();
  }

  @Test
  void what_is_declined_is_quiet_until_that_is_published() {
    var declined = new NeedDeclined(NEED, "NOT_OURS", TEXT, NINE);
    assertThat(shown(submitted(), verified(), declined)).isFalse();
    assertThat(shown(submitted(), verified(), declined, new NeedDeclinePublished(NEED, NINE)))
        .isTrue();
  }
}
