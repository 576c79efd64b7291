package org.jiebang.gateway.person;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.gateway.limit.Allowance;
import org.jspecify.annotations.Nullable;

/** Who the caller is. */
@Path("/api/v1/me")
@RunOnVirtualThread
@Tag(name = "persons")
public class MeResource {

  private final CommandHandler persons;
  private final PersonShown shown;
  private final CurrentCaller caller;
  private final CurrentVertxRequest requests;

  MeResource(
      CommandHandler persons,
      PersonShown shown,
      CurrentCaller caller,
      CurrentVertxRequest requests) {
    this.persons = persons;
    this.shown = shown;
    this.caller = caller;
    this.requests = requests;
  }

  /**
   * @param sub the person's id; the client's own when a partner app acts for itself
   * @param grants of the present token
   * @param client the partner app one comes through; absent without one
   * @param scopes what that app was given, in order; absent without one
   * @param name null when the issuer knows the person and we do not
   * @param limits what is left of the caller's quotas, after this request
   */
  record MeAnswer(
      UUID sub,
      List<String> grants,
      @Nullable String client,
      @Nullable List<String> scopes,
      @Nullable String name,
      @Nullable String phone,
      List<Allowance.Left> limits) {}

  @GET
  @SignedIn
  @Operation(operationId = "getMe", summary = "Who am I / 我是谁")
  public MeAnswer me() {
    Caller me = caller.get();
    var picture = new PersonPicture();
    PersonBody body = null;
    for (Recorded<PersonEvent> fact : persons.events(Persons.INSTANCE, me.person())) {
      body = picture.evolve(body, fact);
    }
    PersonAnswer person = body == null ? null : shown.show(me.person(), body, me);
    return new MeAnswer(
        me.person(),
        me.grants().stream().map(Grant::toString).toList(),
        me.client(),
        me.client() == null ? null : me.scope().stream().sorted().toList(),
        person == null ? null : person.name(),
        person == null ? null : person.phone(),
        requests.getCurrent().<Allowance>get(Allowance.KEY).left());
  }
}
