package org.jiebang.needs.attachment;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.attachment.Attachment.Added;
import org.jiebang.needs.attachment.Attachment.NotAdded;
import org.jiebang.needs.need.Needs;
import org.jspecify.annotations.Nullable;

/** Attachments as a kind of stream: owned by the community, part of their need's story. */
public final class Attachments
    implements Aggregate<AttachmentCommand, Attachment, AttachmentEvent> {

  public static final Attachments INSTANCE = new Attachments();

  private final AttachmentDecider decider = new AttachmentDecider();

  private Attachments() {}

  @Override
  public String name() {
    return "attachment";
  }

  @Override
  public Class<AttachmentEvent> events() {
    return AttachmentEvent.class;
  }

  @Override
  public Decider<AttachmentCommand, Attachment, AttachmentEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Attachment state) {
    return switch (state) {
      case NotAdded() -> "NONE";
      case Added attachment -> attachment.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Attachment state) {
    return ((Added) state).community().value();
  }

  @Override
  public @Nullable UUID correlationOf(Attachment state) {
    return state instanceof Added attachment ? attachment.need().value() : null;
  }

  /** Of an anonymous need, the author stays so whatever they add to it. */
  @Override
  public UUID actorOf(Attachment state, UUID person) {
    return state instanceof Added attachment
            && attachment.anonymous()
            && person.equals(attachment.key().sub())
        ? Needs.anonymous(attachment.need())
        : person;
  }

  @Override
  public Set<UUID> partiesOf(Attachment state) {
    return state instanceof Added attachment && !attachment.anonymous()
        ? Set.of(attachment.key().sub())
        : Set.of();
  }
}
