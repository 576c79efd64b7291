package org.jiebang.eventsourcing;

/** The refusals that every aggregate shares: they come from the plumbing, not from a rule. */
public enum KernelRefusal implements Refusal {
  VERSION_CONFLICT(Kind.STATE, "The aggregate has another version than the one you named."),
  IDEMPOTENCY_KEY_REUSED(
      Kind.CONTENT, "This Idempotency-Key was used before with another content."),
  IDEMPOTENCY_IN_PROGRESS(
      Kind.STATE, "The first request with this Idempotency-Key is still running."),
  BACKPRESSURE(Kind.STATE, "Too many requests are waiting; try again shortly."),
  PERSON_ERASED(Kind.STATE, "The person's data was erased; nothing can be stored for them.");

  private final Kind kind;
  private final String detail;

  KernelRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
