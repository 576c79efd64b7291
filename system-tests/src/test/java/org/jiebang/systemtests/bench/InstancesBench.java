package org.jiebang.systemtests.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.local.story.Api;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Runners;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench instances}: two instances of one service on one database, asked over HTTP:
 * callers who know which instance holds a part, beside callers who ask any of them.
 */
class InstancesBench {

  private static final int CALLERS = 64;
  private static final int GOODS = 256;
  private static final String SPLIT = "parts split: everybody asks the holder";
  private static final String FORWARDED = "any instance is asked, and forwards";
  private static final String STRAY = "any instance is asked, and appends itself";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private List<URI> instances = List.of();
  private List<String> goods = List.of();
  private int[] holders = new int[Ids.PARTS];

  @AfterAll
  static void one_instance_again() {
    if (House.isOpen()) {
      House.stack().stop("points-2");
    }
  }

  @Test
  void instances() throws Exception {
    House.open();
    instances = List.of(House.stack().uri("points"), House.stack().startSecond("points"));
    Runners.ready();
    var made = new ArrayList<String>();
    for (int n = 0; n < GOODS; n++) {
      made.add(Runners.goodForOnePoint("bench " + n, 1));
    }
    goods = List.copyOf(made);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::shared);
    Map<String, Figures> figures =
        new Rounds()
            .add(SPLIT, () -> window(good -> holders[Ids.part(UUID.fromString(good))], false))
            .add(FORWARDED, () -> window(good -> anyOne(), false))
            .add(STRAY, () -> window(good -> anyOne(), true))
            .run();
    var report =
        new Report(
            "instances",
            "Durable commands over HTTP to two instances of points-service, "
                + CALLERS
                + " connections, "
                + GOODS
                + " streams; callers, instances, MariaDB, Kafka and the other services on this"
                + " machine, the instances with the JVM settings of `./jiebang up`. CPU is the"
                + " callers' alone; *others* are the services and servers.");
    report.table("Two instances", figures);
    report.line("");
    report.aim(
        "with forwarding, of parts split",
        Figures.rate(figures, FORWARDED) / Figures.rate(figures, SPLIT),
        "≥",
        0.8);
    report.line(
        String.format(
            java.util.Locale.ROOT,
            "- without forwarding, of parts split: %.2f",
            Figures.rate(figures, STRAY) / Figures.rate(figures, SPLIT)));
    report.line(
        "- half of the commands that are asked of any instance make one more hop: a second request"
            + " to be sent, parsed, checked and answered. Machines of their own would each carry"
            + " one end of it; here both ends share two cores with the callers.");
    report.write();
  }

  private static int anyOne() {
    return ThreadLocalRandom.current().nextInt(2);
  }

  /** Looks who holds which part; true when both instances hold their share. */
  private boolean shared() throws SQLException {
    ServiceDatabase points = House.stack().database("points");
    var found = new int[Ids.PARTS];
    int seconds = 0;
    int firsts = 0;
    try (Connection c = House.stack().databaseServer().connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT l.part, i.url FROM "
                    + points.name()
                    + ".part_lease l JOIN "
                    + points.name()
                    + ".instance i ON i.id = l.holder")) {
      while (r.next()) {
        boolean second = r.getString(2).equals(instances.get(1).toString());
        found[r.getInt(1)] = second ? 1 : 0;
        seconds += second ? 1 : 0;
        firsts += second ? 0 : 1;
      }
    }
    holders = found;
    return seconds == Ids.PARTS / 2 && firsts == Ids.PARTS / 2;
  }

  /**
   * @param instance by the stream, which of the two is asked
   * @param stays whether it is told to keep the command instead of forwarding it
   */
  private Figures window(ToIntFunction<String> instance, boolean stays) throws Exception {
    shared();
    House.cast().again("desk"); // tokens do not live as long as the bench
    String token = "Bearer " + House.cast().token("desk");
    return Load.of(
        CALLERS,
        new Load.Window(Duration.ofMillis(1_500), Duration.ofSeconds(3), null),
        i ->
            () -> {
              String good = goods.get(ThreadLocalRandom.current().nextInt(GOODS));
              return restock(instances.get(instance.applyAsInt(good)), good, token, stays);
            });
  }

  private int restock(URI instance, String good, String token, boolean stays) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(instance.resolve("/api/v1/rewards/" + good + "/restock"))
            .POST(BodyPublishers.ofString("{\"count\":1}"))
            .header("Authorization", token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", Api.newKey());
    if (stays) {
      request.header("X-Forwarded-Instance", "1");
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() == 503) {
      return 0; // busy for once; does not count
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return 1;
  }
}
