package org.jiebang.eventsourcing.identity;

/** The caller of the present request; request-scoped, filled by the token check. */
public interface CurrentCaller {

  /**
   * @throws IllegalStateException when the operation is {@link Open}
   */
  Caller get();
}
