package org.jiebang.matching.evaluation;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationAmended;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationClosed;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationExcluded;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationOpened;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationPublished;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationSubmitted;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkIssued;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkUsed;

/** Names of an evaluation set's events on disk and on Kafka. */
public final class EvaluationWire {

  private EvaluationWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("evaluation-opened", EvaluationOpened.class)
        .event("evaluation-submitted", EvaluationSubmitted.class)
        .event("evaluation-amended", EvaluationAmended.class)
        .event("evaluation-excluded", EvaluationExcluded.class)
        .event("rating-link-issued", RatingLinkIssued.class)
        .event("rating-link-used", RatingLinkUsed.class)
        .event("evaluation-closed", EvaluationClosed.class)
        .event("evaluation-published", EvaluationPublished.class)
        .build();
  }
}
