package org.jiebang.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A13: what nobody may reach through us. */
class TargetsTest {

  private static final Set<Integer> PORTS = Set.of(443, 8443);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Targets targets = new Targets(TargetsTest::answer, PORTS, false, PATIENCE);

  /** One of the names is never answered for. */
  private final Targets hasty =
      new Targets(TargetsTest::answer, PORTS, false, Duration.ofMillis(200));

  @Test
  void nothing_inside_is_ever_sent_to() throws IOException {
    var admitted = new ArrayList<String>();
    int looked = 0;
    for (String url : lines("refused.txt")) {
      looked++;
      try {
        admitted.add(url + " -> " + hasty.resolve(url));
      } catch (TargetRefused e) {
        continue;
      }
    }
    assertThat(admitted).isEmpty();
    assertThat(looked).isGreaterThan(200);
  }

  /** The canary: a rule that refuses everything would pass the table above. */
  @Test
  void what_is_out_there_is_sent_to() throws Exception {
    for (String url : lines("admitted.txt")) {
      assertThat(targets.resolve(url).tls()).as(url).isTrue();
    }
    Target target = targets.resolve("https://Hooks.Example.COM:8443?x=1&y=%20");
    assertThat(target.host()).isEqualTo("hooks.example.com");
    assertThat(target.port()).isEqualTo(8443);
    assertThat(target.path()).isEqualTo("/?x=1&y=%20");
    assertThat(target.address().getHostAddress()).isEqualTo("93.184.215.14");
    assertThat(target.address().toString()).as("nameless").startsWith("/");
  }

  @Test
  void a_name_that_changes_its_address_is_asked_once_a_delivery_and_refused_the_next_time()
      throws Exception {
    var asked = new AtomicInteger();
    var rebinding =
        new Targets(
            _ -> List.of(address(asked.getAndIncrement() == 0 ? "08080808" : "7f000001")),
            PORTS,
            false,
            PATIENCE);
    Target first = rebinding.resolve("https://rebind.attacker.example.com/");
    assertThat(asked).hasValue(1);
    assertThat(first.address().getHostAddress()).isEqualTo("8.8.8.8");
    assertThatThrownBy(() -> rebinding.resolve("https://rebind.attacker.example.com/"))
        .isInstanceOf(TargetRefused.class);
    assertThat(asked).hasValue(2);
  }

  @Test
  void one_address_inside_among_others_is_enough() {
    var mixed =
        new Targets(_ -> List.of(address("08080808"), address("0a000001")), PORTS, false, PATIENCE);
    assertThatThrownBy(() -> mixed.resolve("https://hooks.example.com/"))
        .isInstanceOf(TargetRefused.class);
  }

  @Test
  void a_mapped_address_is_one_inside_whoever_unpacks_it() {
    byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");
    assertThat(Addresses.isPublic(mapped)).isFalse();
    assertThat(Addresses.isPublic(HexFormat.of().parseHex("00000000000000000000ffff08080808")))
        .isFalse();
  }

  @Test
  void this_machine_is_sent_to_only_where_that_was_said_and_only_by_its_names() throws Exception {
    var here =
        new Targets(
            host -> List.of(address(host.equals("localhost") ? "0a000001" : "7f000001")),
            PORTS,
            true,
            PATIENCE);
    assertThat(here.resolve("http://127.0.0.1:8099/hook").tls()).isFalse();
    for (String url :
        List.of(
            "http://localhost:8099/", // resolves to somewhere else
            "http://127.0.0.2:8099/",
            "http://hooks.example.com/",
            "https://hooks.example.com/",
            "http://user@127.0.0.1:8099/",
            "ftp://127.0.0.1/")) {
      assertThatThrownBy(() -> here.resolve(url)).as(url).isInstanceOf(TargetRefused.class);
    }
    assertThatThrownBy(() -> Courier.refuse(true, false)).hasMessageContaining("loopback");
    Courier.refuse(true, true);
    Courier.refuse(false, false);
  }

  private static List<InetAddress> answer(String host) throws UnknownHostException {
    if (host.equals("nowhere.attacker.example.com")) {
      throw new UnknownHostException(host);
    }
    if (host.equals("slow.attacker.example.com")) {
      try {
        new CountDownLatch(1).await(); // nobody ever answers
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    List<InetAddress> addresses =
        Stream.of(host.split("\\."))
            .filter(label -> label.matches("x([0-9a-f]{8}|[0-9a-f]{32})"))
            .map(label -> address(label.substring(1)))
            .toList();
    return addresses.isEmpty() ? List.of(address("5db8d70e")) : addresses;
  }

  private static InetAddress address(String hex) {
    try {
      return InetAddress.getByAddress(HexFormat.of().parseHex(hex));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(hex, e);
    }
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = TargetsTest.class.getResourceAsStream("/ssrf/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n"))
          .toList();
    }
  }
}
