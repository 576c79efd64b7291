package org.jiebang.matching.evaluation;

import org.jiebang.eventsourcing.view.ListView;

/** The list of evaluation sets. */
public final class EvaluationListView
    extends ListView<EvaluationBody, EvaluationRow, EvaluationEvent> {

  public EvaluationListView() {
    super(Evaluations.INSTANCE, new EvaluationPicture(), EvaluationRow.class, EvaluationRow::new);
  }

  @Override
  protected void columns(EvaluationRow row, EvaluationBody body) {
    row.task = body.task();
  }
}
