package org.jiebang.needs.attachment;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.attachment.AttachedNeed.Attached;
import org.jiebang.needs.attachment.AttachedNeed.Never;
import org.jspecify.annotations.Nullable;

/**
 * Needs as ones with attachments, as a kind of stream: one for each need, beside it, because how
 * many there are is nobody's to say but one stream's.
 */
public final class AttachedNeeds
    implements Aggregate<AttachedNeedCommand, AttachedNeed, AttachedNeedEvent> {

  public static final AttachedNeeds INSTANCE = new AttachedNeeds();

  private final AttachedNeedDecider decider = new AttachedNeedDecider();

  private AttachedNeeds() {}

  @Override
  public String name() {
    return "attached-need";
  }

  @Override
  public Class<AttachedNeedEvent> events() {
    return AttachedNeedEvent.class;
  }

  @Override
  public Decider<AttachedNeedCommand, AttachedNeed, AttachedNeedEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(AttachedNeed need) {
    return switch (need) {
      case Never() -> "NONE";
      case Attached _ -> "ATTACHED";
    };
  }

  @Override
  public UUID tenantOf(AttachedNeed need) {
    return ((Attached) need).community().value();
  }

  @Override
  public @Nullable UUID correlationOf(AttachedNeed need) {
    return need instanceof Attached attached ? attached.need().value() : null;
  }
}
