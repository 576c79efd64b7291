package org.jiebang.matching.acceptance;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.acceptance.Acceptance.Contested;
import org.jiebang.matching.acceptance.Acceptance.Decided;
import org.jiebang.matching.acceptance.Acceptance.Final;
import org.jiebang.matching.acceptance.Acceptance.Panel;
import org.jiebang.matching.acceptance.Acceptance.Reviewing;
import org.jiebang.matching.acceptance.Acceptance.Unformed;

/** Acceptances as a kind of stream: owned by the community, seen by panel and parties. */
public final class Acceptances
    implements Aggregate<AcceptanceCommand, Acceptance, AcceptanceEvent> {

  public static final Acceptances INSTANCE = new Acceptances();

  private final AcceptanceDecider decider = new AcceptanceDecider();

  private Acceptances() {}

  @Override
  public String name() {
    return "acceptance";
  }

  @Override
  public Class<AcceptanceEvent> events() {
    return AcceptanceEvent.class;
  }

  @Override
  public Decider<AcceptanceCommand, Acceptance, AcceptanceEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Acceptance state) {
    return switch (state) {
      case Unformed() -> "NONE";
      case Reviewing a -> a.verdicts().isEmpty() ? "PANEL_FORMED" : "REVIEWING";
      case Decided _ -> "DECIDED";
      case Contested _ -> "CONTESTED";
      case Final _ -> "FINAL";
    };
  }

  @Override
  public UUID tenantOf(Acceptance state) {
    return panel(state).community();
  }

  @Override
  public UUID correlationOf(Acceptance state) {
    return panel(state).need();
  }

  @Override
  public Set<UUID> partiesOf(Acceptance state) {
    Panel panel = panel(state);
    var parties = new HashSet<>(panel.members());
    parties.add(panel.organisation());
    parties.add(panel.department());
    if (panel.author() != null) {
      parties.add(panel.author());
    }
    return Set.copyOf(parties);
  }

  private static Panel panel(Acceptance state) {
    Panel panel = state.panel();
    if (panel == null) {
      throw new IllegalStateException("an acceptance without a panel");
    }
    return panel;
  }
}
