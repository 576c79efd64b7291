package org.jiebang.eventsourcing;

/**
 * A reason for saying no. Each aggregate keeps its own in one enum, so that they read as a list.
 * The constant's name is the public {@code code} of the problem and never changes.
 */
public interface Refusal {

  /** The stable code that clients branch on, e.g. {@code NEED_ALREADY_VERIFIED}. */
  String name();

  /** Where the refusal comes from; it decides the HTTP status and what a reaction does with it. */
  Kind kind();

  /** One sentence for a person, in English. Never carries data of the aggregate. */
  String detail();

  /** The families of refusals. */
  enum Kind {
    /** The aggregate has not reached the legal state: 409; a reaction tries again later. */
    TOO_EARLY,
    /** What was asked for has already happened: 409; a reaction takes it as done. */
    ALREADY,
    /**
     * The state of this or a competing aggregate forbids it now (full, taken, closed, sealed, too
     * late): 409.
     */
    STATE,
    /** The content breaks a rule whatever the state: 422. */
    CONTENT,
    /** The caller may see the aggregate but not do this: 403. */
    FORBIDDEN,
    /** There is no such thing, or the caller may not see it: 404. */
    NOT_FOUND,
    /** The aggregate was merged into another one: 410. */
    GONE,
    /** The aggregate is frozen: 423. */
    FROZEN
  }
}
