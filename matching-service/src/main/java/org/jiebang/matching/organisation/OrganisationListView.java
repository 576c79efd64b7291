package org.jiebang.matching.organisation;

import org.jiebang.eventsourcing.view.ListView;

/** The list of organisations. */
public final class OrganisationListView
    extends ListView<OrganisationBody, OrganisationRow, OrganisationEvent> {

  public OrganisationListView() {
    super(
        Organisations.INSTANCE,
        new OrganisationPicture(),
        OrganisationRow.class,
        OrganisationRow::new);
  }

  @Override
  protected void columns(OrganisationRow row, OrganisationBody body) {
    row.kind = body.kind().value();
    row.parent = body.parent();
    row.district = body.district();
  }
}
