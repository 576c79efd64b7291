package org.jiebang.needs.publication;

/** Whom something that happened is told. */
public enum Audience {
  /** Everybody: who follows the need, its community, its category or its grid. */
  PUBLIC,
  /** The need's author and who has joined it. */
  CONCERNED,
  /** The need's author. */
  AUTHOR,
  /** The desk and the district, as far as they follow. */
  DESK
}
