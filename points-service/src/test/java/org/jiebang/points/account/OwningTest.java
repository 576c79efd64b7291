package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.CHENS;
import static org.jiebang.points.account.AccountExamples.DESK;
import static org.jiebang.points.account.AccountExamples.DISTRICT;
import static org.jiebang.points.account.AccountExamples.FREELY;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.OWNER;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.close;
import static org.jiebang.points.account.AccountExamples.day;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.entry;
import static org.jiebang.points.account.AccountExamples.freeze;
import static org.jiebang.points.account.AccountExamples.give;
import static org.jiebang.points.account.AccountExamples.grantBonus;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.newLot;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.post;
import static org.jiebang.points.account.AccountExamples.proposal;
import static org.jiebang.points.account.AccountExamples.proposeAdjustment;
import static org.jiebang.points.account.AccountExamples.proposeBonus;
import static org.jiebang.points.account.AccountExamples.receive;
import static org.jiebang.points.account.AccountExamples.reject;
import static org.jiebang.points.account.AccountExamples.release;
import static org.jiebang.points.account.AccountExamples.reverse;
import static org.jiebang.points.account.AccountExamples.then;
import static org.jiebang.points.account.AccountExamples.unfreeze;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_ALREADY_CLOSED;
import static org.jiebang.points.account.AccountRefusal.ADJUSTMENT_ALREADY_DECIDED;
import static org.jiebang.points.account.AccountRefusal.ADJUSTMENT_NOT_PROPOSED;
import static org.jiebang.points.account.AccountRefusal.ADJUST_BELOW_ZERO;
import static org.jiebang.points.account.AccountRefusal.CASH_OUT_FORBIDDEN;
import static org.jiebang.points.account.AccountRefusal.DUPLICATE_ACCOUNT;
import static org.jiebang.points.account.AccountRefusal.FOUR_EYES_REQUIRED;
import static org.jiebang.points.account.AccountRefusal.HOLDS_OPEN;
import static org.jiebang.points.account.AccountRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.account.AccountRefusal.INSUFFICIENT_POINTS;
import static org.jiebang.points.account.AccountRefusal.REASON_REQUIRED;
import static org.jiebang.points.account.AccountRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.points.account.AccountRefusal.SELF_DEALING;
import static org.jiebang.points.account.AccountRefusal.TRANSFER_NOT_ALLOWED;
import static org.jiebang.points.account.TransferPurpose.CASH;
import static org.jiebang.points.account.TransferPurpose.DONATION;
import static org.jiebang.points.account.TransferPurpose.GIFT;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.CloseAccount;
import org.jiebang.points.account.AccountCommand.FreezeAccount;
import org.jiebang.points.account.AccountCommand.OpenAccount;
import org.jiebang.points.account.AccountCommand.ProposeAdjustment;
import org.jiebang.points.account.AccountCommand.ReceivePoints;
import org.jiebang.points.account.AccountEvent.AccountFrozen;
import org.jiebang.points.account.AccountEvent.AccountOpened;
import org.jiebang.points.account.Posting.AccountClosed;
import org.jiebang.points.account.Posting.AdjustmentPosted;
import org.jiebang.points.account.Posting.BonusGranted;
import org.jiebang.points.account.Posting.PointsReceived;
import org.jiebang.points.account.Posting.PointsTransferred;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.scheme.LocalRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The account as a whole, and points that persons give: two of them, or the owner. */
class OwningTest {

  private static final Actor OWNER_AT_THE_DESK = new Actor(LI, "COM", WUHUAN.value(), null);

  private static DeciderSpec<AccountCommand, Account, AccountEvent> given(List<AccountEvent> past) {
    return DeciderSpec.of(new AccountDecider()).given(past);
  }

  private static Balance balance(List<AccountEvent> past) {
    return ((Opened) given(past).state()).balance();
  }

  @Test
  void an_owner_has_one_account_in_a_community() {
    given(after())
        .when(open())
        .then(new AccountOpened(ACCOUNT, LI, OwnerKind.VOLUNTEER, WUHUAN, NINE));
    given(after(open())).when(open()).thenRefused(DUPLICATE_ACCOUNT);
    assertThat(AccountId.of(LI, new CommunityId(UUID.randomUUID()))).isNotEqualTo(ACCOUNT);
  }

