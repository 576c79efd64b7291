package org.jiebang.gateway.person;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.gateway.person.PersonCommand.RegisterPerson;

/** Everything that has to be there before a person is registered: their key, and their account. */
@Singleton
class Registration {

  private final PersonKeys keys;
  private final Accounts accounts;

  Registration(PersonKeys keys, Accounts accounts) {
    this.keys = keys;
    this.accounts = accounts;
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected by the rules, before anything is made for the
   *     person; or {@code ACCOUNT_TAKEN}
   */
  RegisterPerson prepare(
      PersonId person, UUID home, RegisterPersonRequest body, Authority authority, Ask ask) {
    UUID id = person.value();
    var command =
        new RegisterPerson(
            person,
            home,
            keys.seal(id, id, "name", body.name()),
            keys.seal(id, id, "phone", body.phone()),
            body.parsedGrants(),
            authority,
            ask.actor(),
            ask.at());
    Persons.INSTANCE.decider().decide(command, Persons.INSTANCE.decider().initial());
    if (body.account() != null && body.password() != null) {
      accounts.open(body.account(), body.password(), person);
    }
    return command;
  }
}
