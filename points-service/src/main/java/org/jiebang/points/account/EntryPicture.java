package org.jiebang.points.account;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jspecify.annotations.Nullable;

/** The newest entry of an account; for the pages of entries, which show one body each. */
final class EntryPicture implements Picture<EntryBody, AccountEvent> {

  @Override
  public Class<EntryBody> body() {
    return EntryBody.class;
  }

  @Override
  public String state(EntryBody body) {
    return body.state().name();
  }

  @Override
  public EntryBody evolve(@Nullable EntryBody body, Recorded<AccountEvent> fact) {
    return fact.event() instanceof Posting p ? EntryBody.of(p) : requireNonNull(body);
  }
}
