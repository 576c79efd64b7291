package org.jiebang.needs.subscription;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedEndpoint;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedRefusal;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.subscription.Subscription.Held;
import org.jiebang.needs.taxonomy.Catalogue.Entry;
import org.jiebang.needs.taxonomy.Catalogues;
import org.jspecify.annotations.Nullable;

/** What may be followed by whom, and whose a subscription is. */
@Singleton
public class SubscriptionDoor {

  private final Endpoint<
          SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionBody, ShownSubscription>
      endpoint;
  private final CommandHandler commands;
  private final NeedEndpoint needs;
  private final Catalogues catalogues;
  private final Hierarchy hierarchy;
  private final CurrentCaller caller;

  SubscriptionDoor(
      Endpoints endpoints,
      CommandHandler commands,
      NeedEndpoint needs,
      Catalogues catalogues,
      Hierarchy hierarchy,
      CurrentCaller caller) {
    this.endpoint =
        endpoints.of(
            Subscriptions.INSTANCE,
            new SubscriptionPicture(),
            "/api/v1/subscriptions",
            (id, body, reader) -> ShownSubscription.of(body));
    this.commands = commands;
    this.needs = needs;
    this.catalogues = catalogues;
    this.hierarchy = hierarchy;
    this.caller = caller;
  }

  /** For what makes one, and lists. */
  Endpoint<
          SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionBody, ShownSubscription>
      subscriptions() {
    return endpoint;
  }

  /**
   * For what only its subscriber may ask: to others, the desk among them, it does not exist.
   *
   * @throws org.jiebang.eventsourcing.Rejected SUBSCRIPTION_NOT_FOUND
   */
  Endpoint<
          SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionBody, ShownSubscription>
      own(UUID id) {
    return commands.load(Subscriptions.INSTANCE, id).state() instanceof Held held && isOwn(held)
        ? endpoint
        : refuse(SubscriptionRefusal.SUBSCRIPTION_NOT_FOUND);
  }

  private boolean isOwn(Held held) {
    UUID person = held.subscriber().person();
    UUID community = held.subject().community().value();
    return person == null
        ? caller.get().grant(Set.of(Role.COM), scope -> hierarchy.covers(scope, community)) != null
        : person.equals(caller.get().person());
  }

  /** The book that an existing subscription has its place in. */
  static UUID book(Subscription state) {
    Held held = (Held) state;
    return SubscriptionBooks.of(held.subscriber(), held.subject().community());
  }

  /**
   * What somebody wants to follow.
   *
   * @param secluded it is told only those whom it concerns
   * @param concerned the subscriber is one of them
   */
  record Followed(Subject subject, boolean secluded, boolean concerned) {}

  /**
   * @throws org.jiebang.eventsourcing.Rejected COMMUNITY_NOT_FOUND, NEED_NOT_FOUND;
   *     VALIDATION_FAILED for two subjects at once, and for a category that is not taken there
   */
  Followed followed(
      CommunityId community,
      @Nullable UUID need,
      @Nullable Category category,
      @Nullable String grid,
      Subscriber subscriber) {
    if (!(commands.load(Communities.INSTANCE, community.value()).state()
        instanceof Community.Registered place)) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    if (Stream.of(need, category, grid).filter(named -> named != null).count() > 1) {
      throw Violation.of("need", "must not come with a category or a grid", "需求、类别、网格只能指定一项");
    }
    if (need != null) {
      return need(community, new NeedId(need), subscriber);
    }
    if (category != null) {
      Entry entry = catalogues.of(community.value(), place.district()).find(category);
      if (entry == null) {
        throw Violation.of(
            "category", "is none that the community takes needs about", "不是该社区受理的类别");
      }
      return new Followed(Subject.of(community, category), entry.definition().secluded(), false);
    }
    return new Followed(
        grid == null ? Subject.of(community) : Subject.ofGrid(community, grid), false, false);
  }

  private Followed need(CommunityId community, NeedId need, Subscriber subscriber) {
    Need state = commands.load(Needs.INSTANCE, need.value()).state();
    if (!(state instanceof Need.Filed filed) || !filed.community().equals(community)) {
      return refuse(NeedRefusal.NEED_NOT_FOUND);
    }
    UUID person = subscriber.person();
    boolean concerned = person != null && filed.serves(person);
    if (!concerned) {
      needs.seen(need.value()).readable(need.value());
    }
    return new Followed(Subject.of(community, need), filed.particulars().secluded(), concerned);
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected NEED_NOT_FOUND
   */
  CommunityId communityOf(UUID need) {
    return commands.load(Needs.INSTANCE, need).state() instanceof Need.Filed filed
        ? filed.community()
        : refuse(NeedRefusal.NEED_NOT_FOUND);
  }
}
