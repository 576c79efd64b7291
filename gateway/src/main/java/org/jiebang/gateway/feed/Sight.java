package org.jiebang.gateway.feed;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.Role;

/**
 * What one caller may see of the feed.
 *
 * <p>The feed carries facts as they were published, before any service decides what to show of
 * them: who lives in a community, or serves there, sees in it what concerns them and what is for
 * everybody. Only who holds an office there, or is an app that the community has let in, sees the
 * rest. What is published for the desk alone ({@link Aggregate#DESK}) is for its persons, and for
 * the desk and grid workers of the place.
 */
public final class Sight {

  private static final Set<Role> DESK = EnumSet.of(Role.COM, Role.GRD);

  private static final Set<Role> OFFICES =
      EnumSet.of(
          Role.COM, Role.GRD, Role.DIS, Role.UNI, Role.DEP, Role.TEAM, Role.HUB, Role.ORG,
          Role.APP);

  /** What a reader does with a fact. */
  public enum Look {
    /** It is theirs. */
    SEEN,
    /** It is not; they go on behind it. */
    HIDDEN,
    /** A place in it has not been told of, so nobody knows: they stop before it, and come again. */
    NOT_YET;

    /** As sight has it of what is {@code wanted}; what is not is passed over, known or not. */
    public static Look of(boolean wanted, Sight sight, FeedLine line) {
      return wanted ? sight.look(line) : HIDDEN;
    }
  }

  private final Places places;
  private final Rights rights;
  private final Caller caller;

  /** The caller with nothing but what makes them the desk. */
  private final Caller desk;

  private final boolean seesPublic;

  /** Whether places may lie below one that the caller holds. */
  private final boolean looksDown;

  Sight(Places places, Caller caller, boolean seesPublic) {
    this.places = places;
    this.rights = new Rights(places::above);
    this.caller =
        new Caller(
            caller.person(),
            caller.grants().stream().filter(g -> OFFICES.contains(g.role())).toList(),
            caller.client());
    this.desk =
        new Caller(
            caller.person(),
            caller.grants().stream().filter(g -> DESK.contains(g.role())).toList(),
            caller.client());
    this.seesPublic = seesPublic;
    this.looksDown = this.caller.grants().stream().anyMatch(g -> !g.kind().equals("community"));
  }

  /** As far as is known now. */
  public boolean sees(PublishedFact fact) {
    if (fact.forDesk()) {
      return seesPublic
          && (fact.parties().contains(caller.person()) || rights.near(desk, fact.tenant()));
    }
    return rights.sees(
        caller,
        fact.tenant(),
        seesPublic
            ? Set.copyOf(fact.parties())
            : fact.parties().stream()
                .filter(party -> !party.equals(Aggregate.EVERYONE))
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** For who goes on behind a fact and never comes back to it. */
  public Look look(FeedLine line) {
    if (sees(line.fact())) {
      return Look.SEEN;
    }
    if (!looksDown) {
      return Look.HIDDEN;
    }
    if (!places.knowsEnough(line)) {
      return Look.NOT_YET;
    }
    return sees(line.fact()) ? Look.SEEN : Look.HIDDEN; // it may have become known since
  }
}
