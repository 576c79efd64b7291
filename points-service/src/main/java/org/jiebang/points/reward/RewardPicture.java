package org.jiebang.points.reward;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.reward.Reward.Status;
import org.jiebang.points.reward.RewardEvent.RewardAdded;
import org.jiebang.points.reward.RewardEvent.RewardExpired;
import org.jiebang.points.reward.RewardEvent.RewardPublished;
import org.jiebang.points.reward.RewardEvent.RewardReserved;
import org.jiebang.points.reward.RewardEvent.RewardRestocked;
import org.jiebang.points.reward.RewardEvent.RewardReturned;
import org.jiebang.points.reward.RewardEvent.RewardSuspended;
import org.jspecify.annotations.Nullable;

/** Folds a good's events into what the API shows. */
public final class RewardPicture implements Picture<RewardBody, RewardEvent> {

  @Override
  public Class<RewardBody> body() {
    return RewardBody.class;
  }

  @Override
  public String state(RewardBody body) {
    return body.state();
  }

  @Override
  public RewardBody evolve(@Nullable RewardBody body, Recorded<RewardEvent> fact) {
    return switch (fact.event()) {
      case RewardAdded e ->
          new RewardBody(e.reward(), Status.DRAFT.name(), e.offer(), e.stock(), 0, null, e.at());
      case RewardRestocked e -> stock(requireNonNull(body), e.stock(), 0);
      case RewardReserved e -> stock(requireNonNull(body), e.stock(), 1);
      case RewardReturned e -> stock(requireNonNull(body), e.stock(), -1);
      case RewardPublished _ -> state(requireNonNull(body), Status.PUBLISHED, null);
      case RewardSuspended e -> state(requireNonNull(body), Status.SUSPENDED, e.reason());
      case RewardExpired _ -> state(requireNonNull(body), Status.EXPIRED, null);
    };
  }

  private static RewardBody stock(RewardBody b, long stock, int taken) {
    return new RewardBody(
        b.id(), b.state(), b.offer(), stock, b.taken() + taken, b.suspendedFor(), b.addedAt());
  }

  private static RewardBody state(RewardBody b, Status status, @Nullable String suspendedFor) {
    return new RewardBody(
        b.id(), status.name(), b.offer(), b.stock(), b.taken(), suspendedFor, b.addedAt());
  }
}
