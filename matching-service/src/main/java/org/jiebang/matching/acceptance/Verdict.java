package org.jiebang.matching.acceptance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a panel member says of one criterion, from mild to severe. */
@Schema(name = "PanelVerdict")
public enum Verdict {
  PASS,
  PASS_WITH_REMARKS,
  REWORK,
  FAIL
}
