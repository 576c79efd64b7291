package org.jiebang.matching.reactions;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.personal.ErasedPerson;

/** An erased person has no calendars: their addresses are gone, at once. */
public final class WhenPersonErasedForgetCalendars implements Reaction<ErasedPerson> {

  private final Consumer<UUID> forget;

  /**
   * @param forget commits on its own; a repeat changes nothing
   */
  public WhenPersonErasedForgetCalendars(Consumer<UUID> forget) {
    this.forget = forget;
  }

  @Override
  public String name() {
    return "forget-calendars-when-person-erased";
  }

  @Override
  public Class<ErasedPerson> fact() {
    return ErasedPerson.class;
  }

  @Override
  public List<Consequence> on(Recorded<ErasedPerson> fact) {
    forget.accept(fact.event().person());
    return List.of();
  }
}
