package org.jiebang.matching.task;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;

/** Sealed bids: one key per task, which nobody uses to open before the window has closed. */
final class Bids {

  private Bids() {}

  static Envelope seal(PersonKeys keys, UUID task, ClaimId claim, String text) {
    return keys.seal(task, task, field(claim), text);
  }

  /**
   * The texts of the claims that stand, by envelope. Only the closing timer calls it: what it gives
   * away stands in {@code BidsOpened}.
   */
  static Map<Envelope, String> open(PersonKeys keys, UUID task, Task.Post post) {
    var texts = new HashMap<Envelope, String>();
    for (Claim claim : post.standing()) {
      String text = keys.open(claim.bid(), task, field(claim.claim()));
      texts.put(claim.bid(), text == null ? "" : text); // Erased: the claim stands, empty.
    }
    return texts;
  }

  private static String field(ClaimId claim) {
    return "bid/" + claim.value();
  }
}
