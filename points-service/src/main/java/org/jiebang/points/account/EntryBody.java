package org.jiebang.points.account;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.Ids;

/**
 * An entry as shown.
 *
 * @param id of the line; what a transfer does to the receiver is a line of its own
 * @param state its kind
 * @param amount what the account gains; negative when it loses
 */
@Schema(name = "Entry")
public record EntryBody(
    UUID id,
    EntryKind state,
    AccountId account,
    long amount,
    Transfer transfer,
    Grounds grounds,
    Instant at) {

  static EntryBody of(Posting posting) {
    return new EntryBody(
        id(posting),
        EntryKind.of(posting),
        posting.account(),
        posting.transfer().gainOf(posting.account()),
        posting.transfer(),
        posting.grounds(),
        posting.at());
  }

  /** The receiver's line lies in the receiver's part. */
  static UUID id(Posting posting) {
    UUID entry = posting.entry().value();
    return posting instanceof Posting.PointsReceived
        ? EntryId.timed(
            Ids.derivedBeside(posting.account().value(), "entry-received", entry), posting.at())
        : entry;
  }
}
