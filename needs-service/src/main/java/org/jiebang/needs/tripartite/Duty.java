package org.jiebang.needs.tripartite;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the parties owe each other (S2:34), and the joint conference of S3:13. How often is for the
 * community to decide; each says how often it is as a rule.
 */
@Schema(name = "TripartiteDutyKind")
public enum Duty {
  /** 每周一碰头. */
  TOUCH_BASE(Cadence.WEEK),
  /** 每月一例会. */
  MEETING(Cadence.MONTH),
  /** 每季一通报. */
  BULLETIN(Cadence.QUARTER),
  /** 每年一评议履职. */
  APPRAISAL(Cadence.YEAR),
  /** 联席会议, each month, in the chair whoever's turn it is in a joint meeting. */
  JOINT_CONFERENCE(Cadence.MONTH);

  private final Cadence usual;

  Duty(Cadence usual) {
    this.usual = usual;
  }

  Cadence usual() {
    return usual;
  }
}
