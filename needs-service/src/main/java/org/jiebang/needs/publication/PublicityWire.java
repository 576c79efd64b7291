package org.jiebang.needs.publication;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.publication.PublicityEvent.PublicityRecorded;
import org.jiebang.needs.publication.PublicityEvent.PublicityVoided;

/** The names of a record's events on disk and on Kafka. */
public final class PublicityWire {

  private PublicityWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("publicity-recorded", PublicityRecorded.class)
        .event("publicity-voided", PublicityVoided.class)
        .build();
  }
}
