package org.jiebang.matching.agreement;

import org.jiebang.eventsourcing.view.ListView;

/** The list of agreements. */
public final class AgreementListView extends ListView<AgreementBody, AgreementRow, AgreementEvent> {

  public AgreementListView() {
    super(Agreements.INSTANCE, new AgreementPicture(), AgreementRow.class, AgreementRow::new);
  }

  @Override
  protected void columns(AgreementRow row, AgreementBody body) {
    row.organisation = body.organisation();
  }
}
