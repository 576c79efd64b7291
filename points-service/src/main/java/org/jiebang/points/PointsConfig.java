package org.jiebang.points;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What can be set for points-service. */
@ConfigMapping(prefix = "jiebang.points")
public interface PointsConfig {

  /**
   * Key of the pick-up codes, 32 bytes in base64. Left out: derived from {@code jiebang.keys.kek}.
   * Changing it makes all issued codes invalid.
   */
  Optional<String> codeKey();
}
