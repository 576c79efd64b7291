package org.jiebang.matching.evaluation;

import java.time.Duration;

/**
 * What a community may set for evaluations.
 *
 * @param openFor after delivery (ours: 14 d, twice the silence after which a result counts as
 *     confirmed)
 * @param publishAfter the close, time for the desk to exclude what is abusive (ours: 24 h)
 * @param mostLinks rating links of one set (ours: 50, more than one service has beneficiaries)
 */
record EvaluationPolicy(Duration openFor, Duration publishAfter, int mostLinks) {

  static final EvaluationPolicy DEFAULT =
      new EvaluationPolicy(Duration.ofDays(14), Duration.ofHours(24), 50);
}
