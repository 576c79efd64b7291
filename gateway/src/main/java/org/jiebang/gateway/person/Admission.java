package org.jiebang.gateway.person;

import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;

/** Carries a person's grants, as they are now, to where their tokens are made. */
@Singleton
public class Admission {

  private final CommandHandler persons;
  private final Accounts accounts;

  Admission(CommandHandler persons, Accounts accounts) {
    this.persons = persons;
    this.accounts = accounts;
  }

  /**
   * A repeat changes nothing. Two instances may be at this at once, the slower one with grants that
   * have been taken away since; so each looks again when it has told, until what it told is so.
   */
  void of(PersonId person) {
    Folded<Person> now = persons.load(Persons.INSTANCE, person.value());
    long told = -1;
    while (now.version() != told && now.state() instanceof Person.Active active) {
      accounts.grants(person, active.grants(), now.version());
      told = now.version();
      now = persons.load(Persons.INSTANCE, person.value());
    }
    // An erasure has a timer of its own.
  }
}
