package org.jiebang.eventsourcing.http;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.view.ListView;
import org.jiebang.eventsourcing.view.ViewRow;

/** A row of the list of counters. */
@Entity
@Table(name = "counter_row")
public class CounterRow extends ViewRow {

  @Column(name = "bound")
  public int bound;

  /** Fills it. */
  static final class CounterList extends ListView<CounterPicture.Body, CounterRow, Counters.Event> {

    CounterList() {
      super(Counters.COUNTER, new CounterPicture(), CounterRow.class, CounterRow::new);
    }

    @Override
    protected void columns(CounterRow row, CounterPicture.Body body) {
      row.bound = body.limit();
    }
  }
}
