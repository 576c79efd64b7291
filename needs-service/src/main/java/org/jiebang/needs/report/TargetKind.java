package org.jiebang.needs.report;

/** What takes up a suggestion. */
public enum TargetKind {
  NEED,
  PROJECT,
  AGENDA_ITEM
}
