package org.jiebang.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.RequestSize;

/**
 * Small limits, and waits that nobody notices: long ones, as a busy machine needs them, or short
 * ones where a test waits for their end.
 */
class QuickDoor
    implements GatewayConfig,
        GatewayConfig.Proxy,
        GatewayConfig.Cors,
        GatewayConfig.Sizes,
        GatewayConfig.Bodies,
        GatewayConfig.WebSockets {

  static final int BODY_LIMIT = 1_000;
  static final int FAILURES = 5;
  static final int HELD = 100_000;
  static final int HELD_OF_ONE = 70_000;
  static final int UNCOUNTED = 500;
  static final String PAGE = "https://app.example";

  /** Of a service that is not asked for a while. */
  static final Duration BREAKER_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONG = Duration.ofMinutes(1);

  private final String page;
  private final Duration silence;
  private final Duration idle;

  QuickDoor() {
    this(PAGE);
  }

  QuickDoor(String page) {
    this(page, LONG, LONG);
  }

  private QuickDoor(String page, Duration silence, Duration idle) {
    this.page = page;
    this.silence = silence;
    this.idle = idle;
  }

  /** Services and senders of bodies are waited for half a second. */
  static QuickDoor hasty() {
    return new QuickDoor(PAGE, Duration.ofMillis(500), LONG);
  }

  /** A WebSocket may be silent for so long. */
  static QuickDoor idle(Duration atMost) {
    return new QuickDoor(PAGE, LONG, atMost);
  }

  @Override
  public Cors cors() {
    return this;
  }

  @Override
  public Optional<List<String>> origins() {
    return Optional.of(List.of(page));
  }

  @Override
  public Duration maxAge() {
    return Duration.ofHours(1);
  }

  @Override
  public int breakerFailures() {
    return FAILURES;
  }

  @Override
  public Duration breakerWindow() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration breakerPause() {
    return BREAKER_PAUSE;
  }

  @Override
  public Proxy proxy() {
    return this;
  }

  @Override
  public Issuer issuer() {
    throw new UnsupportedOperationException("the door issues nothing");
  }

  @Override
  public Duration connectTimeout() {
    return LONG;
  }

  @Override
  public Duration readTimeout() {
    return silence;
  }

  @Override
  public int connectionsPerService() {
    return 4;
  }

  @Override
  public int waitingPerService() {
    return 4;
  }

  @Override
  public int atOnceOfOne() {
    return 100;
  }

  @Override
  public Duration bodyTimeout() {
    return silence;
  }

  @Override
  public int bodyBytesPerSecond() {
    return 1_000;
  }

  @Override
  public Sizes sizes() {
    return this;
  }

  @Override
  public Bodies bodies() {
    return this;
  }

  @Override
  public long held() {
    return HELD;
  }

  @Override
  public long heldOfOne() {
    return HELD_OF_ONE;
  }

  @Override
  public int uncounted() {
    return UNCOUNTED;
  }

  @Override
  public WebSockets webSockets() {
    return this;
  }

  @Override
  public int most() {
    return 10;
  }

  @Override
  public int perSubject() {
    return 2;
  }

  @Override
  public Duration idle() {
    return idle;
  }

  @Override
  public RequestSize usual() {
    return new RequestSize(1_000, 4_000, BODY_LIMIT);
  }

  @Override
  public RequestSize signIn() {
    return new RequestSize(100, 1_000, 200);
  }

  @Override
  public RequestSize open311() {
    return new RequestSize(500, 2_000, 400);
  }

  @Override
  public RequestSize attachments() {
    return new RequestSize(200, 3_000, 60_000);
  }

  @Override
  public RequestSize imports() {
    return new RequestSize(300, 3_000, 50_000);
  }
}
