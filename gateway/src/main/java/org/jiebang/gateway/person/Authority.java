package org.jiebang.gateway.person;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;

/**
 * What somebody holds who gives, takes or erases, and where the scopes in question lie: facts that
 * are looked up before a command and travel in it.
 *
 * @param held the grants of the one who acts
 * @param places by scope; a scope that the gateway has not heard of is absent
 */
public record Authority(List<Grant> held, Map<UUID, Place> places) {

  /** Of the system itself, which holds nothing and is asked for nothing. */
  public static final Authority OF_THE_SYSTEM = new Authority(List.of(), Map.of());

  /**
   * @param kind {@code community}, {@code organisation} or {@code district}
   * @param chain the scope itself, then what lies above it, upwards
   */
  public record Place(String kind, List<UUID> chain) {}
}
