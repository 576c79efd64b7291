package org.jiebang.needs.publication;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.publication.PublicityRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.publication.PublicityRefusal.PUBLICITY_NOT_FOUND;
import static org.jiebang.needs.publication.PublicityRefusal.PUBLISHED_IN_FUTURE;
import static org.jiebang.needs.publication.PublicityRefusal.REASON_REQUIRED;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.publication.Publicity.Recorded;
import org.jiebang.needs.publication.Publicity.Unrecorded;
import org.jiebang.needs.publication.PublicityCommand.RecordPublicity;
import org.jiebang.needs.publication.PublicityCommand.VoidPublicity;
import org.jiebang.needs.publication.PublicityEvent.PublicityRecorded;
import org.jiebang.needs.publication.PublicityEvent.PublicityVoided;

/** The rules of a record: it is made once, and voided with a reason, never edited. */
final class PublicityDecider implements Decider<PublicityCommand, Publicity, PublicityEvent> {

  @Override
  public Publicity initial() {
    return new Unrecorded();
  }

  @Override
  public List<PublicityEvent> decide(PublicityCommand command, Publicity state) {
    return switch (command) {
      case RecordPublicity c ->
          switch (state) {
            case Unrecorded() ->
                c.piece().on().isAfter(c.today())
                    ? refuse(PUBLISHED_IN_FUTURE)
                    : List.of(
                        new PublicityRecorded(
                            c.record(), c.community(), c.kind(), c.piece(), c.at()));
            case Recorded _ -> refuse(ILLEGAL_TRANSITION);
          };
      case VoidPublicity c ->
          switch (state) {
            case Unrecorded() -> refuse(PUBLICITY_NOT_FOUND);
            case Recorded r when r.voided() -> refuse(ILLEGAL_TRANSITION);
            case Recorded _ ->
                c.reason() == null || c.reason().isBlank()
                    ? refuse(REASON_REQUIRED)
                    : List.of(new PublicityVoided(c.record(), c.reason(), c.at()));
          };
    };
  }

  @Override
  public Publicity evolve(Publicity state, PublicityEvent event) {
    return switch (event) {
      case PublicityRecorded e -> new Recorded(e.record(), e.community(), false);
      case PublicityVoided e -> new Recorded(e.record(), ((Recorded) state).community(), true);
    };
  }
}
