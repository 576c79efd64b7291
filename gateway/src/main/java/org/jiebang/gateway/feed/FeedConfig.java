package org.jiebang.gateway.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the feed and those who follow it may take of this process. */
@ConfigMapping(prefix = "jiebang.gateway.feed")
public interface FeedConfig {

  /** Open streams of one instance; one more is answered 503. */
  @WithDefault("5000")
  int streams();

  /** Open streams of one person or app at one instance; one more is answered 429. */
  @WithDefault("5")
  int streamsPerSubject();

  /** Longest silence of a stream: after it a comment is sent, and the cursor moves with it. */
  @WithDefault("15s")
  Duration heartbeat();

  /** How long a reader may leave one event unread before the connection is cut. */
  @WithDefault("15s")
  Duration slowReader();

  /** The newest facts, kept in memory for those who follow. */
  @WithDefault("2000")
  int kept();

  /** Streams that read older facts from the database at the same time. */
  @WithDefault("4")
  int catchingUp();

  /** Places (communities, organisations) whose place in the hierarchy is remembered. */
  @WithDefault("20000")
  int places();

  /** How long it is. */
  @WithDefault("30s")
  Duration placesFor();

  /**
   * How long a fact holds up a district (or a university) that cannot be told yet whether it may
   * see it, because no service has told where the fact's owner lies.
   */
  @WithDefault("10m")
  Duration unknownPlacesFor();
}
