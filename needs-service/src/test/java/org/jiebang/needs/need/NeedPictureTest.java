package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.DESK;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.ITEM;
import static org.jiebang.needs.need.NeedSamples.MONTH;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.and;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.need.NeedSamples.submitted;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDraftErased;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequestLapsed;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedTakenOffAgenda;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.needlist.ListLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedPictureTest {

  static NeedBody body(List<NeedEvent> events) {
    return ViewSpec.picture(
        new NeedPicture(), NEED.value(), WUHUAN.value(), events.toArray(NeedEvent[]::new));
  }

  private static NeedBody after(String state, NeedEvent... more) {
    return body(and(history(state), more));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DRAFT", "SUBMITTED", "INFO_REQUESTED", "VERIFIED", "LISTED", "ON_AGENDA", "PLANNED",
        "IN_SERVICE", "DELIVERED", "RESOLVED", "ON_HOLD", "DECLINED", "REFERRED", "MERGED",
        "WITHDRAWN"
      })
  void the_body_is_in_the_state_of_the_rules_and_survives_storage(String state) throws Exception {
    NeedBody body = after(state);
    assertThat(body.state()).isEqualTo(state);
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), NeedBody.class))
        .isEqualTo(body);
  }

  @Test
  void an_amended_need_keeps_what_was_not_changed() {
    var better = new Envelope(AUTHOR, 1, "aXZ", "Y3R");
    NeedBody body = after("SUBMITTED", new NeedAmended(NEED, null, better, null, null, NINE));
    assertThat(body.text()).isEqualTo(better);
    assertThat(body.riskStatement()).isEqualTo(TEXT);
    assertThat(body.estate()).isEqualTo(ESTATE);
  }

  @Test
  void question_and_answer_are_shown() {
    NeedBody body = after("INFO_REQUESTED", new NeedInfoProvided(NEED, TEXT, day(4), day(1)));
    assertThat(body.question()).isEqualTo(TEXT);
    assertThat(body.answer()).isEqualTo(TEXT);
    assertThat(body.answerBy()).isNull();
    assertThat(body.verifyBy()).isEqualTo(day(4));
  }

  @Test
  void a_lapsed_question_has_no_answer() {
    NeedBody body = after("INFO_REQUESTED", new NeedInfoRequestLapsed(NEED, day(10), day(7)));
    assertThat(body.answer()).isNull();
    assertThat(body.verifyBy()).isEqualTo(day(10));
  }

  @Test
  void supporters_come_and_go_and_are_carried() {
    NeedBody body =
        after(
            "SUBMITTED",
            new NeedSupported(NEED, NEIGHBOUR, NINE),
            new NeedSupported(NEED, DESK, NINE),
            new NeedUnsupported(NEED, DESK, NINE),
            new NeedSupportersCarried(NEED, OTHER, List.of(GRID_WORKER), NINE));
    assertThat(body.supporters()).containsExactly(NEIGHBOUR);
    assertThat(body.carried()).isEqualTo(Map.of(OTHER, List.of(GRID_WORKER)));
    NeedBody returned =
        after(
            "SUBMITTED",
            new NeedSupportersCarried(NEED, OTHER, List.of(GRID_WORKER), NINE),
            new NeedSupportersReturned(NEED, OTHER, NINE));
    assertThat(returned.carried()).isEmpty();
  }

  @Test
  void an_undone_merge_leaves_no_trace_in_the_body() {
    NeedBody body = after("MERGED", new NeedUnmerged(NEED, OTHER, Stage.SUBMITTED, day(3), NINE));
    assertThat(body).isEqualTo(after("SUBMITTED"));
  }

  @Test
  void a_reopened_need_starts_afresh() {
    NeedBody body =
        after(
            "RESOLVED",
            new NeedResultConfirmed(NEED, AUTHOR, false, TEXT, NINE),
            new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(9), day(2)));
    assertThat(body.state()).isEqualTo("VERIFIED");
    assertThat(body.reopenings()).isEqualTo(1);
    assertThat(body.verdicts()).isEmpty();
    assertThat(body.list()).isNull();
    assertThat(body.task()).isNull();
    assertThat(body.acceptance()).isNull();
    assertThat(body.dueAt()).isEqualTo(day(9));
  }

  @Test
  void the_agenda_the_hold_and_the_referral_come_and_go() {
    assertThat(after("ON_AGENDA").agendaItem()).isEqualTo(ITEM);
    assertThat(
            after("ON_AGENDA", new NeedTakenOffAgenda(NEED, ITEM, "DEFERRED", NINE)).agendaItem())
        .isNull();
    assertThat(after("ON_HOLD").holdReason()).isEqualTo(TEXT);
    assertThat(after("ON_HOLD", new NeedResumed(NEED, Stage.PLANNED, day(8), NINE)).holdReason())
        .isNull();
    NeedBody back = after("REFERRED", new NeedReferralAnswered(NEED, false, null, day(8), NINE));
    assertThat(back.referredTo()).isNull();
    assertThat(back.dueAt()).isEqualTo(day(8));
  }

  @Test
  void an_anonymous_author_has_no_name_in_the_body() {
    NeedBody body = after("LISTED", new NeedAuthorAnonymised(NEED, NINE));
    assertThat(body.anonymous()).isTrue();
    assertThat(body.authorName()).isNull();
    assertThat(body.authorPhone()).isNull();
    assertThat(body.text()).isEqualTo(TEXT);
  }

  @Test
  void an_erased_draft_says_nothing() {
    NeedBody body = after("DRAFT", new NeedDraftErased(NEED, day(30)));
    assertThat(body.state()).isEqualTo("WITHDRAWN");
    assertThat(body.text()).isNull();
  }

  @Test
  void the_row_has_the_columns_of_the_list() {
    NeedRow row =
        requireNonNull(
            ViewSpec.row(
                new NeedsView(),
                NEED.value(),
                WUHUAN.value(),
                history("LISTED").toArray(NeedEvent[]::new)));
    assertThat(row.state).isEqualTo("LISTED");
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
    assertThat(row.version).isEqualTo(3);
    assertThat(row.category).isEqualTo("CHILD_CARE");
    assertThat(row.urgency).isEqualTo("GENERAL");
    assertThat(row.author).isEqualTo(AUTHOR);
    assertThat(row.draft).isFalse();
    assertThat(row.secluded).isFalse();
  }

  @Test
  void a_draft_and_a_private_need_are_marked_in_the_list() {
    NeedRow draft =
        requireNonNull(
            ViewSpec.row(
                new NeedsView(),
                NEED.value(),
                WUHUAN.value(),
                history("DRAFT").toArray(NeedEvent[]::new)));
    NeedRow quarrel =
        requireNonNull(
            ViewSpec.<NeedRow, NeedEvent>row(
                new NeedsView(),
                NEED.value(),
                WUHUAN.value(),
                submitted(Category.MEDIATION, null)));
    assertThat(draft.draft).isTrue();
    assertThat(quarrel.secluded).isTrue();
  }

  @Test
  void a_declined_need_is_marked_in_the_list_until_that_is_published() {
    var declined = history("DECLINED");
    var published = and(declined, new NeedDeclinePublished(NEED, NINE));
    var reopened = and(published, new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(9), day(2)));
    assertThat(row(declined).secluded).isTrue();
    assertThat(row(published).secluded).isFalse();
    assertThat(row(reopened).secluded).isFalse();
    assertThat(body(published).declinePublished()).isTrue();
    assertThat(body(reopened).declinePublished()).isFalse();
  }

  private static NeedRow row(List<NeedEvent> events) {
    return requireNonNull(
        ViewSpec.row(
            new NeedsView(), NEED.value(), WUHUAN.value(), events.toArray(NeedEvent[]::new)));
  }

  @Test
  void a_rolled_up_need_shows_its_new_list() {
    NeedBody body = after("LISTED", new NeedListed(NEED, MONTH, ListLevel.MONTHLY, NINE));
    assertThat(body.list()).isEqualTo(MONTH);
    assertThat(body.level()).isEqualTo(ListLevel.MONTHLY);
    assertThat(body.id()).isEqualTo(UUID.fromString(NEED.value().toString()));
  }
}
