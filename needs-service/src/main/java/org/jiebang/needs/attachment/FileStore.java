package org.jiebang.needs.attachment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where files lie: the same for every instance, encrypted before they come here. What has been put
 * is never changed, only removed.
 */
public interface FileStore {

  /**
   * @param file not used before
   */
  void put(UUID file, byte[] bytes);

  /** Null when there is no such file, or not any more. */
  byte @Nullable [] get(UUID file);

  /** A repeat changes nothing. */
  void remove(UUID file);
}
