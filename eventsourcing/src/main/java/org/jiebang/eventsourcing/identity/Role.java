package org.jiebang.eventsourcing.identity;

/**
 * The roles of LIFECYCLES, "Rules common to every aggregate". Offices are held at a scope, not
 * assumed.
 */
public enum Role {
  /** Resident or beneficiary. */
  RES,
  /** Volunteer. */
  VOL,
  /** Department league organisation, 院系团学组织. */
  DEP,
  /** University league organisation, 高校团组织. */
  UNI,
  /** Community desk. */
  COM,
  /** Grid worker, 网格员. */
  GRD,
  /** District committee, 团区委. */
  DIS,
  /** Review-panel member, 青年评议团. */
  PNL,
  /** Council member, 青年议事会. */
  CNC,
  /** Mentor. */
  MEN,
  /** Merchant. */
  MER,
  /** Venue keeper. */
  VEN,
  /** Partner app; never acts for itself. */
  APP,
  /** Team lead. */
  TEAM,
  /** Volunteer hub or dispatch centre, 枢纽站. */
  HUB,
  /** An organisation acting through its officer. */
  ORG,
  /** Community party organisation or 两委. */
  PTY,
  /** Owners' committee. */
  OWN,
  /** Property company. */
  PRO,
  /** Operator of the installation: sees how the machinery runs, acts on no aggregate. */
  OPS,
  /** Clock and policy; never in a token. */
  SYS
}
