package org.jiebang.gateway.person;

import java.util.Collection;
import org.jiebang.eventsourcing.identity.Grant;

/**
 * The accounts that persons sign in with, as far as this room needs them: the built-in issuer's, or
 * an identity provider's.
 */
public interface Accounts {

  /**
   * Opens {@code account} for {@code person}, who is about to be registered; a repeat for the same
   * person changes nothing.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code ACCOUNT_TAKEN} when it is somebody else's, or
   *     the person has another one; {@code ACCOUNT_REFUSED} when a provider does not accept it;
   *     {@code ACCOUNTS_ELSEWHERE} when no account is opened here; {@code SERVICE_UNAVAILABLE}
   */
  void open(String account, String password, PersonId person);

  /**
   * Says that the person is registered and which grants their next token carries. May come more
   * than once, late, and when the person has no account.
   *
   * @param version of the person who held these grants: what was told of a later one stays
   * @throws org.jiebang.eventsourcing.Rejected {@code SERVICE_UNAVAILABLE}
   */
  void grants(PersonId person, Collection<Grant> grants, long version);

  /**
   * Closes the person's account, if there is one: nobody can sign in with it again.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code SERVICE_UNAVAILABLE}
   */
  void close(PersonId person);
}
