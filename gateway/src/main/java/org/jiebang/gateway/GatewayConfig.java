package org.jiebang.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about the gateway alone. */
@ConfigMapping(prefix = "jiebang.gateway")
public interface GatewayConfig {

  Proxy proxy();

  Issuer issuer();

  /** How requests are passed on. */
  interface Proxy {

    /** Longest wait for a connection to a service; after that it counts as down. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** Longest silence of a service before 504. */
    @WithDefault("10s")
    Duration readTimeout();

    /** Connections kept to one service. */
    @WithDefault("64")
    int connectionsPerService();

    /** Requests that may wait for such a connection; more are answered 503. */
    @WithDefault("256")
    int waitingPerService();

    /** Largest request body, in bytes; more is answered 413. */
    @WithDefault("262144")
    int bodyLimitBytes();

    /** Longest time that a request's body may take to come in; after that it is answered 408. */
    @WithDefault("10s")
    Duration bodyTimeout();
  }

  /** The built-in issuer of tokens. */
  interface Issuer {

    /** Whether it runs at all; only the local and test profiles may say so. */
    @WithDefault("false")
    boolean builtIn();

    /** How long a token lasts; never more than ten minutes (ARCHITECTURE, "Rights"). */
    @WithDefault("10m")
    Duration lifetime();
  }
}
