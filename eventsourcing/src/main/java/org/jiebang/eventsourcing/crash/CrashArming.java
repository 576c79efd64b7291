package org.jiebang.eventsourcing.crash;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Arms the crash point that the configuration names; where people work it refuses to start. */
@ApplicationScoped
class CrashArming {

  private static final Logger LOG = Logger.getLogger(CrashArming.class);
  private static final Set<String> PROFILES = Set.of("local", "test");

  private final Optional<String> crashAt;

  /**
   * @param crashAt label and passage, e.g. {@code after-append-commit:3}; normally absent
   */
  CrashArming(@ConfigProperty(name = "jiebang.crash-at") Optional<String> crashAt) {
    this.crashAt = crashAt;
  }

  void start(@Observes @Priority(1) StartupEvent event) {
    if (crashAt.isEmpty()) {
      return;
    }
    requireHarmless(ConfigUtils.getProfiles());
    LOG.warnf("this process will die at %s", crashAt.get());
    CrashPoint.arm(crashAt.get());
  }

  static void requireHarmless(List<String> profiles) {
    if (profiles.isEmpty() || !PROFILES.containsAll(profiles)) {
      throw new IllegalStateException("jiebang.crash-at is for the local and test profiles only");
    }
  }
}