  @Test
  void a_bonus_needs_a_second_person() {
    List<AccountEvent> proposed = then(aHundred(), proposeBonus(1, 50, DESK));
    given(proposed).when(grantBonus(1, DESK)).thenRefused(FOUR_EYES_REQUIRED);
    given(proposed)
        .when(grantBonus(1, DISTRICT))
        .then(
            new BonusGranted(
                ACCOUNT,
                proposal(1),
                entry(1),
                newLot(1),
                50,
                day(365),
                DESK.person(),
                DISTRICT.person(),
                Transfer.issue(WUHUAN, ACCOUNT, 50),
                Grounds.of("bonus by two persons", "bonus/" + proposal(1).value()),
                day(1)));
    given(then(proposed, grantBonus(1, DISTRICT)))
        .when(grantBonus(1, DISTRICT))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void nobody_decides_about_their_own_account() {
    given(aHundred()).when(proposeBonus(1, 5, OWNER_AT_THE_DESK)).thenRefused(SELF_DEALING);
    given(aHundred()).when(proposeAdjustment(1, 5, OWNER_AT_THE_DESK)).thenRefused(SELF_DEALING);
    given(then(aHundred(), proposeBonus(1, 5, DESK)))
        .when(grantBonus(1, OWNER_AT_THE_DESK))
        .thenRefused(SELF_DEALING);
    given(then(aHundred(), freeze()))
        .when(new AccountCommand.UnfreezeAccount(OWNER_AT_THE_DESK, day(2)))
        .thenRefused(SELF_DEALING);
  }

  @Test
  void an_organisation_does_not_decide_about_its_own_account_through_its_officers() {
    UUID team = UUID.fromString("01900000-0000-7000-8000-000000000051");
    var account = AccountId.of(team, WUHUAN);
    List<AccountEvent> opened = after(new OpenAccount(account, team, OwnerKind.TEAM, WUHUAN, NINE));
    given(opened)
        .when(proposeBonus(1, 5, new Actor(DESK.person(), "COM", team, null)))
        .thenRefused(SELF_DEALING);
  }

  @Test
  void an_adjustment_needs_a_second_person_and_a_reason() {
    List<AccountEvent> proposed = then(aHundred(), proposeAdjustment(1, -60, DESK));
    given(proposed).when(post(1, false, DESK)).thenRefused(FOUR_EYES_REQUIRED);
    given(proposed)
        .when(post(1, false, DISTRICT))
        .then(
            new AdjustmentPosted(
                ACCOUNT,
                proposal(1),
                entry(1),
                -60,
                newLot(1),
                day(365),
                List.of(new Slice(lot(1), 60, null)),
                0,
                DESK.person(),
                DISTRICT.person(),
                Transfer.takeBack(WUHUAN, ACCOUNT, 60),
                Grounds.of("adjusted by two persons", "adjustment/" + proposal(1).value()),
                day(1)));
    given(aHundred())
        .when(new ProposeAdjustment(proposal(1), 5, " ", DESK, NINE))
        .thenRefused(REASON_REQUIRED);
  }

  @Test
  void an_adjustment_is_decided_once() {
    given(aHundred()).when(post(1, false, DISTRICT)).thenRefused(ADJUSTMENT_NOT_PROPOSED);
    List<AccountEvent> proposed = then(aHundred(), proposeAdjustment(1, 5, DESK));
    given(then(proposed, reject(1, DISTRICT)))
        .when(post(1, false, DISTRICT))
        .thenRefused(ADJUSTMENT_ALREADY_DECIDED);
    given(then(proposed, post(1, false, DISTRICT)))
        .when(reject(1, DISTRICT))
        .thenRefused(ADJUSTMENT_ALREADY_DECIDED);
  }

  @Test
  void an_adjustment_takes_no_more_than_there_is_unless_allowed() {
    List<AccountEvent> proposed = then(aHundred(), proposeAdjustment(1, -101, DESK));
    given(proposed).when(post(1, false, DISTRICT)).thenRefused(ADJUST_BELOW_ZERO);
    assertThat(balance(then(proposed, post(1, true, DISTRICT))).posted()).isEqualTo(-1);
  }

  @Test
  void a_bonus_is_not_posted_as_an_adjustment_nor_the_other_way_round() {
    given(then(aHundred(), proposeBonus(1, 5, DESK)))
        .when(post(1, false, DISTRICT))
        .thenRefused(ADJUSTMENT_NOT_PROPOSED);
    given(then(aHundred(), proposeAdjustment(1, 5, DESK)))
        .when(grantBonus(1, DISTRICT))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void proposals_do_not_pile_up_without_end() {
    var past = new ArrayList<>(aHundred());
    for (int n = 0; n < Opened.OPEN_PROPOSALS; n++) {
      past.addAll(
          then(List.copyOf(past), proposeBonus(n, 1, DESK)).subList(past.size(), past.size() + 1));
    }
    given(past).when(proposeBonus(999, 1, DESK)).thenRefused(ILLEGAL_TRANSITION);
    given(then(List.copyOf(past), grantBonus(0, DISTRICT)))
        .when(proposeBonus(0, 1, DESK))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void the_owner_gives_points_to_another_owner() {
    given(aHundred())
        .when(give(GIFT, CHENS, 30))
        .then(
            new PointsTransferred(
                ACCOUNT,
                entry(7),
                GIFT,
                30,
                List.of(new Slice(lot(1), 30, null)),
                new Transfer(ACCOUNT.value(), CHENS.value(), 30),
                Grounds.of("given by the owner", "account/" + ACCOUNT.value()),
                day(1)));
    given(aHundred())
        .when(receive(30))
        .then(
            new PointsReceived(
                ACCOUNT,
                entry(8),
                CHENS,
                30,
                List.of(new Slice(newLot(8), 30, day(90))),
                new Transfer(CHENS.value(), ACCOUNT.value(), 30),
                Grounds.of("given by another owner", "account/" + CHENS.value()),
                day(1)));
  }

  @Test
  void a_donation_goes_to_the_community() {
    assertThat(given(aHundred()).when(give(DONATION, null, 30)).events().getFirst())
        .isInstanceOfSatisfying(
            PointsTransferred.class,
            e -> assertThat(e.transfer().credit()).isEqualTo(Transfer.donations(WUHUAN)));
  }

  @Test
  void points_are_never_exchanged_for_money_whatever_the_scheme_says() {
    given(aHundred()).when(give(CASH, null, 1)).thenRefused(CASH_OUT_FORBIDDEN);
    given(aHundred()).when(give(CASH, CHENS, 1, null, OWNER)).thenRefused(CASH_OUT_FORBIDDEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferPurpose.class,
      names = {"GIFT", "DONATION"})
  void points_are_given_only_where_the_scheme_allows_it(TransferPurpose purpose) {
    given(aHundred())
        .when(give(purpose, CHENS, 1, LocalRules.aPointAMinute().set(), OWNER))
        .thenRefused(TRANSFER_NOT_ALLOWED);
    given(aHundred()).when(give(purpose, CHENS, 1, null, OWNER)).thenRefused(TRANSFER_NOT_ALLOWED);
  }

  @Test
  void a_gift_needs_another_owner_of_the_same_community() {
    given(aHundred()).when(give(GIFT, null, 1)).thenRefused(TRANSFER_NOT_ALLOWED);
    given(aHundred()).when(give(GIFT, ACCOUNT, 1)).thenRefused(TRANSFER_NOT_ALLOWED);
    given(aHundred())
        .when(
            new ReceivePoints(
                entry(8),
                CHENS,
                new CommunityId(UUID.randomUUID()),
                List.of(new Slice(newLot(8), 1, null)),
                day(1)))
        .thenRefused(TRANSFER_NOT_ALLOWED);
  }

  @Test
  void nobody_gives_what_they_do_not_have_or_own() {
    given(aHundred()).when(give(GIFT, CHENS, 101)).thenRefused(INSUFFICIENT_POINTS);
    given(then(aHundred(), hold(1, 80)))
        .when(give(GIFT, CHENS, 21))
        .thenRefused(INSUFFICIENT_POINTS);
    given(aHundred()).when(give(GIFT, CHENS, 1, FREELY, DESK)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void a_frozen_account_still_earns() {
    given(aHundred()).when(freeze()).then(new AccountFrozen(ACCOUNT, "核查", day(1)));
    assertThat(given(then(aHundred(), freeze())).when(earn(2, 60)).events()).hasSize(1);
    given(aHundred()).when(new FreezeAccount("", DESK, day(1))).thenRefused(REASON_REQUIRED);
    given(then(aHundred(), freeze())).when(freeze()).thenRefused(ILLEGAL_TRANSITION);
    given(aHundred()).when(unfreeze()).thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void a_closed_account_is_empty_for_good() {
    given(aHundred())
        .when(close(true))
        .then(
            new AccountClosed(
                ACCOUNT,
                entry(9),
                100,
                true,
                "搬走",
                new Transfer(ACCOUNT.value(), Transfer.donations(WUHUAN), 100),
                Grounds.of("donated at closing", "account/" + ACCOUNT.value()),
                day(3)));
    List<AccountEvent> closed = then(aHundred(), close(false));
    assertThat(balance(closed)).isEqualTo(Balance.EMPTY);
    given(closed).when(close(false)).thenRefused(ACCOUNT_ALREADY_CLOSED);
    given(aHundred())
        .when(new CloseAccount(entry(9), false, " ", DESK, day(3)))
        .thenRefused(REASON_REQUIRED);
  }

  @Test
  void an_account_with_open_holds_is_not_closed() {
    List<AccountEvent> held = then(aHundred(), hold(1, 20));
    given(held).when(close(false)).thenRefused(HOLDS_OPEN);
    assertThat(given(then(held, release(1))).when(close(false)).events()).hasSize(1);
  }

  @Test
  void a_debt_stays_when_an_account_is_closed() {
    List<AccountEvent> owing =
        then(
            aHundred(),
            hold(1, 80),
            capture(1, null),
            reverse(1, ReversalReason.RECORD_VOIDED),
            earn(2, 50),
            close(false));
    assertThat(((AccountClosed) owing.getLast()).unused()).isEqualTo(50);
    assertThat(balance(owing).total()).isEqualTo(-80);
  }
}
