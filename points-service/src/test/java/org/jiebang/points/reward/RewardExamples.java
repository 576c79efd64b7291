package org.jiebang.points.reward;

import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.reward.RewardEvent.RewardAdded;
import org.jiebang.points.reward.RewardEvent.RewardExpired;
import org.jiebang.points.reward.RewardEvent.RewardPublished;
import org.jiebang.points.reward.RewardEvent.RewardReserved;
import org.jiebang.points.reward.RewardEvent.RewardRestocked;
import org.jiebang.points.reward.RewardEvent.RewardReturned;
import org.jiebang.points.reward.RewardEvent.RewardSuspended;
import org.jspecify.annotations.Nullable;

/** Soap: on offer in Wuhuan until Friday, 9 o'clock. */
public final class RewardExamples {

  public static final RewardId SOAP =
      new RewardId(UUID.fromString("01900000-0000-7000-8000-000000000061"));
  public static final UUID MERCHANT = UUID.fromString("01900000-0000-7000-8000-000000000062");
  static final UUID REDEMPTION = UUID.fromString("01900000-0000-7000-8000-000000000063");
  static final Instant FRIDAY = NINE.plus(Duration.ofDays(4));
  static final Instant TUESDAY = NINE.plus(Duration.ofDays(1));
  static final Offer OFFER = offer(MERCHANT, true, FRIDAY);

  private RewardExamples() {}

  public static Offer offer(@Nullable UUID merchant, boolean readyAtOnce, @Nullable Instant until) {
    return new Offer(
        WUHUAN, merchant, "洗衣液", "2 升", 40, List.of("社区服务站", "东门"), 14, readyAtOnce, until);
  }

  static RewardEvent added(long stock) {
    return new RewardAdded(SOAP, OFFER, stock, NINE);
  }

  static RewardEvent published() {
    return new RewardPublished(SOAP, NINE);
  }

  static RewardEvent suspended() {
    return new RewardSuspended(SOAP, "换季", NINE);
  }

  static RewardEvent expired() {
    return new RewardExpired(SOAP, FRIDAY);
  }

  static RewardEvent reserved(long left) {
    return new RewardReserved(SOAP, REDEMPTION, left, TUESDAY);
  }

  /** On offer without an end. */
  public static List<RewardEvent> onOffer(boolean readyAtOnce, long stock) {
    return List.of(
        new RewardAdded(SOAP, offer(MERCHANT, readyAtOnce, null), stock, NINE), published());
  }

  public static List<RewardEvent> everyEvent() {
    return List.of(
        added(1),
        new RewardRestocked(SOAP, 2, 3, NINE),
        published(),
        reserved(2),
        new RewardReturned(SOAP, REDEMPTION, 3, TUESDAY),
        suspended(),
        expired());
  }
}
