package org.jiebang.eventsourcing.identity;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller as the token check found them; nobody on {@link Open} operations. */
@RequestScoped
public class RequestCaller implements CurrentCaller {

  private @Nullable Caller caller;

  /** Called by the token check, once per request. */
  public void is(Caller verified) {
    this.caller = verified;
  }

  @Override
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("an open operation has no caller");
    }
    return caller;
  }
}
