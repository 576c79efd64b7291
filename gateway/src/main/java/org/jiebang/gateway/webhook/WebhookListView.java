package org.jiebang.gateway.webhook;

import org.jiebang.eventsourcing.view.ListView;

/** The list of webhooks. */
public final class WebhookListView extends ListView<WebhookBody, WebhookRow, WebhookEvent> {

  public WebhookListView() {
    super(Webhooks.INSTANCE, new WebhookPicture(), WebhookRow.class, WebhookRow::new);
  }

  @Override
  protected void columns(WebhookRow row, WebhookBody body) {
    row.client = body.owner().client();
  }
}
