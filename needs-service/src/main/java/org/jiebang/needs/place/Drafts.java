package org.jiebang.needs.place;

import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Bodies that are shown as they are, once they are released; before, they exist for the offices of
 * the community and for whose they are.
 *
 * @param offices who prepares things
 * @param released the states in which everybody of the place sees them
 * @param state of a body
 * @param community of a body
 * @param own true for whose it is
 */
public record Drafts<B>(
    Offices offices,
    Set<String> released,
    Function<B, String> state,
    Function<B, UUID> community,
    BiPredicate<B, Caller> own)
    implements Shown<B, B> {

  @Override
  public B show(UUID id, B body, Caller caller) {
    return body;
  }

  @Override
  public boolean exists(B body, Caller caller) {
    return released.contains(state.apply(body))
        || own.test(body, caller)
        || offices.holds(caller, community.apply(body));
  }

  /**
   * The states that a list is asked for, of those that the caller may see.
   *
   * @param place null: wherever the caller belongs
   * @param asked one of them; null: all
   * @return a filter's value; null: none is left out
   */
  public @Nullable Object states(Caller caller, @Nullable UUID place, @Nullable String asked) {
    return offices.holds(caller, place)
        ? asked
        : released.stream().filter(one -> asked == null || asked.equals(one)).toList();
  }
}
