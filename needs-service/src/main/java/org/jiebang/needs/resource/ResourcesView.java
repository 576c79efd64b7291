package org.jiebang.needs.resource;

import org.jiebang.eventsourcing.view.ListView;

/** The list of resources. */
public final class ResourcesView extends ListView<ResourceBody, ResourceRow, ResourceEvent> {

  public ResourcesView() {
    super(Resources.INSTANCE, new ResourcePicture(), ResourceRow.class, ResourceRow::new);
  }

  @Override
  protected void columns(ResourceRow row, ResourceBody body) {
    row.kind = body.kind().name();
    row.onList = body.kind().list().name();
    row.published = body.state().equals("PUBLISHED");
  }
}
