package org.jiebang.gateway.person;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;

/**
 * Names of a person's events. What leaves the house are ids and grants: names and phones are
 * envelopes, and no envelope is published.
 */
public final class PersonWire {

  private PersonWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("person-registered", PersonRegistered.class)
        .event("grant-given", GrantGiven.class)
        .event("grant-revoked", GrantRevoked.class)
        .event("person-erased", PersonErased.class)
        .build();
  }
}
