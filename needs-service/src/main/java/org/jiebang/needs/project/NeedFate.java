package org.jiebang.needs.project;

/** What becomes of a need when its project is stopped. */
public enum NeedFate {
  /** It was planned by the project, so it is only listed again. */
  BACK_TO_LIST,
  /** It stays where it stands: not planned yet, on hold, or served by a task already. */
  STAYS
}
