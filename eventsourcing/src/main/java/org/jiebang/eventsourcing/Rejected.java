package org.jiebang.eventsourcing;

import java.util.Map;

/**
 * A command that the rules refused: an expected answer, not a fault, so it carries no stack trace.
 */
public final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final transient Map<String, Object> facts;

  public Rejected(Refusal refusal) {
    this(refusal, Map.of());
  }

  /**
   * @param facts extra members of the problem body, e.g. {@code mergedInto}; never personal data
   */
  public Rejected(Refusal refusal, Map<String, Object> facts) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
    this.facts = Map.copyOf(facts);
  }

  public Refusal refusal() {
    return refusal;
  }

  public Map<String, Object> facts() {
    return facts;
  }

  /** Reads as the rule does: {@code return refuse(NEED_ALREADY_VERIFIED)}. Never returns. */
  public static <T> T refuse(Refusal refusal) {
    throw new Rejected(refusal);
  }
}
