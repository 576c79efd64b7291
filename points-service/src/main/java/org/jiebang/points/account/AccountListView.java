package org.jiebang.points.account;

import org.jiebang.eventsourcing.view.ListView;

/** The list of accounts. */
public final class AccountListView extends ListView<AccountBody, AccountRow, AccountEvent> {

  public AccountListView() {
    super(Accounts.INSTANCE, new AccountPicture(), AccountRow.class, AccountRow::new);
  }

  @Override
  protected void columns(AccountRow row, AccountBody body) {
    row.owner = body.owner();
    row.flagged = body.balance().owed() > 0;
  }
}
