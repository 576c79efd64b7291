package org.jiebang.points.scheme;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.scheme.Scheme.Unwritten;
import org.jiebang.points.scheme.Scheme.Written;

/** The kind of stream that a scheme is: one per community, readable by everybody. */
public final class Schemes implements Aggregate<SchemeCommand, Scheme, SchemeEvent> {

  public static final Schemes INSTANCE = new Schemes();

  private final SchemeDecider decider = new SchemeDecider();

  private Schemes() {}

  @Override
  public String name() {
    return "scheme";
  }

  @Override
  public Class<SchemeEvent> events() {
    return SchemeEvent.class;
  }

  @Override
  public Decider<SchemeCommand, Scheme, SchemeEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Scheme state) {
    return switch (state) {
      case Unwritten() -> "NONE";
      case Written w ->
          w.working() == null ? "PUBLISHED" : w.working().proposer() == null ? "DRAFT" : "PROPOSED";
    };
  }

  @Override
  public UUID tenantOf(Scheme state) {
    return switch (state) {
      case Unwritten() -> throw new IllegalStateException("no scheme yet");
      case Written w -> w.community().value();
    };
  }

  @Override
  public Set<UUID> partiesOf(Scheme state) {
    return Set.of(EVERYONE);
  }
}
