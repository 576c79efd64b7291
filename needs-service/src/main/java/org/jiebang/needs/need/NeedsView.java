package org.jiebang.needs.need;

import java.time.Instant;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.view.ListView;
import org.jiebang.needs.taxonomy.TargetGroup;
import org.jspecify.annotations.Nullable;

/** The list of needs. */
public final class NeedsView extends ListView<NeedBody, NeedRow, NeedEvent> {

  public NeedsView() {
    super(Needs.INSTANCE, new NeedPicture(), NeedRow.class, NeedRow::new);
  }

  @Override
  public NeedRow evolve(@Nullable NeedRow old, Recorded<NeedEvent> fact) {
    NeedRow row = super.evolve(old, fact);
    row.changedAt = fact.at();
    return row;
  }

  @Override
  protected void columns(NeedRow row, NeedBody body) {
    Category category = body.category();
    row.category = category == null ? null : category.value();
    row.urgency = urgency(body.urgency());
    row.author = body.author();
    row.estate = body.estate() == null ? null : body.estate().value();
    row.grid = body.grid();
    row.microGrid = body.microGrid();
    wait(row, body);
    row.submittedAt = body.submittedAt();
    row.nameless = body.particulars() != null && body.particulars().anonymous();
    row.draft = body.submittedAt() == null;
    boolean declinedQuietly =
        body.state().equals(Stage.DECLINED.name()) && !body.declinePublished();
    row.secluded = declinedQuietly || body.secluded();
    Channel channel = body.channel();
    row.channel = channel == null ? null : channel.value();
    Particulars particulars = body.particulars();
    TargetGroup group = particulars == null ? null : particulars.targetGroup();
    row.targetGroup = group == null ? null : group.value();
  }

  private static void wait(NeedRow row, NeedBody body) {
    switch (Stage.valueOf(body.state())) {
      case SUBMITTED -> wait(row, NeedRow.VERIFIER, body.verifyBy());
      case INFO_REQUESTED -> wait(row, NeedRow.AUTHOR, body.answerBy());
      case VERIFIED, LISTED, ON_AGENDA, PLANNED, IN_SERVICE, DELIVERED ->
          wait(row, NeedRow.DESK, body.dueAt());
      case DRAFT, RESOLVED, ON_HOLD, DECLINED, REFERRED, MERGED, WITHDRAWN -> wait(row, null, null);
    }
  }

  private static void wait(NeedRow row, @Nullable String who, @Nullable Instant until) {
    row.waitsFor = who;
    row.deadline = until;
  }

  private static @Nullable String urgency(@Nullable Urgency urgency) {
    return urgency == null ? null : urgency.value();
  }
}
