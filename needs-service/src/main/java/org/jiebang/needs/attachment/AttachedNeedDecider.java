package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.attachment.AttachmentRefusal.ATTACHMENT_LIMIT;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.attachment.AttachedNeed.Attached;
import org.jiebang.needs.attachment.AttachedNeed.Never;
import org.jiebang.needs.attachment.AttachedNeedCommand.DropAttachment;
import org.jiebang.needs.attachment.AttachedNeedCommand.TakeAttachment;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentDropped;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentTaken;

/** A need has so many attachments at a time; two that race for the last place meet here. */
final class AttachedNeedDecider
    implements Decider<AttachedNeedCommand, AttachedNeed, AttachedNeedEvent> {

  @Override
  public AttachedNeed initial() {
    return new Never();
  }

  @Override
  public List<AttachedNeedEvent> decide(AttachedNeedCommand command, AttachedNeed state) {
    return switch (command) {
      case TakeAttachment c ->
          state.count() < c.most()
              ? List.of(new AttachmentTaken(c.need(), c.community(), c.attachment(), c.at()))
              : refuse(ATTACHMENT_LIMIT);
      // Those that came before this was counted go as well.
      case DropAttachment c ->
          kept(state).contains(c.attachment())
              ? List.of(new AttachmentDropped(c.need(), c.attachment(), c.at()))
              : List.of();
    };
  }

  private static Set<AttachmentId> kept(AttachedNeed state) {
    return switch (state) {
      case Never() -> Set.of();
      case Attached attached -> attached.kept();
    };
  }

  @Override
  public AttachedNeed evolve(AttachedNeed state, AttachedNeedEvent event) {
    var kept = new LinkedHashSet<>(kept(state));
    return switch (event) {
      case AttachmentTaken e -> {
        kept.add(e.attachment());
        yield new Attached(e.need(), e.community(), kept);
      }
      case AttachmentDropped e -> {
        kept.remove(e.attachment());
        yield new Attached(e.need(), ((Attached) state).community(), kept);
      }
    };
  }
}
