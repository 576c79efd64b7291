package org.jiebang.gateway.person;

/** The accounts that persons sign in with, as far as this room needs them. */
public interface Accounts {

  /**
   * Opens {@code account} for {@code person}; a repeat for the same person changes nothing.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code ACCOUNT_TAKEN} when it is somebody else's
   */
  void open(String account, String password, PersonId person);

  /** Closes the person's account, if there is one: nobody can sign in with it again. */
  void close(PersonId person);
}
