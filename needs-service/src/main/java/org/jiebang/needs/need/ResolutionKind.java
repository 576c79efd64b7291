package org.jiebang.needs.need;

import java.util.Set;
import org.jiebang.eventsourcing.Code;

/** How a need was resolved without a task on the board. An open set. */
public record ResolutionKind(String value) implements Code {

  public static final ResolutionKind FACILITY = new ResolutionKind("FACILITY");
  public static final ResolutionKind ADVICE = new ResolutionKind("ADVICE");
  public static final ResolutionKind ALREADY_SOLVED = new ResolutionKind("ALREADY_SOLVED");

  /** Agreed in a meeting, which must be named. */
  public static final ResolutionKind COORDINATED = new ResolutionKind("COORDINATED");

  public static final ResolutionKind MEDIATED = new ResolutionKind("MEDIATED");
  public static final ResolutionKind DESK_SERVICE = new ResolutionKind("DESK_SERVICE");
  public static final ResolutionKind SELF_HELP = new ResolutionKind("SELF_HELP");

  private static final Set<ResolutionKind> KNOWN =
      Set.of(FACILITY, ADVICE, ALREADY_SOLVED, COORDINATED, MEDIATED, DESK_SERVICE, SELF_HELP);

  public boolean known() {
    return KNOWN.contains(this);
  }
}
