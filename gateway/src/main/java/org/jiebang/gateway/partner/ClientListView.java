package org.jiebang.gateway.partner;

import org.jiebang.eventsourcing.view.ListView;

/** The list of partner clients. */
public final class ClientListView extends ListView<ClientBody, ClientRow, ClientEvent> {

  public ClientListView() {
    super(Clients.INSTANCE, new ClientPicture(), ClientRow.class, ClientRow::new);
  }

  @Override
  protected void columns(ClientRow row, ClientBody body) {
    // The state, which every row has, is all that clients are filtered by.
  }
}
