package org.jiebang.eventsourcing;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kind of stream: its rules, and the few questions that the plumbing asks about a state. Each
 * aggregate has one constant implementation in its room, e.g. {@code Needs implements
 * Aggregate<NeedCommand, Need, NeedEvent>}.
 */
public interface Aggregate<C, S, E> {

  /** Party that stands for everybody who is signed in: what is on the open board, for example. */
  UUID EVERYONE = new UUID(0, 0);

  /**
   * Party that takes away: of a fact that was published with it, only the persons who are parties
   * and the tenant's desk and grid workers may know at all, whatever other parties it has.
   */
  UUID DESK = new UUID(0, 1);

  /**
   * Its name in codes, files and logs, lower case: {@code need}; 404 is then {@code
   * NEED_NOT_FOUND}.
   */
  String name();

  /** The sealed interface of its events. */
  Class<E> events();

  Decider<C, S, E> decider();

  /**
   * The name of the state in LIFECYCLES, e.g. {@code SUBMITTED}; {@code NONE} before the first
   * event.
   */
  String stateOf(S state);

  /**
   * The community or organisation that owns the stream. Asked only of states after the first event.
   */
  UUID tenantOf(S state);

  /**
   * The root need of the story this stream belongs to, or null: then the command's, or the stream's
   * own id.
   */
  default @Nullable UUID correlationOf(S state) {
    return null;
  }

  /**
   * Who is written down as having acted, which everybody reads who may read the stream's history.
   * What hides its author gives them another id; the rules are asked with their own.
   *
   * @param state after the command
   */
  default UUID actorOf(S state, UUID person) {
    return person;
  }

  /**
   * Who besides the tenant may see the stream: organisations, persons, or {@link #EVERYONE}; with
   * {@link #DESK} fewer. At most 64.
   */
  default Set<UUID> partiesOf(S state) {
    return Set.of();
  }
}
