package org.jiebang.eventsourcing.admin;

import static org.jiebang.eventsourcing.identity.Role.OPS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.view.Rebuild;
import org.jiebang.eventsourcing.view.Rebuilds;

/** Views and their rebuilds, for the operator. */
@Path("/admin/{service}/views")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public class ViewsResource {

  private final Service service;
  private final Rebuilds rebuilds;
  private final OperatorActions actions;

  ViewsResource(Service service, Rebuilds rebuilds, OperatorActions actions) {
    this.service = service;
    this.rebuilds = rebuilds;
    this.actions = actions;
  }

  /**
   * The views of a service.
   *
   * @param rebuilds every rebuild there was, by view, the newest first
   */
  public record Views(List<String> views, List<Rebuild> rebuilds) {}

  @GET
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "listViews", summary = "Views and their rebuilds / 视图与重建进度")
  public Views list(@PathParam("service") String name) {
    Named.check(service, name);
    return new Views(
        service.views().stream().map(v -> v.name()).sorted().toList(), rebuilds.progress());
  }

  /** Builds the next generation beside the live one, which goes on being asked. */
  @POST
  @ResponseStatus(202)
  @Path("/{view}/rebuild")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "rebuildView", summary = "Rebuild a view / 重建视图")
  public RestResponse<Rebuild> rebuild(
      @PathParam("service") String name, @PathParam("view") String view) {
    Named.check(service, name);
    actions.record("view/rebuild", view);
    return RestResponse.accepted(rebuilds.start(view));
  }

  @POST
  @Path("/{view}/cancel")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "cancelRebuild", summary = "Give a rebuild up / 取消重建")
  public Views cancel(@PathParam("service") String name, @PathParam("view") String view) {
    Named.check(service, name);
    actions.record("view/cancel", view);
    rebuilds.cancel(view);
    return list(name);
  }
}
