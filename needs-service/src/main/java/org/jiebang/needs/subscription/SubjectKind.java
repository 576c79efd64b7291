package org.jiebang.needs.subscription;

/** What can be followed. */
public enum SubjectKind {
  /** One need. */
  NEED,
  /** All that a community tells the public. */
  COMMUNITY,
  /** What a community tells of needs of one category. */
  CATEGORY,
  /** What a community tells of needs in one of its grids. */
  GRID
}
