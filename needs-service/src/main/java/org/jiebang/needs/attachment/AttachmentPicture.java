package org.jiebang.needs.attachment;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentAdded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentErased;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentRemoved;
import org.jspecify.annotations.Nullable;

/** Folds an attachment's events into what is kept for showing. */
public final class AttachmentPicture implements Picture<AttachmentBody, AttachmentEvent> {

  @Override
  public Class<AttachmentBody> body() {
    return AttachmentBody.class;
  }

  @Override
  public String state(AttachmentBody body) {
    return body.state();
  }

  @Override
  public AttachmentBody evolve(@Nullable AttachmentBody body, Recorded<AttachmentEvent> fact) {
    return switch (fact.event()) {
      case AttachmentAdded e ->
          new AttachmentBody(
              e.attachment().value(),
              "KEPT",
              e.need().value(),
              e.community().value(),
              e.type(),
              e.bytes(),
              e.hash(),
              null,
              e.at());
      case AttachmentRemoved e -> {
        AttachmentBody b = requireNonNull(body);
        yield new AttachmentBody(
            b.id(),
            "REMOVED",
            b.need(),
            b.community(),
            b.type(),
            b.bytes(),
            b.hash(),
            e.reason(),
            b.addedAt());
      }
      case AttachmentErased _ -> requireNonNull(body).in("ERASED");
    };
  }
}
