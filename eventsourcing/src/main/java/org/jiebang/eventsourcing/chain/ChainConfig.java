package org.jiebang.eventsourcing.chain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where anchors go, what signs them, and how fast the chain is checked. */
@ConfigMapping(prefix = "jiebang.chain")
public interface ChainConfig {

  /**
   * The private key that signs anchors: Ed25519, PKCS#8, PEM or Base64. A secret that no database
   * knows; without it no anchors are made, and every row stays unanchored.
   */
  Optional<String> key();

  /**
   * Public keys that anchors may be signed with, X.509, PEM or Base64: the one of {@link #key} and
   * all before it, so that old anchors still verify after a change.
   */
  Optional<List<String>> publicKeys();

  /** Folder of the anchor files; required with {@link #key}. On another disk than the database. */
  Optional<Path> directory();

  /**
   * Name of this instance's anchor file and of its chain of anchors: unique among the instances
   * that share the folder. By default the service's name.
   */
  Optional<String> writer();

  /** An anchor is made this often, if anything has moved. */
  @WithDefault("PT60S")
  Duration every();

  /** An anchor file that has grown beyond this is put aside and a new one begun. */
  @WithDefault("16777216")
  long maxFileBytes();

  /** Files that were put aside and are kept; the topic keeps all. */
  @WithDefault("8")
  int keepFiles();

  /** How long a hand-over to Kafka may take; what it did not take is handed over next time. */
  @WithDefault("PT10S")
  Duration kafkaTimeout();

  /** Checking the chain. */
  Verify verify();

  /** Limits of a check: it runs beside the service's work. */
  interface Verify {

    /** Rows read at once. */
    @WithDefault("500")
    int page();

    /** Rows checked in a second, at most. */
    @WithDefault("20000")
    int rowsPerSecond();

    /**
     * Anchored positions remembered per part; of more, the older ones are thinned out. What lies
     * between two anchored positions is held by the hashes themselves.
     */
    @WithDefault("2000")
    int points();

    /** Faults that a report lists. */
    @WithDefault("200")
    int faults();
  }
}
