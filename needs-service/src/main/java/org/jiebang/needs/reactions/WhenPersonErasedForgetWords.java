package org.jiebang.needs.reactions;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.personal.ErasedPerson;

/** What an erased person's needs said is found no more. After their key: see the index of words. */
public final class WhenPersonErasedForgetWords implements Reaction<ErasedPerson> {

  private final Consumer<UUID> forget;

  /**
   * @param forget takes the words of a person's needs out of the index; a repeat changes nothing
   */
  public WhenPersonErasedForgetWords(Consumer<UUID> forget) {
    this.forget = forget;
  }

  @Override
  public String name() {
    return "forget-words-when-person-erased";
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
