package org.jiebang.eventsourcing.inbound;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.Topics;
import org.jspecify.annotations.Nullable;

/** The consumer's parts, put together; without a container, so that it is tested as it is. */
final class Consumption {

  /** How long a fetch may wait for news: idle services then hardly ask. */
  private static final int IDLE_FETCH_MILLIS = 2_000;

  final Positions positions;
  final Gaps gaps;
  final InboxLoop loop;
  final DeadLetterLoop letters;
  private final Transactions transactions;
  private final InstantSource realClock;

  Consumption(
      KafkaConfig config,
      Service service,
      CommandHandler commands,
      Clock clock,
      InstantSource realClock,
      Transactions transactions,
      PeerLog peers) {
    this.transactions = transactions;
    this.realClock = realClock;
    KafkaConfig.Inbound limits = config.inbound();
    var topics = new Topics(config);
    var deliveries =
        new Deliveries(service.inbound(), new Reactions(commands, clock, transactions));
    positions =
        new Positions(
            service.inbound().keySet(),
            place -> transactions.inNew(rows -> InboundTables.position(rows, place)));
    letters = new DeadLetterLoop(deliveries, transactions, peers, realClock, limits);
    var batch = new Batch(deliveries, positions, transactions, realClock, letters::wake);
    gaps = new Gaps(positions, batch, peers, limits);
    loop =
        new InboxLoop(
            service.inbound().keySet(),
            topics,
            positions,
            batch,
            gaps,
            transactions,
            () -> consumer(topics, service.name(), config),
            config);
  }

  List<String> forks() {
    return positions.all().entrySet().stream()
        .filter(e -> e.getValue().forked())
        .map(e -> e.getKey().source() + "/" + e.getKey().part())
        .sorted()
        .toList();
  }

  List<Listed> letters(@Nullable State state, int limit) {
    return transactions.inNew(rows -> DeadLetters.newest(rows, state, limit));
  }

  boolean decide(String source, int part, long pos, State to) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, realClock.instant());
    boolean found =
        transactions.inNew(rows -> DeadLetters.decide(rows, source, part, pos, to, now));
    letters.wake();
    return found;
  }

  private static Consumer<byte[], byte[]> consumer(
      Topics topics, String service, KafkaConfig config) {
    KafkaConfig.Inbound limits = config.inbound();
    Map<String, Object> settings = topics.client();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, topics.group(service));
    // Where we stand is in our own database, moved together with the rows.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, limits.batch());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, limits.partitionFetchBytes());
    // The broker answers at once when there is something; otherwise it may keep the request.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, IDLE_FETCH_MILLIS);
    settings.put(
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) limits.maxPollInterval().toMillis());
    int session = (int) limits.sessionTimeout().toMillis();
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
