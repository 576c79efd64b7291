package org.jiebang.gateway.story;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.PublishedFact;
import org.jspecify.annotations.Nullable;

/**
 * All that happened because of one need, in the order of the feed.
 *
 * @param submission the fact that began it
 * @param lines by ascending position
 */
record Story(PublishedFact submission, List<FeedLine> lines) {

  private static final String BEGINNING = "need-submitted";

  /** The fact that began the story of {@code need}; null when it is not among {@code lines}. */
  static @Nullable PublishedFact beginning(UUID need, List<FeedLine> lines) {
    return lines.stream()
        .map(FeedLine::fact)
        .filter(fact -> fact.type().equals(BEGINNING) && fact.stream().equals(need))
        .findFirst()
        .orElse(null);
  }

  /** Whether the need is {@code person}'s own. */
  static boolean brought(PublishedFact submission, UUID person) {
    return person.toString().equals(submission.payload().get("author"));
  }

  /**
   * What {@code person} gets to read: the need's author all of it, anybody else what they may see.
   */
  Story seenBy(UUID person, Predicate<PublishedFact> sees) {
    return brought(submission, person) ? this : only(line -> sees.test(line.fact()));
  }

  /** What had happened by {@code asOf}: an instant, or a position of the feed. */
  Story asOf(@Nullable Moment asOf) {
    return switch (asOf) {
      case null -> this;
      case Moment.Position(long position) -> only(line -> line.position() <= position);
      case Moment.Time(Instant at) -> only(line -> !line.fact().at().isAfter(at));
    };
  }

  private Story only(Predicate<FeedLine> wanted) {
    return new Story(submission, lines.stream().filter(wanted).toList());
  }

  /** When a story is asked about. */
  sealed interface Moment {
    /** Up to this number of the feed. */
    record Position(long position) implements Moment {}

    /** Up to this time of the story. */
    record Time(Instant at) implements Moment {}
  }
}
