package org.jiebang.needs.subscription;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber has in a community: one stream for each person (and one for the community, for
 * its channels), because a number over many streams can only be kept by one of them.
 */
public final class SubscriptionBooks
    implements Aggregate<SubscriptionBookCommand, SubscriptionBooks.Book, SubscriptionBookEvent> {

  public static final SubscriptionBooks INSTANCE = new SubscriptionBooks();

  private final SubscriptionBookDecider decider = new SubscriptionBookDecider();

  private SubscriptionBooks() {}

  /**
   * @param owner null before the first event; so {@code community}
   * @param taken by active subscriptions
   * @param readUpTo the last notice that was read; null: none
   */
  public record Book(
      @Nullable CommunityId community,
      @Nullable UUID owner,
      Set<SubscriptionId> taken,
      @Nullable UUID readUpTo) {

    Book of(CommunityId place, UUID whose) {
      return new Book(place, whose, taken, readUpTo);
    }

    Book with(SubscriptionId subscription) {
      var more = new HashSet<>(taken);
      more.add(subscription);
      return new Book(community, owner, more, readUpTo);
    }

    Book without(SubscriptionId subscription) {
      var fewer = new HashSet<>(taken);
      fewer.remove(subscription);
      return new Book(community, owner, fewer, readUpTo);
    }

    Book read(UUID upTo) {
      return new Book(community, owner, taken, upTo);
    }

    /** Notices are ordered by their ids, all of which have the same kind of UUID. */
    public boolean hasRead(UUID notice) {
      return readUpTo != null && readUpTo.compareTo(notice) >= 0;
    }
  }

  /** The book of a person, or of the community's channels. */
  public static UUID of(Subscriber subscriber, CommunityId community) {
    return of(owner(subscriber, community), community);
  }

  public static UUID of(UUID owner, CommunityId community) {
    return Ids.derived("subscription-book", owner, community.value());
  }

  static UUID owner(Subscriber subscriber, CommunityId community) {
    return subscriber.person() == null ? community.value() : subscriber.person();
  }

  @Override
  public String name() {
    return "subscription-book";
  }

  @Override
  public Class<SubscriptionBookEvent> events() {
    return SubscriptionBookEvent.class;
  }

  @Override
  public Decider<SubscriptionBookCommand, Book, SubscriptionBookEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Book book) {
    return book.owner() == null ? "NONE" : "KEPT";
  }

  @Override
  public UUID tenantOf(Book book) {
    CommunityId community = book.community();
    if (community == null) {
      throw new IllegalStateException("nobody owns a book without a line");
    }
    return community.value();
  }

  @Override
  public Set<UUID> partiesOf(Book book) {
    return book.owner() == null ? Set.of() : Set.of(book.owner());
  }
}
