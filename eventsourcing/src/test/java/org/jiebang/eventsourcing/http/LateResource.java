package org.jiebang.eventsourcing.http;

import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.http.CounterResource.OpenRequest;
import org.jiebang.eventsourcing.identity.Allowed;

/** Counters again, that something happens to between a request's being read and its command. */
@Path(LateResource.PATH)
@RunOnVirtualThread
public class LateResource {

  static final String PATH = "/api/v1/late-counters";

  static volatile Runnable meanwhile = () -> {};

  private final Endpoint<
          Counters.Command,
          Counters.Counter,
          Counters.Event,
          CounterPicture.Body,
          CounterPicture.Body>
      counters;

  LateResource(Endpoints endpoints) {
    counters =
        endpoints.of(Counters.COUNTER, new CounterPicture(), PATH, (id, body, caller) -> body);
  }

  @POST
  @Allowed(COM)
  public RestResponse<CounterPicture.Body> open(@NotNull @Valid OpenRequest body) {
    return counters.create(
        Counters.TENANT,
        body,
        (ask, id) -> {
          meanwhile.run();
          return new Counters.Open(body.limit());
        });
  }
}
