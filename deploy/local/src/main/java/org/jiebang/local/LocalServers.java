package org.jiebang.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} its own databases and topics on the shared servers:
 *
 * <pre>{@code
 * @QuarkusTestResource(value = LocalServers.class, initArgs = @ResourceArg(name = "service", value = "needs"))
 * }</pre>
 */
public final class LocalServers implements QuarkusTestResourceLifecycleManager {
  private String service = "service";

  @Override
  public void init(Map<String, String> initArgs) {
    service = initArgs.getOrDefault("service", service);
  }

  @Override
  public Map<String, String> start() {
    TestServers servers = TestServers.get();
    ServiceDatabase database = servers.database(service);
    Map<String, String> config = new HashMap<>(ServiceConfig.of(database));
    config.put("jiebang.kafka.bootstrap", servers.bootstrap());
    config.put("jiebang.kafka.topic-prefix", servers.topicPrefix());
    config.put("jiebang.keys.kek", Random.key());
    config.put("jiebang.service-token", Random.password());
    return Map.copyOf(config);
  }

  @Override
  public void stop() {
    // The servers are shared; the last JVM stops them.
  }
}
