package org.jiebang.gateway.person;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.gateway.person.PersonCommand.RegisterPerson;

/** Everything that has to be there before a person is registered: their key, and their account. */
@Singleton
class Registration {

  private final PersonKeys keys;
  private final Accounts accounts;
  private final CommandHandler persons;

  Registration(PersonKeys keys, Accounts accounts, CommandHandler persons) {
    this.keys = keys;
    this.accounts = accounts;
    this.persons = persons;
  }

  /**
   * The person's id follows from the request's key, so a key that was used before is not to open
   * another account for whom it registered then.
   *
   * @throws org.jiebang.eventsourcing.Rejected by the rules or {@code IDEMPOTENCY_KEY_REUSED},
   *     before anything is made for the person; or {@code ACCOUNT_TAKEN}
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
    if (body.account() != null && body.password() != null && !persons.done(ask, id)) {
      accounts.open(body.account(), body.password(), person);
    }
    return command;
  }
}
