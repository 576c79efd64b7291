package org.jiebang.gateway.person;

import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.personal.PersonKeys;

/**
 * What an erasure does beside its event: the account goes, and the key that opens name and phone.
 */
@Singleton
public class Erasure {

  private final PersonKeys keys;
  private final Accounts accounts;

  Erasure(PersonKeys keys, Accounts accounts) {
    this.keys = keys;
    this.accounts = accounts;
  }

  /** A repeat changes nothing. */
  void of(PersonId person) {
    // The key first: it waits for nobody, while the accounts may be somewhere else, and down.
    keys.destroy(person.value());
    accounts.close(person);
  }
}
