package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.Ballot.Phase;
import org.jiebang.needs.ballot.ShownBallot.ShownChoice;

/** Who sees what of a ballot. Nobody sees how a household voted: it stands nowhere. */
@Singleton
public class BallotAudience implements Shown<BallotBody, ShownBallot> {

  private static final int SMALLEST = BallotPolicy.DEFAULT.smallestGroup();
  private static final Set<String> BEFORE_THE_COUNT =
      Set.of(Phase.PREPARED.name(), Phase.COLLECTING.name());

  private final PersonKeys keys;
  private final Hierarchy hierarchy;

  BallotAudience(PersonKeys keys, Hierarchy hierarchy) {
    this.keys = keys;
    this.hierarchy = hierarchy;
  }

  /** True for grid workers, the desk, and the ballot's own volunteers: who knock at the doors. */
  boolean collects(Caller caller, Held ballot) {
    return holds(caller, Set.of(GRD, COM), ballot.community().value())
        || ballot.collectors().contains(caller.person())
            && holds(caller, Set.of(VOL), ballot.community().value());
  }

  private boolean holds(Caller caller, Set<Role> roles, UUID community) {
    return caller.grant(roles, scope -> hierarchy.covers(scope, community)) != null;
  }

  @Override
  public ShownBallot show(UUID id, BallotBody b, Caller caller) {
    boolean desk = holds(caller, Set.of(GRD, COM), b.community());
    boolean doubts =
        caller.readsPersonal()
            && (holds(caller, Set.of(COM, DIS), b.community())
                || caller.person().equals(b.ending().contestedBy()));
    var ending = b.ending();
    return new ShownBallot(
        id,
        b.state(),
        b.community(),
        b.kind(),
        b.title(),
        b.question(),
        b.rules(),
        b.choices().stream().map(choice -> shown(id, choice, caller)).toList(),
        b.seats(),
        b.rule(),
        b.opensAt(),
        b.closesAt(),
        b.turnout().stream().mapToInt(BuildingTurnout::entitled).sum(),
        b.turnout().stream().mapToInt(BuildingTurnout::handed).sum(),
        b.turnout().stream().mapToInt(BuildingTurnout::returned).sum(),
        b.turnout().stream().mapToInt(BuildingTurnout::refused).sum(),
        b.replaced(),
        turnout(b, desk),
        desk ? b.collectors() : null,
        desk ? b.opinions() : null,
        desk ? b.counted().sheets() : null,
        b.counted().round(),
        b.counted().recountReason(),
        ending.result(),
        ending.contestBy(),
        doubts && ending.contestReason() != null
            ? keys.open(ending.contestReason(), id, "contestReason")
            : null,
        ending.outcome(),
        ending.outcomeReason());
  }

  private ShownChoice shown(UUID ballot, Choice choice, Caller caller) {
    String name =
        choice.name() != null && caller.readsPersonal()
            ? keys.open(choice.name(), ballot, nameField(choice.code()))
            : null;
    return new ShownChoice(choice.code(), choice.label(), choice.candidate(), name);
  }

  /** What the envelope of a candidate's name is bound to. */
  static String nameField(String code) {
    return "candidate/" + code;
  }

  /** While papers are out, a number that moves would tell whose door was just knocked at. */
  private static List<BuildingTurnout> turnout(BallotBody b, boolean desk) {
    if (desk) {
      return b.turnout();
    }
    return BEFORE_THE_COUNT.contains(b.state()) ? List.of() : Groups.of(b.turnout(), SMALLEST);
  }
}
