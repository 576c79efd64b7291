package org.jiebang.needs.policy;

import org.jiebang.eventsourcing.view.ListView;

/** The list of policies. */
public final class PoliciesView extends ListView<PolicyBody, PolicyRow, PolicyEvent> {

  public PoliciesView() {
    super(Policies.INSTANCE, new PolicyPicture(), PolicyRow.class, PolicyRow::new);
  }

  @Override
  protected void columns(PolicyRow row, PolicyBody body) {
    // Filtered by its tenant alone.
  }
}
