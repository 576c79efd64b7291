package org.jiebang.eventsourcing.personal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes and opens envelopes. A subject's key is made, in its own transaction, before its first use;
 * destroying it erases what it protects.
 */
public interface PersonKeys {

  /**
   * @param subject whose key; made when there is none yet
   * @param stream the stream that the field belongs to
   * @param field its name, e.g. {@code authorName}
   * @throws PersonErased when the subject's key was destroyed
   */
  Envelope seal(UUID subject, UUID stream, String field, String text);

  /** The text, or null when the subject's key was destroyed. */
  @Nullable String open(Envelope envelope, UUID stream, String field);

  /**
   * For what is derived from an opened text and kept: true when the subject's key is there, and
   * stays until the caller's transaction ends. Whoever destroys it waits, and finds what was kept.
   */
  default boolean stays(UUID subject) {
    return true;
  }

  /**
   * Destroys the subject's key, for good, in its own transaction. A repeat changes nothing; without
   * a key there will never be one.
   */
  void destroy(UUID subject);

  /**
   * For what is kept about a person under another key than theirs.
   *
   * @throws PersonErased when the subject's key was destroyed
   */
  default void refuseErased(UUID subject) {}

  /** Nothing can be sealed for a subject whose key was destroyed. */
  final class PersonErased extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PersonErased() {
      super("the subject's key was destroyed", null, false, false);
    }
  }
}
