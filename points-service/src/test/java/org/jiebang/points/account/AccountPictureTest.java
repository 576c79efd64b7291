package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.CHENS;
import static org.jiebang.points.account.AccountExamples.DESK;
import static org.jiebang.points.account.AccountExamples.DISTRICT;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.close;
import static org.jiebang.points.account.AccountExamples.day;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.freeze;
import static org.jiebang.points.account.AccountExamples.grantBonus;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.proposal;
import static org.jiebang.points.account.AccountExamples.proposeAdjustment;
import static org.jiebang.points.account.AccountExamples.proposeBonus;
import static org.jiebang.points.account.AccountExamples.receive;
import static org.jiebang.points.account.AccountExamples.reject;
import static org.jiebang.points.account.AccountExamples.reverse;
import static org.jiebang.points.account.AccountExamples.then;
import static org.jiebang.points.account.AccountExamples.unfreeze;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Objects;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.points.account.AccountBody.OpenProposal;
import org.jiebang.points.account.Posting.PointsReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events in, what the API shows out: of an account and of its entries. */
class AccountPictureTest {

  private static AccountBody.Shown shown(List<AccountEvent> events) {
    return ViewSpec.picture(
            new AccountPicture(),
            ACCOUNT.value(),
            WUHUAN.value(),
            events.toArray(AccountEvent[]::new))
        .shown();
  }

  @Test
  void an_account_shows_its_sums_lots_and_holds() {
    AccountBody.Shown shown =
        shown(then(aHundred(), earn(2, 50), hold(1, 20), hold(2, 30), capture(1, 15L)));
    assertThat(shown.owner()).isEqualTo(LI);
    assertThat(shown.state()).isEqualTo("OPEN");
    assertThat(shown.posted()).isEqualTo(85);
    assertThat(shown.pending()).isEqualTo(50);
    assertThat(shown.held()).isEqualTo(30);
    assertThat(shown.available()).isEqualTo(55);
    assertThat(shown.flagged()).isFalse();
    assertThat(shown.lots()).extracting(Lot::id).containsExactly(lot(1), lot(2));
    assertThat(shown.holds()).extracting(Hold::amount).containsExactly(30L);
    assertThat(shown.openedAt()).isEqualTo(NINE);
  }

  @Test
  void a_debt_flags_the_account_and_its_row() {
    List<AccountEvent> owing =
        then(aHundred(), hold(1, 80), capture(1, null), reverse(1, ReversalReason.RECORD_VOIDED));
    assertThat(shown(owing).flagged()).isTrue();
    assertThat(shown(owing).owed()).isEqualTo(80);
    assertThat(shown(owing).available()).isEqualTo(-80);
    AccountRow row = row(owing);
    assertThat(row.flagged).isTrue();
    assertThat(row.owner).isEqualTo(LI);
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
    assertThat(row(aHundred()).flagged).isFalse();
  }

  private static AccountRow row(List<AccountEvent> events) {
    return Objects.requireNonNull(
        ViewSpec.row(
            new AccountListView(),
            ACCOUNT.value(),
            WUHUAN.value(),
            events.toArray(AccountEvent[]::new)));
  }

  @Test
  void a_proposal_waits_in_sight_until_it_is_decided() {
    List<AccountEvent> proposed =
        then(
            aHundred(),
            proposeBonus(1, 5, DESK),
            proposeAdjustment(2, -3, DESK),
            proposeAdjustment(3, 4, DESK));
    assertThat(shown(proposed).proposals())
        .contains(
            new OpenProposal(
                proposal(2), Proposal.Kind.ADJUSTMENT, -3, "漏记一次", DESK.person(), NINE))
        .hasSize(3);
    assertThat(shown(then(proposed, grantBonus(1, DISTRICT), reject(2, DISTRICT))).proposals())
        .extracting(OpenProposal::id)
        .containsExactly(proposal(3));
  }

  @Test
  void its_state_is_its_standing() {
    assertThat(shown(then(aHundred(), freeze())).state()).isEqualTo("FROZEN");
    assertThat(shown(then(aHundred(), freeze(), unfreeze())).state()).isEqualTo("OPEN");
    assertThat(shown(then(aHundred(), close(false))).state()).isEqualTo("CLOSED");
  }

  @Test
  void an_entry_is_a_balanced_transfer_with_its_reason() {
    var earned = (Posting) after(open(), earn(1, 90)).get(1);
    EntryRow row =
        Objects.requireNonNull(
            ViewSpec.row(new EntryListView(), ACCOUNT.value(), WUHUAN.value(), earned));
    assertThat(row.account).isEqualTo(ACCOUNT.value());
    assertThat(row.state).isEqualTo("EARNED");
    EntryBody body = EntryBody.of(earned);
    assertThat(body.amount()).isEqualTo(90);
    assertThat(body.transfer().debit()).isEqualTo(Transfer.issuance(WUHUAN));
    assertThat(body.grounds().ruleVersion()).isEqualTo(1);
    assertThat(body.grounds().sourceEvent()).isEqualTo("matching/17/1");
    assertThat(readBack(row)).isEqualTo(body);
    assertThat(new EntryListView().key(ViewSpec.recorded(ACCOUNT.value(), LI, 2, earned)))
        .isEqualTo(body.id());
  }

  private static EntryBody readBack(EntryRow row) {
    try {
      return Json.EVENTS.readValue(row.body, EntryBody.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(row.body, e);
    }
  }

  /** What the giver and the receiver have of one gift are two lines, each in its own part. */
  @Test
  void a_gift_is_a_line_for_the_giver_and_one_for_the_receiver() {
    var received = (PointsReceived) then(aHundred(), receive(10)).getLast();
    assertThat(EntryBody.id(received)).isNotEqualTo(received.entry().value());
    assertThat(Ids.part(EntryBody.id(received))).isEqualTo(Ids.part(ACCOUNT.value()));
    assertThat(EntryBody.of(received).amount()).isEqualTo(10);
    assertThat(received.transfer().gainOf(CHENS)).isEqualTo(-10);
  }

  @ParameterizedTest
  @CsvSource({
    "PointsEarned, EARNED",
    "EarningCorrected, CORRECTED",
    "PointsReversed, REVERSED",
    "BonusGranted, BONUS",
    "HoldCaptured, REDEEMED",
    "PointsRefunded, REFUNDED",
    "LotExpired, EXPIRED",
    "AdjustmentPosted, ADJUSTED",
    "PointsRecalculated, RECALCULATED",
    "PointsTransferred, TRANSFERRED",
    "PointsReceived, RECEIVED",
    "AccountClosed, CLOSED"
  })
  void each_posting_is_an_entry_of_its_kind(String event, EntryKind kind) {
    Posting posting =
        AccountExamples.everyEvent().stream()
            .filter(e -> e.getClass().getSimpleName().equals(event))
            .map(Posting.class::cast)
            .findFirst()
            .orElseThrow();
    EntryBody body = ViewSpec.picture(new EntryPicture(), ACCOUNT.value(), WUHUAN.value(), posting);
    assertThat(body.state()).isEqualTo(kind);
    assertThat(Math.abs(body.amount())).isEqualTo(posting.transfer().amount()).isPositive();
    assertThat(body.at()).isBetween(NINE, day(60));
  }
}
