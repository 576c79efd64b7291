package org.jiebang.needs.body;

/** What a body is for. */
public enum BodyKind {
  /** 青年议事会. */
  COUNCIL,
  /** 智囊团. */
  THINK_TANK,
  /** 青年评议团. */
  REVIEW_PANEL,
  /** 业主委员会. */
  OWNERS_COMMITTEE,
  /** 网格队伍. */
  GRID_TEAM,
  /** 联席会议. */
  JOINT_MEETING
}
