package org.jiebang.gateway.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.partner.SecretsKept;

/**
 * Whether the gateway itself gives out tokens. Only in the local and test profiles: elsewhere it
 * does not start as an issuer, and its paths are not there.
 */
@ApplicationScoped
class BuiltInIssuer implements SecretsKept {

  private static final List<String> PROFILES = List.of("local", "test");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final GatewayConfig.Issuer config;

  BuiltInIssuer(GatewayConfig config) {
    this.config = config.issuer();
  }

  boolean runs() {
    return config.builtIn();
  }

  @Override
  public boolean here() {
    return runs();
  }

  Duration lifetime() {
    return config.lifetime();
  }

  /**
   * @throws Rejected 404 where somebody else is the issuer
   */
  void require() {
    if (!runs()) {
      throw new Rejected(HttpRefusal.NOT_FOUND);
    }
  }

  /** Before anything else starts. */
  void check(@Observes @Priority(10) StartupEvent start) {
    refuse(runs(), PROFILES.stream().anyMatch(ConfigUtils::isProfileActive), lifetime());
  }

  static void refuse(boolean builtIn, boolean profileAllows, Duration lifetime) {
    if (builtIn && !profileAllows) {
      throw new IllegalStateException(
          "The built-in issuer runs in the profiles local and test only. Set"
              + " jiebang.gateway.issuer.built-in=false, and jiebang.identity.issuer and"
              + " jiebang.identity.jwks-url to those of your identity provider.");
    }
    if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalStateException(
          "jiebang.gateway.issuer.lifetime must be more than zero and at most 10 minutes.");
    }
  }
}
