package org.jiebang.eventsourcing.personal;

import jakarta.inject.Provider;
import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;

/**
 * Destroys this service's key of an erased person, also of one it has never heard of: what is left
 * is a tombstone under which no new key can be made. It is committed before the consumer moves on,
 * and a repeat changes nothing.
 */
final class WhenPersonErasedDestroyKey implements Reaction<ErasedPerson> {

  private final Provider<PersonKeys> keys;

  WhenPersonErasedDestroyKey(Provider<PersonKeys> keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "destroy-key-when-person-erased";
  }

  @Override
  public Class<ErasedPerson> fact() {
    return ErasedPerson.class;
  }

  @Override
  public List<Consequence> on(Recorded<ErasedPerson> fact) {
    keys.get().destroy(fact.event().person());
    return List.of();
  }
}
