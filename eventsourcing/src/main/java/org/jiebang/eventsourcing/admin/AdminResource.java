package org.jiebang.eventsourcing.admin;

import static org.jiebang.eventsourcing.identity.Role.OPS;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.admin.OperatorActions.Action;
import org.jiebang.eventsourcing.admin.PositionTables.Inbound;
import org.jiebang.eventsourcing.admin.PositionTables.TimerCount;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.Tail;

/** How far this service's log, views, relay and consumers have come, for the operator. */
@Path("/admin/{service}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin", description = "What operators look after / 运维")
public class AdminResource {

  private final Service service;
  private final Tail tail;
  private final PositionTables tables;
  private final OperatorActions actions;
  private final Clock clock;
  private final MeterRegistry meters;

  AdminResource(
      Service service,
      Tail tail,
      PositionTables tables,
      OperatorActions actions,
      Clock clock,
      MeterRegistry meters) {
    this.service = service;
    this.tail = tail;
    this.tables = tables;
    this.actions = actions;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * One part of the log.
   *
   * @param head the last position that this instance knows of
   * @param durable the last position that this instance knows to be on disk
   * @param relayed the last position that Kafka has acknowledged
   * @param views by view, the last position applied
   */
  public record Part(int part, long head, long durable, long relayed, Map<String, Long> views) {}

  /**
   * Positions of all parts that hold something.
   *
   * @param inbound by source, what has been taken in
   */
  public record Positions(String service, List<Part> parts, Map<String, List<Inbound>> inbound) {}

  /**
   * What is still to be done, in positions (views, relay), records (inbound) and rows.
   *
   * @param inbound positions known to be missing between what arrived and what was taken in
   * @param meters every figure of ours in this process, by name and tags
   */
  public record Lags(
      String service,
      Map<String, Long> views,
      long relay,
      Map<String, Long> inbound,
      Map<String, Long> deadLetters,
      TimerCount timers,
      Map<String, Double> meters) {}

  /** What operators did, the newest first. */
  public record Actions(List<Action> items) {}

  @GET
  @Path("/positions")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "listPositions", summary = "How far each part has come / 各分区位置")
  public Positions positions(@PathParam("service") String name) {
    Named.check(service, name);
    long[] relayed = tables.relayed();
    Map<String, long[]> views = tables.views();
    var parts = new ArrayList<Part>();
    for (int part = 0; part < Ids.PARTS; part++) {
      if (tail.head(part) > 0) {
        var applied = new TreeMap<String, Long>();
        int at = part;
        views.forEach((view, positions) -> applied.put(view, positions[at]));
        parts.add(new Part(part, tail.head(part), tail.durable(part), relayed[part], applied));
      }
    }
    return new Positions(service.name(), parts, tables.inbound());
  }

  @GET
  @Path("/lags")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "getLags", summary = "What is still to be done / 积压情况")
  public Lags lags(@PathParam("service") String name) {
    Named.check(service, name);
    var views = new TreeMap<String, Long>();
    tables.views().forEach((view, positions) -> views.put(view, behind(positions)));
    var missing = new TreeMap<String, Long>();
    tables
        .inbound()
        .forEach(
            (source, parts) ->
                missing.put(
                    source, parts.stream().mapToLong(p -> Math.max(0, p.seen() - p.pos())).sum()));
    return new Lags(
        service.name(),
        views,
        behind(tables.relayed()),
        missing,
        tables.letters(),
        tables.timers(Columns.micros(clock.now())),
        figures());
  }

  @GET
  @Path("/actions")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "listOperatorActions", summary = "What operators did / 运维操作记录")
  public Actions actions(
      @PathParam("service") String name,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    Named.check(service, name);
    return new Actions(actions.newest(limit));
  }

  private long behind(long[] positions) {
    long behind = 0;
    for (int part = 0; part < Ids.PARTS; part++) {
      behind += Math.max(0, tail.head(part) - positions[part]);
    }
    return behind;
  }

  private Map<String, Double> figures() {
    var figures = new TreeMap<String, Double>();
    for (Meter meter : meters.getMeters()) {
      if (meter.getId().getName().startsWith("jiebang.")) {
        meter
            .measure()
            .forEach(
                m -> {
                  String tags =
                      String.join(
                          ",",
                          meter.getId().getTags().stream()
                              .map(t -> t.getKey() + "=" + t.getValue())
                              .toList());
                  String of = meter.getId().getName() + (tags.isEmpty() ? "" : "{" + tags + "}");
                  if (Double.isFinite(m.getValue())) {
                    figures.put(
                        of + "." + m.getStatistic().getTagValueRepresentation(), m.getValue());
                  }
                });
      }
    }
    return figures;
  }
}
