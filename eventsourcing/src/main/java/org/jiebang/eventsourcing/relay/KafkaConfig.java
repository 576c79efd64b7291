package org.jiebang.eventsourcing.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where Kafka is, and the limits of what this service hands to it and takes from it. */
@ConfigMapping(prefix = "jiebang.kafka")
public interface KafkaConfig {

  /** False: neither relay nor consumer starts; for tests of HTTP alone. */
  @WithDefault("true")
  boolean enabled();

  /** Brokers, {@code host:port} joined by commas. */
  @WithDefault("127.0.0.1:9092")
  String bootstrap();

  /**
   * In front of every topic and group, so that several installations share one broker; empty by
   * default.
   */
  Optional<String> topicPrefix();

  /**
   * Kafka partitions of a topic when we create it; an existing topic keeps its own. Fixed for ever
   * at creation: 16 (local 8), see ARCHITECTURE "Between services".
   */
  @WithDefault("16")
  int partitions();

  /** Copies of a topic when we create it; -1 = the broker's default. */
  @WithDefault("-1")
  int replication();

  /** The largest record that passes; a command's events are at most 4 MB. */
  @WithDefault("8388608")
  int maxRecordBytes();

  /** How often is looked whether a topic is still the one it was, in case a broker was wiped. */
  @WithDefault("PT10S")
  Duration topicCheck();

  /** More Kafka client settings, e.g. {@code jiebang.kafka.client."security.protocol"=SSL}. */
  Map<String, String> client();

  /** Limits of the relay. */
  Relay relay();

  /** Limits of the consumer. */
  Inbound inbound();

  /** From the log to Kafka. */
  interface Relay {

    /** Events read from one part at once. */
    @WithDefault("500")
    int batch();

    /** Records that may be without acknowledgement at once, over all parts. */
    @WithDefault("4000")
    int maxInFlight();

    /** The relay looks for new heads this often when nothing wakes it. */
    @WithDefault("PT1S")
    Duration idle();

    /** Under load the checkpoints are written this often; when nothing is in flight, at once. */
    @WithDefault("PT0.2S")
    Duration checkpointEvery();

    /** Longest pause between two attempts when Kafka or the database is away. */
    @WithDefault("PT5S")
    Duration maxBackOff();

    /**
     * A record that is not acknowledged within this time counts as failed, and the relay sends
     * again from its checkpoints with a new producer. On a partition made just now that is the only
     * way on when requests have overtaken each other (KAFKA-15591).
     */
    @WithDefault("PT10S")
    Duration deliveryTimeout();
  }

  /** From Kafka into this service. */
  interface Inbound {

    /** Records applied in one transaction. */
    @WithDefault("500")
    int batch();

    /**
     * Bytes of one Kafka partition in one answer: small, so that a batch has records of many
     * partitions, whose commands share the store's commits.
     */
    @WithDefault("65536")
    int partitionFetchBytes();

    /** A gap open for this long is filled from the publisher itself. */
    @WithDefault("PT10S")
    Duration gapTimeout();

    /** Positions asked from the publisher at once; it gives at most 500. */
    @WithDefault("500")
    int gapBatch();

    /** Dead letters and parked reactions tried again in one go. */
    @WithDefault("50")
    int deadLetterBatch();

    /** A reaction refused as too early is tried again for this long, then parked. */
    @WithDefault("PT60S")
    Duration tooEarlyFor();

    /** Attempts at a record that breaks a view or a reaction, before it becomes a dead letter. */
    @WithDefault("3")
    int brokenAttempts();

    /** Longest pause between two attempts of any kind. */
    @WithDefault("PT5S")
    Duration maxBackOff();

    /**
     * Dead letters are looked through this often when none is known to be due; those of this
     * process wake the loop at once.
     */
    @WithDefault("PT15S")
    Duration letterPoll();

    /** Kafka gives our partitions to another instance when we are silent for this long. */
    @WithDefault("PT10S")
    Duration sessionTimeout();

    /**
     * Kafka gives our partitions to another instance when a batch takes longer than this; more than
     * {@link #transactionTimeout}.
     */
    @WithDefault("PT150S")
    Duration maxPollInterval();

    /** A batch that takes longer than this is rolled back. */
    @WithDefault("PT120S")
    Duration transactionTimeout();
  }
}
