package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.attachment.AttachmentRefusal.ATTACHMENT_NOT_FOUND;
import static org.jiebang.needs.attachment.AttachmentRefusal.ATTACHMENT_REMOVED;
import static org.jiebang.needs.attachment.AttachmentRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.attachment.AttachmentRefusal.REASON_REQUIRED;
import static org.jiebang.needs.attachment.AttachmentRefusal.ROLE_NOT_ALLOWED;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.attachment.Attachment.Added;
import org.jiebang.needs.attachment.Attachment.NotAdded;
import org.jiebang.needs.attachment.Attachment.Phase;
import org.jiebang.needs.attachment.AttachmentCommand.AddAttachment;
import org.jiebang.needs.attachment.AttachmentCommand.EraseAttachment;
import org.jiebang.needs.attachment.AttachmentCommand.RemoveAttachment;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentAdded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentErased;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentRemoved;

/** An attachment is added once, never changed, and may be removed for a reason. */
final class AttachmentDecider implements Decider<AttachmentCommand, Attachment, AttachmentEvent> {

  @Override
  public Attachment initial() {
    return new NotAdded();
  }

  @Override
  public List<AttachmentEvent> decide(AttachmentCommand command, Attachment state) {
    return switch (command) {
      case AddAttachment c ->
          switch (state) {
            case NotAdded() -> add(c);
            case Added _ -> refuse(ILLEGAL_TRANSITION);
          };
      case RemoveAttachment c -> remove(c, added(state));
      case EraseAttachment c ->
          switch (added(state).phase()) {
            case KEPT -> refuse(ILLEGAL_TRANSITION);
            case REMOVED -> List.of(new AttachmentErased(c.attachment(), c.at()));
            case ERASED -> List.of();
          };
    };
  }

  private static List<AttachmentEvent> add(AddAttachment c) {
    return c.mayAdd()
        ? List.of(
            new AttachmentAdded(
                c.attachment(),
                c.need(),
                c.community(),
                c.file(),
                c.type(),
                c.bytes(),
                c.hash(),
                c.key(),
                c.anonymous(),
                c.at()))
        : refuse(ROLE_NOT_ALLOWED);
  }

  private static List<AttachmentEvent> remove(RemoveAttachment c, Added attachment) {
    if (attachment.phase() != Phase.KEPT) {
      return refuse(ATTACHMENT_REMOVED);
    }
    if (!c.mayRemove()) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    return c.reason() == null
        ? refuse(REASON_REQUIRED)
        : List.of(new AttachmentRemoved(c.attachment(), c.reason(), c.at()));
  }

  @Override
  public Attachment evolve(Attachment state, AttachmentEvent event) {
    return switch (event) {
      case AttachmentAdded e ->
          new Added(
              e.attachment(),
              e.need(),
              e.community(),
              e.file(),
              e.type(),
              e.hash(),
              e.key(),
              e.anonymous(),
              Phase.KEPT);
      case AttachmentRemoved _ -> ((Added) state).with(Phase.REMOVED);
      case AttachmentErased _ -> ((Added) state).with(Phase.ERASED);
    };
  }

  private static Added added(Attachment state) {
    return switch (state) {
      case Added attachment -> attachment;
      case NotAdded() -> refuse(ATTACHMENT_NOT_FOUND);
    };
  }
}
