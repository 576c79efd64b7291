package org.jiebang.needs.open311;

import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.CommandKeys;
import org.jiebang.eventsourcing.http.ConstraintText;
import org.jiebang.eventsourcing.http.ForeignLanguage;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.needs.need.Channel;
import org.jiebang.needs.need.NeedEndpoint;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jiebang.needs.need.NeedSubmission;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.ShownNeed;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jiebang.needs.open311.ServiceRequest.Receipt;
import org.jiebang.needs.place.CommunityId;

/**
 * Reports by form, from clients that know nothing of our headers. Their {@code api_key} is read by
 * the gateway, which puts it where every token stands; here it is a field that nobody reads.
 */
@ForeignLanguage
@Path(Open311.PATH)
@RunOnVirtualThread
public class ReportResource {

  /** Whoever clicks twice, or sends again what seemed lost, means one need. */
  private static final Duration ONE_REPORT = Duration.ofMinutes(10);

  private final NeedEndpoint door;
  private final NeedSubmission submission;
  private final Jurisdictions jurisdictions;
  private final CommandKeys keys;
  private final CurrentCaller caller;
  private final Validator validator;

  ReportResource(
      NeedEndpoint door,
      NeedSubmission submission,
      Jurisdictions jurisdictions,
      CommandKeys keys,
      CurrentCaller caller,
      Validator validator) {
    this.door = door;
    this.submission = submission;
    this.jurisdictions = jurisdictions;
    this.keys = keys;
    this.caller = caller;
    this.validator = validator;
  }

  /** A report becomes a need, by the command that {@code POST /api/v1/needs} issues too. */
  @POST
  @Path("/requests" + Open311.ENDING)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(hidden = true)
  public Response report(
      @PathParam("format") String ending, @Context HttpHeaders headers, byte[] body) {
    Form form = Form.read(body);
    Jurisdiction at = jurisdictions.of(form.get("jurisdiction_id"));
    SubmitRequest asked = valid(Report.read(form, at));
    keys.imply(Open311.PATH + "/requests", Needs.INSTANCE, at.id(), asked, ONE_REPORT);
    RestResponse<?> made =
        door.needs()
            .create(
                at.id(),
                asked,
                (ask, id) ->
                    submission.of(
                        new NeedId(id),
                        new CommunityId(at.id()),
                        asked.through(Channel.OPEN311),
                        Report.point(form),
                        ask));
    if (!(made.getEntity() instanceof ShownNeed need)) {
      return ofTheHolder(made);
    }
    UUID author = need.author() == null ? caller.get().person() : need.author();
    var receipt =
        new Receipt(need.id().toString(), ServiceRequest.notice(need, at), author.toString());
    Response.ResponseBuilder answer =
        Open311.format(ending, headers)
            .answer(201, "service_requests", List.of(receipt))
            .header("Location", Open311.PATH + "/requests/" + need.id() + ending)
            .header("Cache-Control", "no-store");
    for (String name : List.of("X-Position", "Idempotency-Replayed")) {
      String said = made.getHeaderString(name);
      if (said != null) {
        answer.header(name, said);
      }
    }
    return answer.build();
  }

  /** Another instance has carried it out, and answered as Open311 does. */
  private static Response ofTheHolder(RestResponse<?> answer) {
    var copy = Response.status(answer.getStatus());
    answer.getStringHeaders().forEach((name, values) -> values.forEach(v -> copy.header(name, v)));
    if (answer.getEntity() instanceof RawValue said) {
      copy.entity(String.valueOf(said.rawValue()));
    }
    return copy.build();
  }

  /** The limits of every need, told by the names of the form. */
  private SubmitRequest valid(SubmitRequest asked) {
    Set<ConstraintViolation<SubmitRequest>> wrong = validator.validate(asked);
    for (ConstraintViolation<SubmitRequest> first : wrong) {
      throw Violation.of(
          Report.field(first.getPropertyPath().toString()), ConstraintText.of(first));
    }
    return asked;
  }
}
