package org.jiebang.eventsourcing;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.inbound.ReactionRefusals;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * Everything the plumbing needs to know about a service; produced once, by its {@code …Wiring}
 * class, the only place that knows everything.
 *
 * @param name {@code needs}: names its databases, topic and positions
 * @param wire names and shapes of its own events
 * @param inbound by source service, e.g. {@code matching}: the facts this service reads from it
 */
public record Service(
    String name,
    Wire wire,
    List<Aggregate<?, ?, ?>> aggregates,
    List<View<?, ?>> views,
    List<Timers<?, ?, ?>> timers,
    Map<String, Inbound> inbound) {

  /** Adds what every service has: the record of reactions that were refused. */
  public Service {
    wire = Wire.named().and(wire).and(ReactionRefusals.wire()).build();
  }

  /**
   * What is read from one other service.
   *
   * @param wire names of the events as we read them; anything else in the topic is passed over
   */
  public record Inbound(Wire wire, List<InboundView<?>> views, List<Reaction<?>> reactions) {}
}
