package org.jiebang.gateway.person;

import org.jiebang.eventsourcing.view.ListView;

/** The list of persons. */
public final class PersonListView extends ListView<PersonBody, PersonRow, PersonEvent> {

  public PersonListView() {
    super(Persons.INSTANCE, new PersonPicture(), PersonRow.class, PersonRow::new);
  }

  @Override
  protected void columns(PersonRow row, PersonBody body) {
    // The state, which every row has, is all that persons are filtered by.
  }
}
