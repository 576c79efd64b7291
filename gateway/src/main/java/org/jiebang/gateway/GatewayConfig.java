package org.jiebang.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set about the gateway alone. */
@ConfigMapping(prefix = "jiebang.gateway")
public interface GatewayConfig {

  Proxy proxy();

  Issuer issuer();

  Cors cors();

  Sizes sizes();

  WebSockets webSockets();

  Bodies bodies();

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

    /**
     * Requests of one account that may be on their way to one service; more are answered 429. A
     * quarter of its connections, so that nobody fills them alone.
     */
    @WithDefault("16")
    int atOnceOfOne();

    /**
     * Failures of a service within {@link #breakerWindow} after which it is not asked for a while.
     */
    @WithDefault("20")
    int breakerFailures();

    @WithDefault("10s")
    Duration breakerWindow();

    /** How long it is not asked; then one request goes to see. */
    @WithDefault("1s")
    Duration breakerPause();

    /**
     * How long a request's body may take to come in, besides the time that its bytes take at {@link
     * #bodyBytesPerSecond}; after that it is answered 408.
     */
    @WithDefault("10s")
    Duration bodyTimeout();

    /**
     * The slowest that a body that takes longer may come in: 256 kbit/s, so that 10 MB get through
     * a slow line, and who sends a byte now and then does not.
     */
    @WithDefault("32768")
    int bodyBytesPerSecond();
  }

  /**
   * How large requests may be, by where they go. A larger head than {@code
   * quarkus.http.limits.max-initial-line-length} and {@code max-header-size} say is not even
   * decoded; a larger body than {@code jiebang.http.max-body-size} is refused by the services.
   */
  interface Sizes {

    /** Commands and queries. A service's own decoder takes lines of 4,096 bytes. */
    @WithDefault("uri=4000, headers=16K, body=256K")
    RequestSize usual();

    /** Below {@code /api/v1/auth/}: anybody may send it, and it is short. */
    @WithDefault("uri=1K, headers=8K, body=4K")
    RequestSize signIn();

    /** Below {@code /open311/}: every text at its longest, escaped. */
    @WithDefault("uri=4000, headers=16K, body=128K")
    RequestSize open311();

    /** {@code /api/v1/<collection>/imports}, for apps that were given {@code load:write}. */
    @WithDefault("uri=1K, headers=16K, body=4M")
    RequestSize imports();

    /** {@code /api/v1/<collection>/<id>/attachments}: a photo or a document, as it is. */
    @WithDefault("uri=1K, headers=16K, body=10M")
    RequestSize attachments();
  }

  /**
   * Bodies of requests that are in memory together, in bytes (ADR 0069). They are read whole before
   * anything is passed on, so it is the heap that says how much there may be of them.
   */
  interface Bodies {

    /** Of everybody together; who would go beyond is answered 503. A quarter of 128 MB of heap. */
    @WithDefault("33554432")
    long held();

    /**
     * Of one person or app, or of one address without a token: one file at its largest, and more.
     */
    @WithDefault("16777216")
    long heldOfOne();

    /** A body up to this size is not counted: commands go on while files wait. */
    @WithDefault("16384")
    int uncounted();
  }

  /** Requests to services that go on as WebSockets. */
  interface WebSockets {

    /** Open ones of one instance; one more is answered 503. */
    @WithDefault("1000")
    int most();

    /** Open ones of one person or app at one instance; one more is answered 429. */
    @WithDefault("5")
    int perSubject();

    /**
     * Longest time without a word of either side; then it is closed. Below {@code
     * quarkus.http.idle-timeout}, which would cut it off without one.
     */
    @WithDefault("60s")
    Duration idle();
  }

  /** Pages of other origins that may call from a browser. */
  interface Cors {

    /** E.g. {@code https://app.example}; none when absent, and never all of them. */
    Optional<List<String>> origins();

    /** How long a browser may remember the answer. */
    @WithDefault("1h")
    Duration maxAge();
  }

  /** The built-in issuer of tokens. */
  interface Issuer {

    /** Whether it runs at all; only the local and test profiles may say so. */
    @WithDefault("false")
    boolean builtIn();

    /** How long a token lasts; never more than ten minutes (ARCHITECTURE, "Rights"). */
    @WithDefault("10m")
    Duration lifetime();

    /** How long one key signs; then the next one is made, and this one verifies an hour longer. */
    @WithDefault("720h")
    Duration keyAge();
  }
}
