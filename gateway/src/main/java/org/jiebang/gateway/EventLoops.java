package org.jiebang.gateway;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * How many threads read and write sockets unless somebody says otherwise: one for every two cores.
 * The default is two for every core; with those a request through the door cost twice as much, to
 * the door and to everybody else on the machine (ADR 0062).
 */
public final class EventLoops implements ConfigSource {

  private static final String KEY = "quarkus.vertx.event-loops-pool-size";

  /** Below every file and the environment. */
  private static final int LEAST = 50;

  private final String many =
      Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(KEY);
  }

  @Override
  public @Nullable String getValue(String name) {
    return name.equals(KEY) ? many : null;
  }

  @Override
  public String getName() {
    return "event loops for the cores of this machine";
  }

  @Override
  public int getOrdinal() {
    return LEAST;
  }
}
