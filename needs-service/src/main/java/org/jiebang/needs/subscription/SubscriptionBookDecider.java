package org.jiebang.needs.subscription;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.subscription.SubscriptionRefusal.SUBSCRIPTION_LIMIT_REACHED;

import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.subscription.SubscriptionBookCommand.FreeSubscriptionPlace;
import org.jiebang.needs.subscription.SubscriptionBookCommand.ReadNotices;
import org.jiebang.needs.subscription.SubscriptionBookCommand.TakeSubscriptionPlace;
import org.jiebang.needs.subscription.SubscriptionBookEvent.NoticesRead;
import org.jiebang.needs.subscription.SubscriptionBookEvent.SubscriptionPlaceFreed;
import org.jiebang.needs.subscription.SubscriptionBookEvent.SubscriptionPlaceTaken;
import org.jiebang.needs.subscription.SubscriptionBooks.Book;

/** The rules of a book: there are only so many places, and what was read stays read. */
final class SubscriptionBookDecider
    implements Decider<SubscriptionBookCommand, Book, SubscriptionBookEvent> {

  @Override
  public Book initial() {
    return new Book(null, null, Set.of(), null);
  }

  @Override
  public List<SubscriptionBookEvent> decide(SubscriptionBookCommand command, Book book) {
    return switch (command) {
      case TakeSubscriptionPlace c when book.taken().contains(c.subscription()) -> List.of();
      case TakeSubscriptionPlace c when book.taken().size() >= c.most() ->
          refuse(SUBSCRIPTION_LIMIT_REACHED);
      case TakeSubscriptionPlace c ->
          List.of(new SubscriptionPlaceTaken(c.subscription(), c.community(), c.owner(), c.at()));
      case FreeSubscriptionPlace c ->
          book.taken().contains(c.subscription())
              ? List.of(new SubscriptionPlaceFreed(c.subscription(), c.at()))
              : List.of();
      case ReadNotices c ->
          book.hasRead(c.upTo())
              ? List.of()
              : List.of(new NoticesRead(c.community(), c.owner(), c.upTo(), c.at()));
    };
  }

  @Override
  public Book evolve(Book book, SubscriptionBookEvent event) {
    return switch (event) {
      case SubscriptionPlaceTaken e -> book.of(e.community(), e.owner()).with(e.subscription());
      case SubscriptionPlaceFreed e -> book.without(e.subscription());
      case NoticesRead e -> book.of(e.community(), e.owner()).read(e.upTo());
    };
  }
}
