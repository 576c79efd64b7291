package org.jiebang.needs.council;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A vote on an item.
 *
 * @param paperKey for secret votes, with {@code paperSecret}
 * @param papers of a secret vote, by member: SHA-256 of what was signed for them
 * @param cast of an open vote, by member
 * @param result null while it is open
 */
public record Vote(
    UUID vote,
    VoteRules rules,
    Instant closesAt,
    @Nullable String paperKey,
    @Nullable Envelope paperSecret,
    Map<UUID, String> papers,
    Map<UUID, Choice> cast,
    @Nullable VoteResult result) {

  Vote withPaper(UUID member, String paper) {
    var more = new LinkedHashMap<>(papers);
    more.put(member, paper);
    return new Vote(vote, rules, closesAt, paperKey, paperSecret, more, cast, result);
  }

  Vote withVote(UUID member, Choice choice) {
    var more = new LinkedHashMap<>(cast);
    more.put(member, choice);
    return new Vote(vote, rules, closesAt, paperKey, paperSecret, papers, more, result);
  }

  Vote closed(VoteResult frozen) {
    return new Vote(vote, rules, closesAt, paperKey, paperSecret, papers, cast, frozen);
  }

  /** Votes are taken before its end, also while nobody has closed it yet. */
  boolean takesAt(Instant now) {
    return result == null && now.isBefore(closesAt);
  }
}
