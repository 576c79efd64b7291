package org.jiebang.needs.place;

import org.jiebang.eventsourcing.view.ListView;

/** The list of communities. */
public final class CommunitiesView extends ListView<CommunityBody, CommunityRow, CommunityEvent> {

  public CommunitiesView() {
    super(Communities.INSTANCE, new CommunityPicture(), CommunityRow.class, CommunityRow::new);
  }

  @Override
  protected void columns(CommunityRow row, CommunityBody body) {
    row.district = body.district();
    row.kind = (body.kind() == null ? PilotKind.COMMUNITY : body.kind()).name();
  }
}
