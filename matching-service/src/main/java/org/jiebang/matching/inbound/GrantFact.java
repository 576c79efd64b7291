package org.jiebang.matching.inbound;

import java.time.Instant;
import java.util.UUID;

/** The gateway's facts about who holds which role where. */
public sealed interface GrantFact {

  record GrantGiven(UUID person, Held grant, Instant at) implements GrantFact {}

  record GrantRevoked(UUID person, Held grant, Instant at) implements GrantFact {}

  /**
   * A role held somewhere, also one that we do not know.
   *
   * @param role e.g. {@code GRD}
   * @param kind {@code community}, {@code organisation} or {@code district}
   */
  record Held(String role, String kind, UUID scope) {

    /** As in tokens: {@code GRD@community:0190…}. */
    @Override
    public String toString() {
      return role + "@" + kind + ":" + scope;
    }
  }
}
