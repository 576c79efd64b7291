package org.jiebang.needs.council;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 问题共谋、思路共谋、办法共谋 (S0:31): what is wrong, what could help, how it is done. */
@Schema(name = "CouncilDiscussionStage")
public enum DiscussionStage {
  PROBLEM,
  IDEA,
  METHOD
}
