package org.jiebang.needs.search;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.needs.need.NeedAudience;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.Days;
import org.jspecify.annotations.Nullable;

/**
 * How many needs there were, for those who may read each of them: small numbers are not hidden from
 * them. The district, which may not know of private ones, is told the numbers without those.
 */
@Path("/api/v1/needs/counts")
@RunOnVirtualThread
@Tag(name = "needs")
public class CountsResource {

  private final CountedStays stays;
  private final CommandHandler commands;
  private final NeedAudience audience;
  private final CurrentCaller caller;
  private final Clock clock;

  CountsResource(
      CountedStays stays,
      CommandHandler commands,
      NeedAudience audience,
      CurrentCaller caller,
      Clock clock) {
    this.stays = stays;
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Allowed({GRD, COM, DIS})
  @Operation(
      operationId = "countNeeds",
      summary = "How many needs, and how many resolved / 需求数量与办结率",
      description =
          "Needs that came in from one day to another, as they were at the end of a third: what"
              + " happened later, a reopening too, changes no past number. Days are those of the"
              + " community's time zone. Without from the year of the last day, without to until"
              + " today, without on as of the last day. The groups add up to the whole. To the"
              + " district what is private does not count.")
  public RestResponse<NeedCounts> count(
      @QueryParam("community") @NotNull UUID community,
      @QueryParam("by") @DefaultValue("grid") String by,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("on") @Nullable String on) {
    var id = new CommunityId(community);
    if (!audience.overlooks(caller.get(), id)
        || !(commands.load(Communities.INSTANCE, community).state()
            instanceof Community.Registered place)) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    CountedBy countedBy =
        CountedBy.of(by)
            .orElseThrow(
                () ->
                    Violation.of(
                        "by",
                        "must be grid, category, state or channel",
                        "须为 grid、category、state 或 channel"));
    ZoneId zone = place.timeZone();
    LocalDate last = Days.of("to", to, clock.now().atZone(zone).toLocalDate());
    LocalDate first = Days.of("from", from, last.withDayOfYear(1));
    LocalDate asOf = Days.of("on", on, last);
    if (first.isAfter(last)) {
      throw Violation.of("from", "must not be after to", "不得晚于 to");
    }
    NeedCounts counts =
        NeedCounts.of(
            community,
            zone.getId(),
            first,
            last,
            asOf,
            countedBy.word(),
            stays.count(
                id,
                countedBy,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                asOf.plusDays(1).atStartOfDay(zone).toInstant(),
                audience.isDesk(caller.get(), id)));
    return ResponseBuilder.ok(counts, MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .build();
  }
}
