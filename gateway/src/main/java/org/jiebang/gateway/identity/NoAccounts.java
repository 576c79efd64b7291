package org.jiebang.gateway.identity;

import java.util.Collection;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.Accounts;
import org.jiebang.gateway.person.PersonId;
import org.jiebang.gateway.person.PersonRefusal;

/** The identity provider alone opens accounts, and alone says which grants a token carries. */
final class NoAccounts implements Accounts {

  @Override
  public void open(String account, String password, PersonId person) {
    throw new Rejected(PersonRefusal.ACCOUNTS_ELSEWHERE);
  }

  @Override
  public void grants(PersonId person, Collection<Grant> grants, long version) {}

  @Override
  public void close(PersonId person) {}
}
