package org.jiebang.eventsourcing.admin;

import static org.jiebang.eventsourcing.identity.Role.OPS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.chain.ChainReport;
import org.jiebang.eventsourcing.chain.ChainVerification;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jspecify.annotations.Nullable;

/** The hash chain checked against its anchors, for the operator. */
@Path("/admin/{service}/chain")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public class ChainResource {

  private final Service service;
  private final ChainVerification chain;
  private final OperatorActions actions;

  ChainResource(Service service, ChainVerification chain, OperatorActions actions) {
    this.service = service;
    this.chain = chain;
    this.actions = actions;
  }

  /**
   * The check that runs, and what the last one found.
   *
   * @param sound absent before the first report
   */
  public record Chain(
      ChainVerification.Progress progress, @Nullable Boolean sound, @Nullable ChainReport last) {}

  @GET
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "getChainCheck", summary = "Result of the chain check / 哈希链校验结果")
  public Chain get(@PathParam("service") String name) {
    Named.check(service, name);
    ChainReport last = chain.last();
    return new Chain(chain.progress(), last == null ? null : last.sound(), last);
  }

  /** Reads the whole log in the background, at a bounded pace; one check at a time. */
  @POST
  @ResponseStatus(202)
  @Path("/verify")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "verifyChain", summary = "Check the hash chain / 校验哈希链")
  public RestResponse<Chain> verify(@PathParam("service") String name) {
    Named.check(service, name);
    actions.record("chain/verify", service.name());
    chain.start();
    return RestResponse.accepted(get(name));
  }
}
