package org.jiebang.points.redemption;

import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.NEED;
import static org.jiebang.points.reward.RewardExamples.MERCHANT;
import static org.jiebang.points.reward.RewardExamples.SOAP;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.points.redemption.Redemption.Order;
import org.jiebang.points.redemption.RedemptionCommand.PickUp;
import org.jiebang.points.redemption.RedemptionEvent.CodeIssued;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionCancelled;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionExpired;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionFailed;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionHeld;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionPickedUp;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRefunded;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRequested;
import org.jiebang.points.scheme.SchemeExamples;

/** Li redeems 40 points for soap. */
public final class RedemptionExamples {

  static final PickUpCodes CODES = new PickUpCodes(new byte[32]);
  static final RedemptionId ID =
      new RedemptionId(Ids.derivedBeside(ACCOUNT.value(), "redemption", LI));
  static final Instant IN_TIME = NINE.plus(Duration.ofDays(13));
  static final Instant LATE = NINE.plus(Duration.ofDays(14));
  static final String HASH = CODES.hashOf(ID.value());

  static final Order ORDER =
      new Order(
          ACCOUNT,
          ACCOUNT.holdOf(ID.value()),
          LI,
          WUHUAN,
          SOAP,
          "洗衣液",
          40,
          MERCHANT,
          List.of("社区服务站", "东门"),
          LATE,
          NEED);

  static final Actor OWNER = new Actor(LI, "VOL", WUHUAN.value(), null);
  static final Actor DESK = SchemeExamples.DESK;
  static final Actor SHOP =
      new Actor(UUID.fromString("01900000-0000-7000-8000-000000000071"), "MER", MERCHANT, null);

  private RedemptionExamples() {}

  static List<RedemptionEvent> requested() {
    return List.of(new RedemptionRequested(ID, ORDER, NINE));
  }

  static List<RedemptionEvent> held() {
    return and(requested(), new RedemptionHeld(ID, ORDER.hold(), 40, NINE));
  }

  static List<RedemptionEvent> ready() {
    return and(held(), new CodeIssued(ID, HASH, NINE));
  }

  static List<RedemptionEvent> fulfilled() {
    return and(ready(), new RedemptionPickedUp(ID, "东门", SHOP.person(), IN_TIME));
  }

  static List<RedemptionEvent> cancelled() {
    return and(ready(), new RedemptionCancelled(ID, "CHANGED_MIND", IN_TIME));
  }

  static List<RedemptionEvent> failed() {
    return and(ready(), new RedemptionFailed(ID, "打碎了", IN_TIME));
  }

  static List<RedemptionEvent> expired() {
    return and(ready(), new RedemptionExpired(ID, LATE));
  }

  static List<RedemptionEvent> refunded() {
    return and(fulfilled(), new RedemptionRefunded(ID, "漏液", LATE));
  }

  static List<RedemptionEvent> and(List<RedemptionEvent> before, RedemptionEvent last) {
    var all = new ArrayList<>(before);
    all.add(last);
    return List.copyOf(all);
  }

  static PickUp pickUp(String code, String where, Instant at) {
    return new PickUp(CODES.hash(ID.value(), code), where, SHOP, at);
  }

  static PickUp pickUp() {
    return pickUp(CODES.codeOf(ID.value()), "东门", IN_TIME);
  }

  public static List<RedemptionEvent> everyEvent() {
    var all = new ArrayList<>(refunded());
    all.add(cancelled().getLast());
    all.add(failed().getLast());
    all.add(expired().getLast());
    return all;
  }
}
