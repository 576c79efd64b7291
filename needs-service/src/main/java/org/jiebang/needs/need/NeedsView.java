package org.jiebang.needs.need;

import org.jiebang.eventsourcing.view.ListView;
import org.jspecify.annotations.Nullable;

/** The list of needs. */
public final class NeedsView extends ListView<NeedBody, NeedRow, NeedEvent> {

  public NeedsView() {
    super(Needs.INSTANCE, new NeedPicture(), NeedRow.class, NeedRow::new);
  }

  @Override
  protected void columns(NeedRow row, NeedBody body) {
    Category category = body.category();
    row.category = category == null ? null : category.value();
    row.urgency = urgency(body.urgency());
    row.author = body.author();
    row.draft = body.submittedAt() == null;
    boolean declinedQuietly =
        body.state().equals(Stage.DECLINED.name()) && !body.declinePublished();
    row.secluded = declinedQuietly || category != null && category.secluded();
  }

  private static @Nullable String urgency(@Nullable Urgency urgency) {
    return urgency == null ? null : urgency.value();
  }
}
