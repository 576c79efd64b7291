package org.jiebang.matching.session;

/**
 * What the edge found out about a check-in code before the rules see it; the code itself and its
 * key stay outside.
 *
 * @param window the minute since 1970 for which the code was made; meaningless unless {@code VALID}
 */
public record PresentedCode(Verdict verdict, int window) {

  /** Whether the code is one of this session's, and still good. */
  public enum Verdict {
    VALID,
    EXPIRED,
    INVALID
  }
}
