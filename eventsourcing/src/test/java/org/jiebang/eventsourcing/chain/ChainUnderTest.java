package org.jiebang.eventsourcing.chain;

import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.eventsourcing.relay.Barrier;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jspecify.annotations.Nullable;

/** A real store with what makes and checks its anchors. */
final class ChainUnderTest {

  static final String SERVICE = "counters";
  static final int PARTS = 8;

  private ChainUnderTest() {}

  /** A pair of keys as the configuration has them. */
  record Keys(String secret, String open) {

    static Keys fresh() {
      try {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var base64 = Base64.getEncoder();
        return new Keys(
            base64.encodeToString(pair.getPrivate().getEncoded()),
            base64.encodeToString(pair.getPublic().getEncoded()));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    AnchorKeys signing() {
      return AnchorKeys.signing(secret, List.of(open));
    }

    AnchorKeys checking() {
      return AnchorKeys.checking(List.of(open));
    }
  }

  static AnchorFile file(Path folder) {
    return new AnchorFile(folder, SERVICE, 1 << 20, 3);
  }

  static Anchorer anchorer(
      StoreUnderTest under, AnchorKeys keys, AnchorFile file, @Nullable AnchorTopic topic) {
    var barrier = new Barrier(under.store, under.dataSource());
    return new Anchorer(
        SERVICE,
        SERVICE,
        under.log,
        under.store,
        barrier::cover,
        keys,
        file,
        topic,
        InstantSource.system());
  }

  static AnchorSet read(Path folder, AnchorKeys keys) {
    return AnchorSet.of(
        SERVICE, keys, 2_000, List.of(line -> AnchorFile.forEachLine(folder, line)));
  }

  static ChainRows rows(StoreUnderTest under) {
    return new JdbcChainRows(under::connect, under.database.logName(), under.database.name());
  }

  static ChainReport verify(ChainRows rows, AnchorSet anchors) {
    return new ChainVerifier(SERVICE, rows, anchors, 97, 0, 200, InstantSource.system()).verify();
  }

  /** {@code events} events of counters in a few parts, by several callers at once. */
  static void append(StoreUnderTest under, String label, int events) {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < PARTS; n++) {
        UUID stream = new UUID(Ids.derived(label + n).getMostSignificantBits(), (n * 5) | 1L << 63);
        String key = label + n;
        int times = events / PARTS - 1;
        var unused =
            callers.submit(
                () -> {
                  under.commands.handle(COUNTER, stream, ask(key), new Open(100_000));
                  for (int i = 0; i < times; i++) {
                    under.commands.handle(COUNTER, stream, ask(key + "-" + i), new Raise(1));
                  }
                });
      }
    }
  }

  static List<String> lines(Path folder) {
    var lines = new ArrayList<String>();
    AnchorFile.forEachLine(folder, (_, line) -> lines.add(line));
    return lines;
  }
}
