package org.jiebang.needs.notice;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.HUB;
import static org.jiebang.eventsourcing.identity.Role.MEN;
import static org.jiebang.eventsourcing.identity.Role.ORG;
import static org.jiebang.eventsourcing.identity.Role.OWN;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.PRO;
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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.notice.Notice.Made;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.subscription.Subscription;
import org.jiebang.needs.subscription.SubscriptionBody;
import org.jiebang.needs.subscription.SubscriptionBookCommand;
import org.jiebang.needs.subscription.SubscriptionBookCommand.ReadNotices;
import org.jiebang.needs.subscription.SubscriptionBookEvent;
import org.jiebang.needs.subscription.SubscriptionBooks;
import org.jiebang.needs.subscription.SubscriptionCommand;
import org.jiebang.needs.subscription.SubscriptionEvent;
import org.jiebang.needs.subscription.SubscriptionPicture;
import org.jiebang.needs.subscription.SubscriptionRow;
import org.jiebang.needs.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

/** Notices over HTTP: everybody's own, and what a partner needs who delivers them. */
@Path("/api/v1/notices")
@RunOnVirtualThread
@Tag(name = "notices", description = "What happened, for those who follow it / 通知")
public class NoticeResource {

  private static final String PATH = "/api/v1/notices";

  private final Endpoint<NoticeCommand, Notice, NoticeEvent, NoticeBody, ShownNotice> notices;
  private final Endpoint<
          SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionBody, Recipient>
      subscribed;
  private final Endpoint<NeedCommand, Need, NeedEvent, Follower, Recipient> concerned;
  private final Endpoint<
          SubscriptionBookCommand,
          SubscriptionBooks.Book,
          SubscriptionBookEvent,
          ReadMark,
          ReadMark>
      books;
  private final CommandHandler commands;
  private final Inbox inbox;
  private final Recipients recipients;
  private final CurrentCaller caller;

  NoticeResource(
      Endpoints endpoints,
      CommandHandler commands,
      Inbox inbox,
      Recipients recipients,
      CurrentCaller caller) {
    this.notices =
        endpoints.of(
            Notices.INSTANCE,
            new NoticePicture(),
            PATH,
            (id, body, reader) -> ShownNotice.of(body, hasRead(body, reader.person())));
    this.subscribed =
        endpoints.of(
            Subscriptions.INSTANCE,
            new SubscriptionPicture(),
            PATH,
            (id, body, reader) ->
                new Recipient(
                    body.subscriber().person(),
                    body.subscriber().channel(),
                    body.wish().language()));
    this.concerned =
        endpoints.of(
            Needs.INSTANCE,
            new FollowerPicture(),
            PATH,
            (id, body, reader) -> new Recipient(body.person(), null, "zh-CN"));
    this.books =
        endpoints.of(
            SubscriptionBooks.INSTANCE, new ReadMarkPicture(), PATH, (id, body, reader) -> body);
    this.commands = commands;
    this.inbox = inbox;
    this.recipients = recipients;
    this.caller = caller;
  }

  private boolean hasRead(NoticeBody notice, UUID person) {
    UUID book = SubscriptionBooks.of(person, notice.tidings().community());
    return commands.load(SubscriptionBooks.INSTANCE, book).state().hasRead(notice.id());
  }

  /**
   * How far.
   *
   * @param upTo the last notice that was read; all of its community before it count as read, too
   */
  @Schema(name = "ReadNoticesRequest")
  public record ReadRequest(@NotNull UUID upTo) {}

  /** The caller's own of the last 90 days, the latest first. */
  @GET
  @SignedIn
  @Operation(operationId = "listNotices", summary = "What I am told / 我的通知")
  public RestResponse<Page<ShownNotice>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return notices.page(
        NoticeRow.class,
        PageQuery.everywhere()
            .where("tenant", community)
            .among(inbox.of(caller.get()))
            .page(cursor, limit));
  }

  /** In one community, up to a notice: what comes later is new. */
  @POST
  @ResponseStatus(201)
  @Path("/read")
  @Allowed(
      value = {RES, VOL, DEP, UNI, COM, GRD, DIS, PNL, CNC, MEN, TEAM, HUB, ORG, OWN, PRO},
      anywhere = true)
  @Operation(operationId = "readNotices", summary = "I have read them / 通知标为已读")
  public RestResponse<ReadMark> read(@NotNull @Valid ReadRequest body) {
    UUID person = caller.get().person();
    if (!(commands.load(Notices.INSTANCE, body.upTo()).state() instanceof Made notice)) {
      return refuse(NoticeRefusal.NOTICE_NOT_FOUND);
    }
    CommunityId community = notice.community();
    UUID book = SubscriptionBooks.of(person, community);
    return books.createWith(
        community.value(),
        body,
        (ask, minted) ->
            List.of(
                Step.of(
                    SubscriptionBooks.INSTANCE,
                    book,
                    new ReadNotices(community, person, body.upTo(), ask.at()))));
  }

  /** All of a community, for its desk and for partners who deliver; without what is private. */
  @GET
  @Path("/made")
  @Allowed({COM, DIS, APP})
  @Operation(operationId = "listMadeNotices", summary = "Notices of a community / 社区通知列表")
  public RestResponse<Page<ShownNotice>> made(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return notices.page(
        NoticeRow.class, query.where("kind", kind).where("secluded", false).page(cursor, limit));
  }

  @GET
  @Path("/{id}")
  @Allowed({COM, DIS, APP})
  @Operation(operationId = "getNotice", summary = "One notice / 通知详情")
  public RestResponse<ShownNotice> get(@PathParam("id") UUID id) {
    return open(id).get(id, null);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, DIS})
  @Operation(operationId = "getNoticeEvents", summary = "How it was made / 通知历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return open(id).events(id, after, limit);
  }

  /** What is of a need that is not for everybody, nobody reads here. */
  private Endpoint<NoticeCommand, Notice, NoticeEvent, NoticeBody, ShownNotice> open(UUID id) {
    return commands.load(Notices.INSTANCE, id).state() instanceof Made made && !made.secluded()
        ? notices
        : refuse(NoticeRefusal.NOTICE_NOT_FOUND);
  }

  /** Persons and channels that have subscribed. Of a sandbox: nobody, it goes nowhere. */
  @GET
  @Path("/{id}/recipients")
  @Allowed(APP)
  @Operation(operationId = "listNoticeRecipients", summary = "Whom to tell / 通知对象（订阅）")
  public RestResponse<Page<Recipient>> recipients(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Made notice = (Made) open(id).readable(id);
    return subscribed.page(
        SubscriptionRow.class,
        PageQuery.in(notice.community().value())
            .among(notice.sandbox() ? Recipients.nobody() : recipients.subscribed(id))
            .page(cursor, limit));
  }

  /** Who is told because it is their need, or because they have joined it. */
  @GET
  @Path("/{id}/concerned")
  @Allowed(APP)
  @Operation(operationId = "listConcerned", summary = "Whom it concerns / 通知对象（需求人与附议人）")
  public RestResponse<Page<Recipient>> concerned(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Made notice = (Made) open(id).readable(id);
    return concerned.page(
        NeedFollowerRow.class,
        PageQuery.in(notice.community().value())
            .among(notice.sandbox() ? Recipients.nobody() : recipients.concerned(id))
            .page(cursor, limit));
  }
}
