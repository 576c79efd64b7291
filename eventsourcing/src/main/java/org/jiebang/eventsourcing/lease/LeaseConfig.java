package org.jiebang.eventsourcing.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How instances of one service share out the parts of its log. */
@ConfigMapping(prefix = "jiebang.lease")
public interface LeaseConfig {

  /** False: this instance works on every part and knows of no other. */
  @WithDefault("true")
  boolean enabled();

  /** Where other instances of this service reach this one; without it nothing is forwarded here. */
  Optional<URI> advertise();

  /** How often an instance that is alone says that it lives. */
  @WithDefault("5s")
  Duration renewAlone();

  /** How often an instance among others does, and looks at who holds what. */
  @WithDefault("1s")
  Duration renew();

  /** An instance that says nothing for this many of its own intervals is taken for dead. */
  @WithDefault("4")
  int patience();

  /** A part of somebody else's that is needed here at once is worked on here for this long. */
  @WithDefault("15s")
  Duration help();
}
