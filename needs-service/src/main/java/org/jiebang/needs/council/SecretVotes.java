package org.jiebang.needs.council;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jspecify.annotations.Nullable;

/** Keys and boxes of secret votes: made when one is opened, gone when it is counted. */
@Singleton
public class SecretVotes {

  private static final String PAPER_SECRET = "paperSecret";

  private final PersonKeys keys;
  private final BallotBox box;

  SecretVotes(PersonKeys keys, BallotBox box) {
    this.keys = keys;
    this.box = box;
  }

  /** The private key of a vote, under the vote's own key. */
  Envelope seal(UUID vote, AgendaItemId item, String secret) {
    return keys.seal(vote, item.value(), PAPER_SECRET, secret);
  }

  /** Null once it was destroyed. */
  @Nullable String open(Envelope sealed, AgendaItemId item) {
    return keys.open(sealed, item.value(), PAPER_SECRET);
  }

  BallotBox box() {
    return box;
  }

  /** Locks the box and takes what is in it; for an open vote there is none. */
  List<Choice> collect(Vote vote) {
    if (!vote.rules().secret()) {
      return List.of();
    }
    box.lock(vote.vote());
    return box.ballots(vote.vote());
  }

  /** From now on nobody can make a paper or find a ballot; a repeat changes nothing. */
  void shred(UUID vote) {
    box.empty(vote);
    keys.destroy(vote);
  }
}
