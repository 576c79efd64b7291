package org.jiebang.eventsourcing.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Whether commands go to the instance that holds their part. Only to those that say where they are:
 * see {@code jiebang.lease.advertise}.
 */
@ConfigMapping(prefix = "jiebang.forwarding")
interface ForwardingConfig {

  @WithDefault("true")
  boolean enabled();

  /** How long the holder may take to accept a connection. */
  @WithDefault("500ms")
  Duration connectTimeout();

  /** How long it may take to answer; after that we do it ourselves. */
  @WithDefault("3s")
  Duration patience();
}
