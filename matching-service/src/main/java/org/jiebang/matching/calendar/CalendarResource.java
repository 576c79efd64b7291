package org.jiebang.matching.calendar;

import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.HUB;
import static org.jiebang.eventsourcing.identity.Role.MEN;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.TEAM;
import static org.jiebang.eventsourcing.identity.Role.UNI;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.CommandKeys;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.calendar.CalendarAddresses.Opened;
import org.jspecify.annotations.Nullable;

/** One's own calendar addresses: made, listed, given up. Reading one is another resource. */
@Path(CalendarResource.PATH)
@RunOnVirtualThread
@Tag(name = "calendars", description = "Sessions in a calendar program / 日历订阅")
public class CalendarResource {

  static final String PATH = "/api/v1/calendars";

  private final CalendarAddresses addresses;
  private final CalendarSecrets secrets;
  private final CommandKeys keys;
  private final CurrentCaller caller;
  private final CalendarGrounds grounds;
  private final PersonKeys persons;
  private final Clock clock;

  CalendarResource(
      CalendarAddresses addresses,
      CalendarSecrets secrets,
      CommandKeys keys,
      CurrentCaller caller,
      CalendarGrounds grounds,
      PersonKeys persons,
      Clock clock) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.keys = keys;
    this.caller = caller;
    this.grounds = grounds;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * A calendar to be.
   *
   * @param community whose sessions, for {@code COMMUNITY} only
   */
  public record OpenRequest(@NotNull CalendarKind kind, @Nullable UUID community) {}

  /**
   * A calendar of one's own.
   *
   * @param address where a calendar program reads it; said once, when it is made: whoever knows it
   *     can read it
   * @param revokedAt when it was given up
   */
  @Schema(name = "Calendar")
  public record ShownCalendar(
      UUID id,
      CalendarKind kind,
      @Nullable UUID community,
      @Nullable String address,
      Instant createdAt,
      @Nullable Instant revokedAt) {

    static ShownCalendar of(CalendarAddress row, @Nullable String address) {
      return new ShownCalendar(
          row.id, row.kind, row.community, address, row.createdAt, row.revokedAt);
    }
  }

  /** All of one's own that were not given up; at most 20. */
  public record CalendarsAnswer(List<ShownCalendar> items) implements Listing<ShownCalendar> {}

  @POST
  @ResponseStatus(201)
  @Allowed(
      value = {VOL, RES, DEP, UNI, TEAM, COM, GRD, HUB, DIS, PNL, CNC, MEN},
      anywhere = true)
  @Operation(operationId = "openCalendar", summary = "Make a calendar address / 生成日历地址")
  public RestResponse<ShownCalendar> open(@NotNull @Valid OpenRequest body) {
    UUID person = caller.get().person();
    String key = keys.key();
    var row = new CalendarAddress();
    row.id = keys.commandId(person);
    row.person = person;
    row.kind = body.kind();
    row.community = community(body);
    row.held = row.community == null ? null : held(row.community);
    row.createdAt = clock.now();
    String secret = secrets.of(row.id, key);
    row.secretHash = CalendarSecrets.hash(secret);
    persons.refuseErased(person);
    Opened opened = addresses.open(row);
    CalendarAddress made = opened.address();
    if (made.kind != row.kind || !Objects.equals(made.community, row.community)) {
      throw new Rejected(KernelRefusal.IDEMPOTENCY_KEY_REUSED);
    }
    ResponseBuilder<ShownCalendar> answer =
        answer(201, ShownCalendar.of(made, PATH + "/" + secret + ".ics"));
    if (opened.repeated()) {
      answer.header("Idempotency-Replayed", "true");
    }
    return answer.build();
  }

  private @Nullable UUID community(OpenRequest body) {
    return switch (body.kind()) {
      case MINE -> {
        if (body.community() != null) {
          throw Violation.of(
              "community", "is for a calendar of kind COMMUNITY", "仅用于 COMMUNITY 类日历");
        }
        yield null;
      }
      case COMMUNITY -> {
        UUID community = body.community();
        if (community == null) {
          throw Violation.of("community", "must be given", "必须填写");
        }
        yield community;
      }
    };
  }

  private String held(UUID community) {
    String held = grounds.held(caller.get(), community);
    if (held == null) {
      throw new Rejected(CalendarRefusal.COMMUNITY_NOT_FOUND);
    }
    return held;
  }

  @GET
  @SignedIn
  @Operation(operationId = "listCalendars", summary = "One's own calendar addresses / 我的日历地址")
  public RestResponse<CalendarsAnswer> list() {
    return answer(
            200,
            new CalendarsAnswer(
                addresses.of(caller.get().person()).stream()
                    .map(row -> ShownCalendar.of(row, null))
                    .toList()))
        .build();
  }

  /** From now on nobody reads it, whoever knows its address. */
  @POST
  @Path("/{id}/revoke")
  @Allowed(
      value = {VOL, RES, DEP, UNI, TEAM, COM, GRD, HUB, DIS, PNL, CNC, MEN},
      anywhere = true)
  @Operation(operationId = "revokeCalendar", summary = "Give a calendar address up / 撤销日历地址")
  public RestResponse<ShownCalendar> revoke(@PathParam("id") UUID id, @Nullable Empty body) {
    keys.key(); // a command like all others, though a repeat needs no memory: it is given up
    CalendarAddress row = addresses.revoke(id, caller.get().person(), clock.now());
    return answer(200, ShownCalendar.of(row, null)).build();
  }

  private static <T> ResponseBuilder<T> answer(int status, T said) {
    return ResponseBuilder.<T>create(status)
        .entity(said)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }
}
