package org.jiebang.needs.council;

/** How far an agenda item has come; DECIDED of LIFECYCLES is the three outcomes. */
public enum ItemStage {
  PROPOSED,
  SCHEDULED,
  DISCUSSING,
  VOTING,
  ADOPTED,
  REJECTED,
  DEFERRED,
  EXECUTING,
  ACCOUNTED,
  WITHDRAWN;

  static ItemStage of(Outcome outcome) {
    return switch (outcome) {
      case ADOPTED -> ADOPTED;
      case REJECTED -> REJECTED;
      case DEFERRED -> DEFERRED;
    };
  }
}
