package org.jiebang.needs.publication;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.publication.PublicityEvent.PublicityRecorded;
import org.jiebang.needs.publication.PublicityEvent.PublicityVoided;
import org.jspecify.annotations.Nullable;

/** Folds a record's events into what the API shows. */
public final class PublicityPicture implements Picture<PublicityBody, PublicityEvent> {

  @Override
  public Class<PublicityBody> body() {
    return PublicityBody.class;
  }

  @Override
  public String state(PublicityBody body) {
    return body.state();
  }

  @Override
  public PublicityBody evolve(@Nullable PublicityBody body, Recorded<PublicityEvent> fact) {
    return switch (fact.event()) {
      case PublicityRecorded e ->
          new PublicityBody(
              e.record().value(), "RECORDED", e.community().value(), e.kind(), e.piece(), null);
      case PublicityVoided e -> {
        PublicityBody b = requireNonNull(body);
        yield new PublicityBody(b.id(), "VOIDED", b.community(), b.kind(), b.piece(), e.reason());
      }
    };
  }
}
