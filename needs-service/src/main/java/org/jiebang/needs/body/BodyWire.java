package org.jiebang.needs.body;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.body.BodyEvent.BodyChairElected;
import org.jiebang.needs.body.BodyEvent.BodyChairRotated;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyGridWorkerAssigned;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyPolicyAgreed;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.jiebang.needs.body.BodyEvent.BodyTaskFinished;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;

/** The names of a body's events on disk and on Kafka. */
public final class BodyWire {

  private BodyWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("body-established", BodyEstablished.class)
        .event("body-policy-agreed", BodyPolicyAgreed.class)
        .event("body-member-appointed", BodyMemberAppointed.class)
        .event("body-term-ended", BodyTermEnded.class)
        .event("body-chair-elected", BodyChairElected.class)
        .event("body-chair-rotated", BodyChairRotated.class)
        .event("body-grid-worker-assigned", BodyGridWorkerAssigned.class)
        .event("body-task-added", BodyTaskAdded.class)
        .event("body-task-finished", BodyTaskFinished.class)
        .event("body-dissolved", BodyDissolved.class)
        .build();
  }
}
