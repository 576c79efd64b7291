package org.jiebang.eventsourcing.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The list of an aggregate: one row per stream that holds the picture's body, and the columns the
 * list is filtered by. {@code GET /{id}} folds the stream with the same picture, so the two cannot
 * disagree.
 *
 * @param <B> the picture's body
 */
public abstract class ListView<B, R extends ViewRow, E> implements View<R, E> {

  private final Aggregate<?, ?, E> aggregate;
  private final Picture<B, E> picture;
  private final Class<R> row;
  private final Supplier<R> empty;

  protected ListView(
      Aggregate<?, ?, E> aggregate, Picture<B, E> picture, Class<R> row, Supplier<R> empty) {
    this.aggregate = aggregate;
    this.picture = picture;
    this.row = row;
    this.empty = empty;
  }

  /** Fills the columns that the list is filtered by. */
  protected abstract void columns(R row, B body);

  @Override
  public String name() {
    return aggregate.name();
  }

  @Override
  public Class<R> row() {
    return row;
  }

  @Override
  public Class<E> events() {
    return aggregate.events();
  }

  @Override
  public final UUID key(Recorded<E> fact) {
    return fact.stream();
  }

  @Override
  public R evolve(@Nullable R old, Recorded<E> fact) {
    R row = old;
    if (row == null) {
      row = empty.get();
      row.since = fact.at();
      row.tenant = fact.tenant();
    }
    row.picture = picture.evolve(old == null ? null : body(old), fact);
    row.version = fact.version();
    return row;
  }

  /** The body stays an object from one event of a batch to the next. */
  private B body(R row) {
    if (row.picture != null) {
      return picture.body().cast(row.picture);
    }
    try {
      return Json.EVENTS.readValue(row.body, picture.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("view " + name() + ": row of " + row.key.id(), e);
    }
  }

  @Override
  public void complete(R row) {
    if (row.picture == null) {
      return;
    }
    B body = picture.body().cast(row.picture);
    row.state = picture.state(body);
    try {
      row.body = Json.EVENTS.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("view " + name() + ": row of " + row.key.id(), e);
    }
    columns(row, body);
  }
}
