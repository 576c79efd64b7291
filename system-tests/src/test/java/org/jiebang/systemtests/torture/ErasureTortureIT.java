package org.jiebang.systemtests.torture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jiebang.local.Torture;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * I13: a person is erased under load, in the middle of a sentence: what they said is nowhere, what
 * they did is still counted.
 */
@Order(21)
class ErasureTortureIT {

  private static final String ACCOUNT = "leaving";
  private static final String NEEDS = "/api/v1/needs";

  private final String mark = Long.toString(System.nanoTime(), 36);
  private final String name = "金丝雀-" + mark + "-姓名";
  private final String phone =
      "+86 1%010d".formatted(Math.floorMod(System.nanoTime(), 10_000_000_000L));
  private final String text = "金丝雀要说的话 canary-" + mark + " 一字不留";
  private final List<String> canaries = List.of(name, phone, text, "canary-" + mark);

  @Test
  void what_an_erased_person_said_is_nowhere_and_what_they_did_still_counts() throws IOException {
    try (Torture torture = Torture.of("erasure");
        Siege siege = Siege.begin(torture)) {
      int each = torture.dose(12, 200);
      String person = registered();
      String token = House.cast().token(ACCOUNT);
      List<String> needs = new ArrayList<>();
      List<String> drafts = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        needs.add(say(NEEDS, token).expect(201).id());
        drafts.add(say(NEEDS + "/drafts", token).expect(201).id());
      }
      List<String> theirs = List.of(person, needs.getFirst(), drafts.getFirst());
      var before = EverythingTold.by(List.of("needs", "gateway"), theirs, ACCOUNT);
      torture.canary("a need tells its author's words", tells(before, NEEDS + "/{id}", text));
      torture.canary("a list tells names", tells(before, NEEDS, name));
      torture.canary("a person tells their phone", tells(before, "/api/v1/persons/{id}", phone));
      for (String service : List.of("needs", "gateway")) {
        assertThat(keys(person, service)).as("keys in %s", service).isPositive();
      }

      // Somebody who goes on talking while they are erased, until nothing is taken any more.
      var talking = new CountDownLatch(5);
      CompletableFuture<List<String>> last =
          CompletableFuture.supplyAsync(() -> talk(token, talking), Thread::startVirtualThread);
      joined(talking);
      Ask.post("/api/v1/persons/" + person + "/erase")
          .as(SampleCommunity.DISTRICT)
          .send()
          .expect(200);
      needs.addAll(last.join());

      await().atMost(Liveness.BOUND).untilAsserted(() -> assertThat(readable(person)).isEmpty());
      for (String draft : drafts) {
        await()
            .atMost(Liveness.BOUND)
            .untilAsserted(() -> assertThat(keys(draft, "needs")).isZero());
      }
      siege.end();
      var after = EverythingTold.by(Logs.SERVICES, theirs, ACCOUNT);
      for (String canary : canaries) {
        assertThat(after.pathsWith(canary)).as("who tells %s", canary).isEmpty();
      }
      assertThat(submitted(person)).as("events of what they did").isEqualTo(needs.size());
      assertThat(rows(person)).as("rows of what they did").isEqualTo(needs.size());
      for (String service : List.of("needs", "gateway")) {
        assertThat(keys(person, service)).as("keys in %s", service).isZero();
      }
      torture.count("answers before", before.answered());
      torture.atLeast("answers after", after.answered(), 50);
      torture.count("said while being erased", last.join().size());
      torture.atLeast("needs of the erased person", needs.size(), each);
      search(torture);
    }
  }

  private static boolean tells(EverythingTold told, String path, String text) {
    return told.pathsWith(text).contains(path);
  }

  private String registered() {
    String password = House.stack().secrets().accountPassword(ACCOUNT);
    return Ask.post("/api/v1/persons")
        .as(SampleCommunity.DISTRICT)
        .json(
            Map.of(
                "name",
                name,
                "phone",
                phone,
                "account",
                ACCOUNT,
                "password",
                password,
                "grants",
                List.of("RES@community:" + House.community())))
        .send()
        .expect(201)
        .id();
  }

  private Reply say(String path, String token) {
    return Ask.post(path)
        .bearer(token)
        .json(
            Map.of(
                "community",
                House.community(),
                "category",
                "CHILD_CARE",
                "text",
                text,
                "riskStatement",
                text,
                "authorName",
                name,
                "authorPhone",
                phone))
        .send();
  }

  /** Needs until the person is gone. */
  private List<String> talk(String token, CountDownLatch talking) {
    List<String> needs = new ArrayList<>();
    Reply reply = say(NEEDS, token);
    while (reply.status() == 201) {
      needs.add(reply.id());
      talking.countDown();
      reply = say(NEEDS, token);
    }
    reply.expect(410, "PERSON_ERASED");
    return needs;
  }

  private static void joined(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String hex(String id) {
    return "X'" + id.replace("-", "") + "'";
  }

  private static long submitted(String person) {
    return Logs.payloads("needs", "need-submitted").stream()
        .filter(said -> said.path("author").asText().equals(person))
        .count();
  }

  private static long rows(String person) {
    return Logs.count(
        "needs",
        "need WHERE gen = (SELECT live FROM generation WHERE view = 'need') AND NOT draft AND"
            + " author = "
            + hex(person));
  }

  /** Services where something of theirs could still be opened, or a new key be made. */
  private static List<String> readable(String person) {
    List<String> readable = new ArrayList<>();
    for (String service : Logs.SERVICES) {
      long graves =
          Logs.count(
              service, keyTable(service) + " WHERE wrapped IS NULL AND subject = " + hex(person));
      if (keys(person, service) > 0 || graves != 1) {
        readable.add(service);
      }
    }
    return readable;
  }

  private static long keys(String subject, String service) {
    return Logs.count(
        service, keyTable(service) + " WHERE wrapped IS NOT NULL AND subject = " + hex(subject));
  }

  private static String keyTable(String service) {
    return House.stack().database(service).keysName() + ".person_key";
  }

  /**
   * Data files with redo and undo, broker segments, logs, state: every byte below the house. What
   * everybody may read must be found in MariaDB's files and in Kafka's, or the search is blind.
   */
  private void search(Torture torture) throws IOException {
    Path folder = House.stack().folder();
    Map<Path, byte[]> plants =
        Map.of(
            folder.resolve("logs/planted-8.log"), text.getBytes(UTF_8),
            folder.resolve("logs/planted-16.log"), ("x" + text + "x").getBytes(UTF_16LE),
            folder.resolve("logs/planted-hex.log"),
                HexFormat.of().formatHex(text.getBytes(UTF_8)).getBytes(US_ASCII),
            folder.resolve("logs/planted-64.log"),
                Base64.getEncoder().encode(("ab" + text).getBytes(UTF_8)));
    ByteSearch.Result result;
    List<String> wanted = new ArrayList<>(canaries);
    wanted.add(Workload.OPEN_WORDS);
    try {
      for (Map.Entry<Path, byte[]> plant : plants.entrySet()) {
        Files.write(plant.getKey(), plant.getValue());
      }
      result = ByteSearch.of(wanted).below(folder);
    } finally {
      for (Path plant : plants.keySet()) {
        Files.deleteIfExists(plant);
      }
    }
    for (Path plant : plants.keySet()) {
      String file = folder.relativize(plant).toString();
      torture.canary("a canary in " + file, found(result, text, file));
    }
    for (String server : List.of("mariadb", "kafka")) {
      torture.canary(
          "clear text in the files of " + server,
          found(result, Workload.OPEN_WORDS, "data/" + server));
    }
    torture.count("files searched", result.files());
    torture.atLeast("megabytes searched", result.bytes() >> 20, 50);
    torture.count("encodings of each string", ByteSearch.encodings(text).size());
    assertThat(result.found())
        .filteredOn(line -> !line.startsWith(Workload.OPEN_WORDS) && !line.contains("logs/planted"))
        .isEmpty();
  }

  private static boolean found(ByteSearch.Result result, String text, String file) {
    return result.found().stream().anyMatch(line -> line.startsWith(text + " in " + file));
  }
}
