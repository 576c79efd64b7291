package org.jiebang.matching.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.Open;
import org.jspecify.annotations.Nullable;

/** Calendars as calendar programs read them, which know an address and nothing else. */
@Path(CalendarResource.PATH)
@RunOnVirtualThread
@Tag(name = "calendars")
public class CalendarFeedResource {

  private static final String ICALENDAR = "text/calendar";

  private final CalendarAddresses addresses;
  private final CalendarGrounds grounds;
  private final CalendarPages pages;
  private final Clock clock;

  CalendarFeedResource(
      CalendarAddresses addresses, CalendarGrounds grounds, CalendarPages pages, Clock clock) {
    this.addresses = addresses;
    this.grounds = grounds;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Sessions from a month ago to half a year ahead, as iCalendar (RFC 5545). Open, because the
   * address is the secret; it is known to its owner only, and can be given up.
   */
  @GET
  @Path("/{secret}.ics")
  @Produces(ICALENDAR)
  @Open
  @Operation(operationId = "readCalendar", summary = "Sessions as iCalendar / 日历订阅")
  public RestResponse<String> read(
      @PathParam("secret") String secret,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    CalendarAddress address =
        secret.length() == CalendarSecrets.LENGTH ? addresses.behind(secret) : null;
    if (address == null || !grounds.hold(address)) {
      throw new Rejected(CalendarRefusal.CALENDAR_NOT_FOUND);
    }
    String calendar = pages.of(address, clock.now());
    String tag = '"' + CalendarSecrets.hash(calendar).substring(0, 32) + '"';
    boolean known = ifNoneMatch != null && names(ifNoneMatch, tag);
    ResponseBuilder<String> answer =
        ResponseBuilder.<String>create(known ? 304 : 200)
            .header("ETag", tag)
            .header("Cache-Control", "private, max-age=300")
            .header("X-Robots-Tag", "noindex");
    if (!known) {
      answer
          .header("Content-Type", ICALENDAR + "; charset=utf-8")
          .header("Content-Disposition", "inline; filename=\"jiebang.ics\"")
          .entity(calendar);
    }
    return answer.build();
  }

  /** Some programs and proxies make it weak. */
  private static boolean names(String ifNoneMatch, String tag) {
    return Arrays.stream(ifNoneMatch.split(","))
        .map(each -> each.strip().replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }
}
