package org.jiebang.points.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.NEED;
import static org.jiebang.points.redemption.RedemptionExamples.CODES;
import static org.jiebang.points.redemption.RedemptionExamples.DESK;
import static org.jiebang.points.redemption.RedemptionExamples.HASH;
import static org.jiebang.points.redemption.RedemptionExamples.ID;
import static org.jiebang.points.redemption.RedemptionExamples.IN_TIME;
import static org.jiebang.points.redemption.RedemptionExamples.LATE;
import static org.jiebang.points.redemption.RedemptionExamples.ORDER;
import static org.jiebang.points.redemption.RedemptionExamples.OWNER;
import static org.jiebang.points.redemption.RedemptionExamples.SHOP;
import static org.jiebang.points.redemption.RedemptionExamples.cancelled;
import static org.jiebang.points.redemption.RedemptionExamples.expired;
import static org.jiebang.points.redemption.RedemptionExamples.failed;
import static org.jiebang.points.redemption.RedemptionExamples.fulfilled;
import static org.jiebang.points.redemption.RedemptionExamples.held;
import static org.jiebang.points.redemption.RedemptionExamples.pickUp;
import static org.jiebang.points.redemption.RedemptionExamples.ready;
import static org.jiebang.points.redemption.RedemptionExamples.refunded;
import static org.jiebang.points.redemption.RedemptionExamples.requested;
import static org.jiebang.points.redemption.RedemptionRefusal.ALREADY_FULFILLED;
import static org.jiebang.points.redemption.RedemptionRefusal.ALREADY_REFUNDED;
import static org.jiebang.points.redemption.RedemptionRefusal.CODE_ALREADY_ISSUED;
import static org.jiebang.points.redemption.RedemptionRefusal.CODE_ALREADY_USED;
import static org.jiebang.points.redemption.RedemptionRefusal.CODE_INVALID;
import static org.jiebang.points.redemption.RedemptionRefusal.FAULT_REQUIRED;
import static org.jiebang.points.redemption.RedemptionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.redemption.RedemptionRefusal.NOTHING_TO_REFUND;
import static org.jiebang.points.redemption.RedemptionRefusal.OFFER_EXPIRED;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_ALREADY_CANCELLED;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_CANCELLED;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_NOT_HELD;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_NOT_READY;
import static org.jiebang.points.redemption.RedemptionRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.points.redemption.RedemptionRefusal.SELF_DEALING;
import static org.jiebang.points.redemption.RedemptionRefusal.WRONG_PICKUP_POINT;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.redemption.RedemptionCommand.CancelRedemption;
import org.jiebang.points.redemption.RedemptionCommand.ExpireRedemption;
import org.jiebang.points.redemption.RedemptionCommand.FailRedemption;
import org.jiebang.points.redemption.RedemptionCommand.IssueCode;
import org.jiebang.points.redemption.RedemptionCommand.RefundRedemption;
import org.jiebang.points.redemption.RedemptionCommand.RequestRedemption;
import org.jiebang.points.redemption.RedemptionEvent.CodeIssued;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionCancelled;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionHeld;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionPickedUp;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRefunded;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRequested;
import org.junit.jupiter.api.Test;

class RedemptionTest {

