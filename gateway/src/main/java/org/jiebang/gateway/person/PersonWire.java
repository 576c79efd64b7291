package org.jiebang.gateway.person;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;

/**
 * Names of a person's events. Only an erasure leaves the house: who is called what and may do what
 * is nobody else's business, it comes with each token.
 */
public final class PersonWire {

  private PersonWire() {}

  public static Wire wire() {
    return Wire.named()
        .withheld("person-registered", PersonRegistered.class)
        .withheld("grant-given", GrantGiven.class)
        .withheld("grant-revoked", GrantRevoked.class)
        .event("person-erased", PersonErased.class)
        .build();
  }
}
