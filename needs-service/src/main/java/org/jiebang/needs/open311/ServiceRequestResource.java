package org.jiebang.needs.open311;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.ForeignLanguage;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.NeedAudience;
import org.jiebang.needs.need.NeedEndpoint;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedRefusal;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.ShownNeed;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jiebang.needs.open311.ReportedNeeds.Wanted;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** Needs as Open311's service requests, followed by whoever may see them. */
@ForeignLanguage
@Path(Open311.PATH)
@RunOnVirtualThread
public class ServiceRequestResource {

  /** The specification's own limit of a search. */
  private static final int MOST = 1_000;

  private static final int MOST_IDS = 50;

  private final NeedEndpoint door;
  private final NeedAudience audience;
  private final Jurisdictions jurisdictions;
  private final ReportedNeeds reported;
  private final CommandHandler commands;
  private final CurrentCaller caller;
  private final Rights rights;
  private final Clock clock;

  ServiceRequestResource(
      NeedEndpoint door,
      NeedAudience audience,
      Jurisdictions jurisdictions,
      ReportedNeeds reported,
      CommandHandler commands,
      CurrentCaller caller,
      Rights rights,
      Clock clock) {
    this.door = door;
    this.audience = audience;
    this.jurisdictions = jurisdictions;
    this.reported = reported;
    this.commands = commands;
    this.caller = caller;
    this.rights = rights;
    this.clock = clock;
  }

  /** What came in, the newest first; with {@code service_request_id} those and nothing else. */
  @GET
  @Path("/requests" + Open311.ENDING)
  @SignedIn
  @Operation(hidden = true)
  public Response list(
      @PathParam("format") String ending,
      @QueryParam("jurisdiction_id") @Nullable String jurisdiction,
      @QueryParam("service_request_id") @Nullable String ids,
      @QueryParam("service_code") @Nullable String codes,
      @QueryParam("start_date") @Nullable String start,
      @QueryParam("end_date") @Nullable String end,
      @QueryParam("status") @Nullable String status,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    keyNotInQuery(uri);
    Jurisdiction at = jurisdictions.of(jurisdiction);
    if (!rights.near(caller.get(), at.id())) {
      throw new Rejected(HttpRefusal.NOT_FOUND);
    }
    List<ServiceRequest> found =
        ids == null
            ? search(at, codes, Period.of(start, end, clock.now()), status)
            : those(ids, at);
    return fresh(ending, headers, found);
  }

  private List<ServiceRequest> search(
      Jurisdiction at, @Nullable String codes, Period period, @Nullable String status) {
    var wanted =
        new Wanted(
            at.id(),
            period.from(),
            period.until(),
            several("service_code", codes),
            states(status),
            audience.isDesk(caller.get(), new CommunityId(at.id())));
    return reported.find(wanted, MOST).stream()
        .map(
            need ->
                ServiceRequest.of(
                    audience.show(need.id(), need.body(), caller.get()), need.changedAt(), at))
        .toList();
  }

  private List<ServiceRequest> those(String ids, Jurisdiction at) {
    var found = new ArrayList<ServiceRequest>();
    for (String id : several("service_request_id", ids)) {
      UUID need = Uuids.of(id);
      ShownNeed shown = need == null ? null : seen(need);
      if (need != null && shown != null && shown.community().equals(at.id())) {
        found.add(ServiceRequest.of(shown, changedAt(need), at));
      }
    }
    return found;
  }

  /** One need, as the REST API would show it to the same caller; else there is none. */
  @GET
  @Path("/requests/{id: [A-Za-z0-9-]+}" + Open311.ENDING)
  @SignedIn
  @Operation(hidden = true)
  public Response get(
      @PathParam("id") String id,
      @PathParam("format") String ending,
      @QueryParam("jurisdiction_id") @Nullable String jurisdiction,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    keyNotInQuery(uri);
    UUID need = Uuids.of(id);
    ShownNeed shown = need == null ? null : seen(need);
    // The id says where it is; whoever names a place as well must name the right one.
    if (need == null
        || shown == null
        || jurisdiction != null && !shown.community().equals(jurisdictions.of(jurisdiction).id())) {
      throw new Rejected(NeedRefusal.NEED_NOT_FOUND);
    }
    Jurisdiction at = jurisdictions.of(shown.community().toString());
    return fresh(ending, headers, List.of(ServiceRequest.of(shown, changedAt(need), at)));
  }

  /** Null for what is hidden from the caller, as if it were not there. */
  private @Nullable ShownNeed seen(UUID need) {
    try {
      return door.seen(need).shown(need);
    } catch (Rejected refused) {
      if (refused.refusal().kind() == Refusal.Kind.NOT_FOUND) {
        return null;
      }
      throw refused;
    }
  }

  private @Nullable Instant changedAt(UUID need) {
    List<Recorded<NeedEvent>> told = commands.events(Needs.INSTANCE, need);
    return told.isEmpty() ? null : told.getLast().at();
  }

  private static Response fresh(String ending, HttpHeaders headers, List<ServiceRequest> requests) {
    return Open311.format(ending, headers)
        .answer(200, "service_requests", requests)
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept, Authorization")
        .build();
  }

  private static Set<String> states(@Nullable String status) {
    var states = new HashSet<String>();
    for (String each : several("status", status == null ? "open,closed" : status)) {
      switch (each) {
        case "open" -> states.addAll(ServiceRequest.states(false));
        case "closed" -> states.addAll(ServiceRequest.states(true));
        default ->
            throw Violation.of("status", "must be open, closed, or both", "须为 open、closed 或两者");
      }
    }
    return states;
  }

  private static List<String> several(String name, @Nullable String commaSeparated) {
    if (commaSeparated == null) {
      return List.of();
    }
    List<String> several =
        Arrays.stream(commaSeparated.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (several.isEmpty() || several.size() > MOST_IDS) {
      throw Violation.of(
          name,
          "must be 1 to " + MOST_IDS + ", separated by commas",
          "须为 1 至 " + MOST_IDS + " 个，以逗号分隔");
    }
    return several;
  }

  /** Addresses stand in logs and histories everywhere. */
  private static void keyNotInQuery(UriInfo uri) {
    if (uri.getQueryParameters().containsKey("api_key")) {
      throw Violation.of(
          "api_key",
          "must come as the header Authorization: Bearer, not in a query",
          "须以请求头 Authorization: Bearer 发送，不能放在查询中");
    }
  }
}
