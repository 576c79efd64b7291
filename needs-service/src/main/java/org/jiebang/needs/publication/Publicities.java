package org.jiebang.needs.publication;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.publication.Publicity.Recorded;
import org.jiebang.needs.publication.Publicity.Unrecorded;

/** Records of publicity as a kind of stream: owned by the community and seen by nobody else. */
public final class Publicities implements Aggregate<PublicityCommand, Publicity, PublicityEvent> {

  public static final Publicities INSTANCE = new Publicities();

  private final PublicityDecider decider = new PublicityDecider();

  private Publicities() {}

  @Override
  public String name() {
    return "publicity";
  }

  @Override
  public Class<PublicityEvent> events() {
    return PublicityEvent.class;
  }

  @Override
  public Decider<PublicityCommand, Publicity, PublicityEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Publicity record) {
    return switch (record) {
      case Unrecorded() -> "NONE";
      case Recorded r -> r.voided() ? "VOIDED" : "RECORDED";
    };
  }

  @Override
  public UUID tenantOf(Publicity record) {
    return ((Recorded) record).community().value();
  }
}
