package org.jiebang.needs.council;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of an agenda item. */
@Schema(name = "CouncilOutcome")
public enum Outcome {
  ADOPTED,
  REJECTED,
  DEFERRED
}