  private static DeciderSpec<RedemptionCommand, Redemption, RedemptionEvent> given(
      List<RedemptionEvent> past) {
    return DeciderSpec.of(new RedemptionDecider()).given(past);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Redemptions.INSTANCE,
            Map.of(
                "NONE", List.<RedemptionEvent>of(),
                "REQUESTED", requested(),
                "HELD", held(),
                "READY", ready(),
                "FULFILLED", fulfilled(),
                "CANCELLED", cancelled(),
                "FAILED", failed(),
                "EXPIRED", expired()),
            Map.of(
                "redeem", always(new RequestRedemption(ID, ORDER, HASH, NINE)),
                "issueCode", always(new IssueCode(HASH, NINE)),
                "pickUp", always(pickUp()),
                "cancel", always(new CancelRedemption("CHANGED_MIND", OWNER, IN_TIME)),
                "expire", always(new ExpireRedemption(LATE)),
                "fail", always(new FailRedemption("打碎了", IN_TIME)),
                "refund", always(new RefundRedemption("漏液", DESK, LATE))))
        .check();
  }

  @Test
  void what_lies_ready_is_ready_at_once_and_the_rest_when_the_desk_says_so() {
    given(List.of())
        .when(new RequestRedemption(ID, ORDER, HASH, NINE))
        .then(
            new RedemptionRequested(ID, ORDER, NINE),
            new RedemptionHeld(ID, ORDER.hold(), 40, NINE),
            new CodeIssued(ID, HASH, NINE));
    given(List.of())
        .when(new RequestRedemption(ID, ORDER, null, NINE))
        .then(
            new RedemptionRequested(ID, ORDER, NINE),
            new RedemptionHeld(ID, ORDER.hold(), 40, NINE));
    given(held()).when(new IssueCode(HASH, NINE)).then(new CodeIssued(ID, HASH, NINE));
    given(requested()).when(new IssueCode(HASH, NINE)).thenRefused(REDEMPTION_NOT_HELD);
    given(ready()).when(new IssueCode(HASH, NINE)).thenRefused(CODE_ALREADY_ISSUED);
  }

  @Test
  void a_good_is_handed_out_once_against_its_code() {
    given(ready()).when(pickUp()).then(new RedemptionPickedUp(ID, "东门", SHOP.person(), IN_TIME));
    given(fulfilled()).when(pickUp()).thenRefused(CODE_ALREADY_USED);
    given(held()).when(pickUp()).thenRefused(REDEMPTION_NOT_READY);
    given(cancelled()).when(pickUp()).thenRefused(REDEMPTION_CANCELLED);
  }

  @Test
  void a_wrong_code_a_wrong_place_or_a_late_hour_hand_out_nothing() {
    given(ready()).when(pickUp("AAAAAAAA", "东门", IN_TIME)).thenRefused(CODE_INVALID);
    given(ready())
        .when(pickUp(CODES.codeOf(ID.value()), "西门", IN_TIME))
        .thenRefused(WRONG_PICKUP_POINT);
    given(ready()).when(pickUp(CODES.codeOf(ID.value()), "东门", LATE)).thenRefused(OFFER_EXPIRED);
    given(expired()).when(pickUp()).thenRefused(OFFER_EXPIRED);
  }

  @Test
  void the_owner_or_the_desk_cancels_before_pick_up() {
    for (Actor by : List.of(OWNER, DESK)) {
      given(ready())
          .when(new CancelRedemption("CHANGED_MIND", by, IN_TIME))
          .then(new RedemptionCancelled(ID, "CHANGED_MIND", IN_TIME));
    }
    var neighbour = new Actor(UUID.randomUUID(), "VOL", WUHUAN.value(), null);
    var elsewhere = new Actor(UUID.randomUUID(), "COM", UUID.randomUUID(), null);
    given(ready())
        .when(new CancelRedemption("OTHER", neighbour, IN_TIME))
        .thenRefused(ROLE_NOT_ALLOWED);
    given(ready())
        .when(new CancelRedemption("OTHER", elsewhere, IN_TIME))
        .thenRefused(ROLE_NOT_ALLOWED);
  }

  /** 黄山: no return after pick-up. */
  @Test
  void what_was_picked_up_is_not_taken_back() {
    given(fulfilled())
        .when(new CancelRedemption("CHANGED_MIND", OWNER, LATE))
        .thenRefused(ALREADY_FULFILLED);
    given(cancelled())
        .when(new CancelRedemption("CHANGED_MIND", OWNER, LATE))
        .thenRefused(REDEMPTION_ALREADY_CANCELLED);
  }

  @Test
  void a_fault_gives_the_points_back_once() {
    given(fulfilled())
        .when(new RefundRedemption("漏液", DESK, LATE))
        .then(new RedemptionRefunded(ID, "漏液", LATE));
    given(fulfilled()).when(new RefundRedemption(" ", DESK, LATE)).thenRefused(FAULT_REQUIRED);
    given(refunded()).when(new RefundRedemption("漏液", DESK, LATE)).thenRefused(ALREADY_REFUNDED);
    given(ready()).when(new RefundRedemption("漏液", DESK, LATE)).thenRefused(NOTHING_TO_REFUND);
    given(fulfilled())
        .when(new RefundRedemption("漏液", new Actor(LI, "COM", WUHUAN.value(), null), LATE))
        .thenRefused(SELF_DEALING);
  }

  @Test
  void nothing_expires_before_its_time() {
    given(ready()).when(new ExpireRedemption(IN_TIME)).thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void its_story_is_the_need_whose_points_pay() {
    assertThat(Redemptions.INSTANCE.correlationOf(given(ready()).state())).isEqualTo(NEED.value());
    assertThat(Redemptions.INSTANCE.partiesOf(given(ready()).state()))
        .containsExactlyInAnyOrder(LI, SHOP.scope());
  }

  @Test
  void a_redemption_shows_how_it_ended() {
    RedemptionBody body = shown(refunded());
    assertThat(body)
        .isEqualTo(new RedemptionBody(ID, "FAILED", ORDER, true, "漏液", "东门", NINE, LATE));
    assertThat(shown(ready()).endedAt()).isNull();
    assertThat(shown(cancelled()).reason()).isEqualTo("CHANGED_MIND");
    assertThat(shown(failed()).state()).isEqualTo("FAILED");
    assertThat(shown(expired()).state()).isEqualTo("EXPIRED");
    assertThat(shown(held()).state()).isEqualTo("HELD");
  }

  private static RedemptionBody shown(List<RedemptionEvent> events) {
    return ViewSpec.picture(
        new RedemptionPicture(),
        ID.value(),
        WUHUAN.value(),
        events.toArray(RedemptionEvent[]::new));
  }

  @Test
  void its_row_is_found_by_account_good_and_merchant() {
    RedemptionRow row =
        Objects.requireNonNull(
            ViewSpec.row(
                new RedemptionListView(),
                ID.value(),
                WUHUAN.value(),
                ready().toArray(RedemptionEvent[]::new)));
    assertThat(row.account).isEqualTo(ORDER.account().value());
    assertThat(row.reward).isEqualTo(ORDER.reward().value());
    assertThat(row.merchant).isEqualTo(ORDER.merchant());
    assertThat(row.body).doesNotContain(HASH);
  }

  @Test
  void a_code_follows_from_redemption_and_key_and_forgives_how_it_is_typed() {
    String code = CODES.codeOf(ID.value());
    assertThat(code).matches("[2-9A-HJ-NP-Z]{8}").isEqualTo(CODES.codeOf(ID.value()));
    assertThat(CODES.codeOf(UUID.randomUUID())).isNotEqualTo(code);
    String typed = " " + code.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + code.substring(4);
    assertThat(CODES.hash(ID.value(), typed)).isEqualTo(HASH).hasSize(64);
    assertThat(CODES.hash(UUID.randomUUID(), code)).isNotEqualTo(HASH);
    assertThat(PickUpCodes.derivedFrom(new byte[32]).codeOf(ID.value())).isNotEqualTo(code);
    assertThatThrownBy(() -> new PickUpCodes(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
