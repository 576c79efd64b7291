package org.jiebang.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What webhooks may take of this process, and whom it may speak to. */
@ConfigMapping(prefix = "jiebang.gateway.webhooks")
public interface WebhookConfig {

  /** False: this instance delivers nothing. */
  @WithDefault("true")
  boolean enabled();

  /** Webhooks of one owner that are not closed. */
  @WithDefault("20")
  int perOwner();

  /** Deliveries of one instance at the same time. */
  @WithDefault("16")
  int concurrent();

  /** Those of one owner among them. */
  @WithDefault("2")
  int concurrentPerOwner();

  /** After this time another webhook gets its turn, once the delivery on its way has ended. */
  @WithDefault("5s")
  Duration turn();

  /** How often it is asked whether a suspended app may be told something again. */
  @WithDefault("10s")
  Duration suspendedLook();

  /** Largest message, in bytes; a fact with more is delivered without its payload. */
  @WithDefault("262144")
  int messageLimitBytes();

  /** Ports that are delivered to. */
  @WithDefault("443,8443")
  Set<Integer> ports();

  /**
   * Whether addresses of this machine are delivered to, also without TLS; only the local and test
   * profiles may say so.
   */
  @WithDefault("false")
  boolean loopback();

  /**
   * PEM files with the authorities whose certificates are believed; without any, those that the
   * Java runtime believes.
   */
  Optional<List<String>> trust();

  /** Longest wait for the address of a name. */
  @WithDefault("3s")
  Duration resolveTimeout();

  /** Longest wait for a connection. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** Longest silence of an endpoint. */
  @WithDefault("3s")
  Duration readTimeout();

  /** Longest time for one delivery, whatever the endpoint does. */
  @WithDefault("10s")
  Duration wholeTimeout();

  /** Largest answer that is read, in bytes. */
  @WithDefault("65536")
  int answerLimitBytes();

  /**
   * Waits before the second attempt, the third, and so on; when all have failed, over a day, the
   * webhook is disabled.
   */
  @WithDefault("5s,30s,2m,10m,30m,1h,2h,4h,8h,8h")
  List<Duration> retries();

  /** How long deliveries are signed with the old secret, too. */
  @WithDefault("24h")
  Duration overlap();

  /** Attempts of one webhook that are remembered. */
  @WithDefault("1000")
  int kept();

  /** How often an instance looks what is due, when nothing wakes it. */
  @WithDefault("1s")
  Duration look();

  /** How many facts that are not for a webhook are passed over before its position is written. */
  @WithDefault("500")
  int passedOver();
}
