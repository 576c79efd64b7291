package org.jiebang.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the house: {@code <service>.events} of each service, and {@code anchors}. */
public final class Topics {
  /** Partitions of each service's topic on one machine (ARCHITECTURE, "Between services"). */
  public static final int PARTITIONS = 8;

  private static final Map<String, String> KEPT_FOREVER =
      Map.of("retention.ms", "-1", "retention.bytes", "-1");

  private Topics() {}

  /** Makes the topics that are missing. Asking twice changes nothing. */
  public static void create(String bootstrap, String prefix, List<String> services) {
    List<NewTopic> wanted = new ArrayList<>();
    for (String service : services) {
      wanted.add(new NewTopic(prefix + service + ".events", PARTITIONS, (short) 1));
    }
    wanted.add(new NewTopic(prefix + "anchors", 1, (short) 1));
    try (Admin admin = admin(bootstrap)) {
      Set<String> existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing =
          wanted.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(topic -> topic.configs(KEPT_FOREVER))
              .toList();
      admin.createTopics(missing).all().get(2, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new NotStarted("Kafka at " + bootstrap + " did not make the topics: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }

  /** Whether a broker answers there within that time. */
  static boolean answers(String bootstrap, Duration patience) {
    try (Admin admin = admin(bootstrap)) {
      return !admin
          .describeCluster()
          .nodes()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Admin admin(String bootstrap) {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "default.api.timeout.ms",
            "120000",
            "request.timeout.ms",
            "30000"));
  }
}
