package org.jiebang.gateway.story;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.FeedReader;
import org.jiebang.gateway.feed.PublishedFact;
import org.jiebang.gateway.feed.Sight;
import org.jiebang.gateway.feed.Sights;
import org.jiebang.gateway.story.Story.Moment;
import org.jiebang.gateway.story.Summaries.Language;
import org.jspecify.annotations.Nullable;

/** Stories over HTTP: a need's whole way, from wish to redeemed point, across the services. */
@Path("/api/v1/stories")
@RunOnVirtualThread
@Tag(name = "stories", description = "A need's way from end to end / 全程记录")
public class StoryResource {

  /** Facts of one need looked at for one answer; a usual story has about a hundred. */
  private static final int LOOKED_AT = 2_000;

  /** Whatever is done about a need follows its submission, so that is among the first. */
  private static final int BEGINS_WITHIN = 50;

  private static final String INSTANT_OR_POSITION =
      "\\d{1,18}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z";

  private final FeedReader feed;
  private final Sights sights;
  private final CurrentCaller caller;
  private final Summaries summaries = new Summaries();

  StoryResource(FeedReader feed, Sights sights, CurrentCaller caller) {
    this.feed = feed;
    this.sights = sights;
    this.caller = caller;
  }

  /**
   * @param next to be sent as {@code after} for further lines; absent when there are none
   */
  record StoryAnswer(StoryNeed need, List<StoryLine> lines, @Nullable Long next) {}

  /** The need the story is about, without anything personal. */
  record StoryNeed(
      UUID id, @Nullable Object community, @Nullable Object category, Instant submittedAt) {}

  /**
   * @param position in the feed
   * @param source where the fact stands in its service's log, as in {@code X-Position}
   * @param role the role in which it was done; {@code SYS} for clock and policy
   * @param override why a district acted in the community's place; absent when it did not
   * @param summary in the language asked for
   */
  record StoryLine(
      long position,
      Instant at,
      String service,
      String event,
      String role,
      @Nullable String override,
      UUID stream,
      long version,
      String source,
      String summary,
      String summaryZh,
      String summaryEn) {}

  @GET
  @Path("/{needId}")
  @SignedIn
  @Operation(operationId = "tellStory", summary = "What happened to a need / 需求的故事")
  public RestResponse<StoryAnswer> tell(
      @PathParam("needId") UUID need,
      @QueryParam("asOf") @Nullable @Pattern(regexp = INSTANT_OR_POSITION) String asOf,
      @QueryParam("lang") @Nullable @Pattern(regexp = "zh|en") String lang,
      @Context HttpHeaders headers,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit) {
    feed.caughtUp();
    PublishedFact submission = Story.beginning(need, feed.story(need, 0, BEGINS_WITHIN));
    if (submission == null) {
      throw notFound();
    }
    List<FeedLine> looked = feed.story(need, after, LOOKED_AT);
    Caller reader = caller.get();
    Sight sight = sights.of(reader);
    Story seen = new Story(submission, looked).seenBy(reader.person(), sight::sees);
    boolean mine = Story.brought(submission, reader.person());
    if (!mine && !sight.sees(submission) && (submission.forDesk() || seen.lines().isEmpty())) {
      throw notFound();
    }
    List<FeedLine> lines = seen.asOf(moment(asOf)).lines();
    List<FeedLine> page = lines.size() > limit ? lines.subList(0, limit) : lines;
    Language language =
        lang == null
            ? spoken(headers.getHeaderString("Accept-Language"))
            : Language.valueOf(lang.toUpperCase(Locale.ROOT));
    return ResponseBuilder.ok(
            new StoryAnswer(
                need(need, submission),
                page.stream().map(line -> line(line, language)).toList(),
                next(page, lines, looked)),
            MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language == Language.ZH ? "zh-CN" : "en")
        .header(HttpHeaders.VARY, "Accept-Language")
        .build();
  }

  private static @Nullable Long next(
      List<FeedLine> page, List<FeedLine> lines, List<FeedLine> looked) {
    if (page.size() < lines.size()) {
      return page.getLast().position();
    }
    return looked.size() == LOOKED_AT ? (Long) looked.getLast().position() : null;
  }

  private static StoryNeed need(UUID id, PublishedFact submission) {
    return new StoryNeed(
        id,
        submission.payload().get("community"),
        submission.payload().get("category"),
        submission.at());
  }

  private StoryLine line(FeedLine line, Language language) {
    PublishedFact fact = line.fact();
    return new StoryLine(
        line.position(),
        fact.at(),
        fact.source(),
        fact.type(),
        fact.role(),
        fact.override(),
        fact.stream(),
        fact.version(),
        fact.position(),
        summaries.of(fact, language),
        summaries.of(fact, Language.ZH),
        summaries.of(fact, Language.EN));
  }

  /** As for problems: Chinese, unless English is liked better. */
  private static Language spoken(@Nullable String wished) {
    return switch (org.jiebang.eventsourcing.http.Language.of(wished)) {
      case ZH -> Language.ZH;
      case EN -> Language.EN;
    };
  }

  private static @Nullable Moment moment(@Nullable String asOf) {
    if (asOf == null) {
      return null;
    }
    try {
      return asOf.contains("T")
          ? new Moment.Time(Instant.parse(asOf))
          : new Moment.Position(Long.parseLong(asOf));
    } catch (DateTimeParseException e) {
      throw Violation.of(
          "asOf", "must be an instant or a position", "须为时刻或位置"); // the 31st of February
    }
  }

  private static Rejected notFound() {
    return new Rejected(new NotFound("STORY_NOT_FOUND"));
  }
}
