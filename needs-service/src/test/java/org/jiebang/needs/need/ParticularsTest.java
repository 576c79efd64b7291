package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.DESK;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.needs.need.NeedCommand.ReopenNeed;
import org.jiebang.needs.need.NeedCommand.RequestInfo;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.Particulars.Amendment;
import org.jiebang.needs.policy.PolicySamples;
import org.jiebang.needs.policy.PolicyValues;
import org.jiebang.needs.taxonomy.TargetGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way a need came in, whose it is, and what was in force then. */
class ParticularsTest {

  private static final PolicyValues BRISK =
      PolicySamples.values(
          Map.of(
              "verifyHours",
              24,
              "answerHours",
              12,
              "dangerHours",
              1,
              "utilitiesHours",
              2,
              "generalHours",
              3,
              "complexHours",
              4,
              "reopenDays",
              5,
              "reopenLimit",
              1));

  private final DeciderSpec<NeedCommand, Need, NeedEvent> spec =
      DeciderSpec.of(new NeedDecider(NeedPolicy.DEFAULT));

  private static Particulars particulars(boolean anonymous, @Nullable PolicyValues policy) {
    return new Particulars(
        null,
        0,
        false,
        false,
        Map.of(),
        Map.of(),
        null,
        null,
        anonymous,
        null,
        null,
        policy == null ? null : policy.forNeeds());
  }

  private static SubmitNeed submit(
      @Nullable Channel channel, boolean allowed, Particulars particulars, Actor by) {
    return new SubmitNeed(
        NEED,
        WUHUAN,
        true,
        Set.of(),
        null,
        Category.CLEAN_HOME,
        false,
        allowed,
        channel,
        AUTHOR,
        null,
        null,
        TEXT,
        null,
        particulars,
        null,
        by,
        NINE);
  }

  private NeedSubmitted submitted(Particulars particulars) {
    return (NeedSubmitted)
        spec.when(submit(null, true, particulars, by("RES", AUTHOR))).events().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "GRD, HOUSEHOLD_VISIT",
    "GRD, NIGHT_CHECK",
    "VOL, GROUP_CHAT",
    "COM, ON_BEHALF",
    "RES, ON_BEHALF",
    "APP, PARTNER_APP"
  })
  @Tag("N-29")
  void who_collects_needs_says_how_they_came_in(String role, String channel) {
    assertThat(
            spec.when(submit(new Channel(channel), false, particulars(false, null), by(role, DESK)))
                .events())
        .singleElement()
        .isInstanceOfSatisfying(
            NeedSubmitted.class, e -> assertThat(e.channel().value()).isEqualTo(channel));
  }

  @ParameterizedTest
  @CsvSource({"RES, HOUSEHOLD_VISIT", "RES, DESK", "APP, NIGHT_CHECK", "VOL, GRID_WORKER"})
  void a_way_that_is_not_open_to_the_role_is_refused(String role, String channel) {
    spec.when(submit(new Channel(channel), false, particulars(false, null), by(role, AUTHOR)))
        .thenRefused(NeedRefusal.CHANNEL_NOT_ALLOWED);
  }

  @Test
  void who_asks_for_somebody_without_an_account_asks_on_their_behalf() {
    var forMother =
        new Particulars(
            null, 0, false, false, Map.of(), Map.of(), null, TEXT, false, null, null, null);
    assertThat(submitted(forMother).channel()).isEqualTo(Channel.ON_BEHALF);
  }

  @Test
  void where_the_category_does_not_allow_it_nobody_stays_anonymous() {
    spec.when(submit(null, false, particulars(true, null), by("RES", AUTHOR)))
        .thenRefused(NeedRefusal.ANONYMOUS_NOT_ALLOWED);
  }

  @Test
  void an_anonymous_need_names_its_author_nowhere_and_is_theirs_all_the_same() {
    NeedSubmitted event = submitted(particulars(true, null));
    assertThat(event.author()).isNotEqualTo(AUTHOR);
    assertThat(event.collector()).isNull();
    Need need = spec.given(event).state();
    assertThat(Needs.INSTANCE.partiesOf(need)).isEmpty();
    assertThat(Needs.INSTANCE.actorOf(need, AUTHOR)).isEqualTo(event.author());
    assertThat(Needs.INSTANCE.actorOf(need, DESK)).isEqualTo(DESK);
    spec.given(event)
        .when(verify(Urgency.GENERAL, by("GRD", AUTHOR)))
        .thenRefused(NeedRefusal.SELF_DEALING);
    NeedBody body = NeedPictureTest.body(List.of(event));
    assertThat(body.author()).isEqualTo(AUTHOR);
    assertThat(body.anonymous()).isTrue();
  }

  @Test
  void a_need_keeps_the_times_that_were_in_force_when_it_came_in() {
    NeedSubmitted event = submitted(particulars(false, BRISK));
    assertThat(event.verifyBy()).isEqualTo(NINE.plus(Duration.ofHours(24)));
    spec.given(event)
        .when(new RequestInfo(NEED, TEXT, by("COM", DESK), NINE))
        .then(new NeedInfoRequested(NEED, TEXT, NINE.plus(Duration.ofHours(12)), NINE));
    spec.given(event)
        .when(verify(Urgency.DANGER, by("GRD", GRID_WORKER)))
        .then(
            new NeedVerified(
                NEED,
                Urgency.DANGER,
                null,
                null,
                NINE.plus(Duration.ofHours(1)),
                GRID_WORKER,
                NINE));
  }

  @Test
  void it_is_reopened_within_the_window_and_as_often_as_was_in_force() {
    NeedSubmitted event = submitted(particulars(false, BRISK));
    var verified = new NeedVerified(NEED, Urgency.COMPLEX, null, null, day(1), GRID_WORKER, NINE);
    var resolved = new NeedResolved(NEED, null, ResolutionKind.ADVICE, null, TEXT, NINE);
    var reopened =
        new NeedReopened(NEED, TEXT, Urgency.COMPLEX, day(5).plus(Duration.ofHours(4)), day(5));
    spec.given(event, verified, resolved)
        .when(new ReopenNeed(NEED, TEXT, by("RES", AUTHOR), day(5)))
        .then(reopened);
    spec.given(event, verified, resolved)
        .when(new ReopenNeed(NEED, TEXT, by("RES", AUTHOR), day(6)))
        .thenRefused(NeedRefusal.REOPEN_WINDOW_OVER);
    spec.given(event, verified, resolved, reopened, resolved)
        .when(new ReopenNeed(NEED, TEXT, by("RES", AUTHOR), NINE))
        .thenRefused(NeedRefusal.REOPEN_LIMIT);
  }

  @Test
  void an_amendment_replaces_the_answers_and_leaves_the_rest() {
    NeedSubmitted event = submitted(particulars(false, BRISK));
    var more = new Amendment(Map.of("site", "GREEN"), Map.of(), null, "7", null);
    NeedBody body =
        NeedPictureTest.body(List.of(event, new NeedAmended(NEED, null, null, null, more, NINE)));
    Particulars now = requireNonNull(body.particulars());
    assertThat(now.fields()).isEqualTo(Map.of("site", "GREEN"));
    assertThat(now.building()).isEqualTo("7");
    assertThat(now.policy()).isEqualTo(BRISK.forNeeds());
    var again = new Amendment(null, null, TargetGroup.OLD_FRIENDS, null, TEXT);
    assertThat(now.amended(again).fields()).isEqualTo(Map.of("site", "GREEN"));
    assertThat(now.amended(again).targetGroup()).isEqualTo(TargetGroup.OLD_FRIENDS);
  }
}
