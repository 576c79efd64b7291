package org.jiebang.matching.acceptance;

/** What a panel member says of one criterion, from mild to severe. */
public enum Verdict {
  PASS,
  PASS_WITH_REMARKS,
  REWORK,
  FAIL
}
