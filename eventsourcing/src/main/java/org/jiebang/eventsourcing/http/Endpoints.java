package org.jiebang.eventsourcing.http;

import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Picture;

/** Makes the {@link Endpoint} of an aggregate; injected into resources. */
public interface Endpoints {

  /**
   * @param path where its resources live, e.g. {@code /api/v1/needs}
   */
  <C, S, E, B, A> Endpoint<C, S, E, B, A> of(
      Aggregate<C, S, E> aggregate, Picture<B, E> picture, String path, Shown<B, A> shown);
}
