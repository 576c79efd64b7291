package org.jiebang.needs.need;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.Need.Unknown;
import org.jspecify.annotations.Nullable;

/** Needs as a kind of stream: owned by the community, seen also by who brought them in. */
public final class Needs implements Aggregate<NeedCommand, Need, NeedEvent> {

  public static final Needs INSTANCE = new Needs();

  private final NeedDecider decider = new NeedDecider(NeedPolicy.DEFAULT);

  private Needs() {}

  @Override
  public String name() {
    return "need";
  }

  @Override
  public Class<NeedEvent> events() {
    return NeedEvent.class;
  }

  @Override
  public Decider<NeedCommand, Need, NeedEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Need need) {
    return switch (need) {
      case Unknown() -> "NONE";
      case Draft _ -> Stage.DRAFT.name();
      case Erased _ -> Stage.WITHDRAWN.name();
      case Filed filed -> filed.stage().name();
    };
  }

  @Override
  public UUID tenantOf(Need need) {
    return switch (need) {
      case Unknown() -> throw new IllegalStateException("nobody owns what has not happened");
      case Draft d -> d.community().value();
      case Erased e -> e.community().value();
      case Filed f -> f.community().value();
    };
  }

  /** A need is the root of its story. */
  @Override
  public @Nullable UUID correlationOf(Need need) {
    return switch (need) {
      case Unknown() -> null;
      case Draft d -> d.need().value();
      case Erased e -> e.need().value();
      case Filed f -> f.need().value();
    };
  }

  /** Who an anonymous need says its author is: somebody whom only this need knows. */
  public static UUID anonymous(NeedId need) {
    return Ids.derived("anonymous", need.value());
  }

  /** Also what the author of an anonymous need does later, nobody is told to be theirs. */
  @Override
  public UUID actorOf(Need need, UUID person) {
    return need instanceof Filed f && f.particulars().anonymous() && person.equals(f.author())
        ? anonymous(f.need())
        : person;
  }

  @Override
  public Set<UUID> partiesOf(Need need) {
    return switch (need) {
      case Unknown() -> Set.of();
      case Draft d -> Set.of(d.author());
      case Erased e -> Set.of(e.author());
      case Filed f -> {
        var parties = new LinkedHashSet<UUID>();
        if (!f.open()) {
          parties.add(DESK);
        }
        if (!f.particulars().anonymous()) {
          parties.add(f.author());
        }
        if (f.collector() != null) {
          parties.add(f.collector());
        }
        yield parties;
      }
    };
  }
}
