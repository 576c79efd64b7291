package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jiebang.eventsourcing.http.CountedReads.Read;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read of a stream of a thousand events, by what is asked about it. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class HistoryReadsIT extends OverHttp {

  private static final int LENGTH = 1_000;

  /** A first look at a moment that nobody knows the place of reads so far at most. */
  private static final int AT_ONCE = 500;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CountedReads reads;

  /** A counter that was opened and then raised by one, again and again. */
  private UUID counter() throws Exception {
    UUID id = opened(LENGTH);
    Answer raised =
        send(
            "POST",
            COUNTERS + "/imports?counter=" + id,
            "number\n" + "1\n".repeat(LENGTH - 1),
            "Authorization",
            bearer(COM),
            "Content-Type",
            "text/csv",
            "Idempotency-Key",
            key());
    assertThat(raised.json().path("done").asInt()).isEqualTo(LENGTH - 1);
    return id;
  }

  private int count(String path) throws Exception {
    Answer answer = get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.json().path("count").asInt();
  }

  @Test
  void what_is_read_is_what_is_asked_for() throws Exception {
    UUID id = counter();
    String at = "/api/v1/counted-counters/" + id;

    // The canary: nothing is known yet, so that all has to be read, and is counted.
    assertThat(reads.during(() -> assertThat(count(at)).isEqualTo(LENGTH - 1)))
        .isEqualTo(new Read(LENGTH, 1));
    assertThat(reads.during(() -> count(at))).isEqualTo(new Read(0, 0));

    assertThat(reads.during(() -> assertThat(count(at + "?asOf=10")).isEqualTo(9)))
        .isEqualTo(new Read(10, 1));
    assertThat(reads.during(() -> count(at + "?asOf=" + LENGTH))).isEqualTo(new Read(0, 0));
    assertThat(reads.during(() -> count(at))).isEqualTo(new Read(0, 0)); // not forgotten meanwhile

    JsonNode first = get(at + "/events?limit=1").json();
    String opened = first.at("/items/0/at").asText();
    assertThat(reads.during(() -> count(at + "?asOf=" + opened)).events())
        .isBetween(1L, (long) AT_ONCE);
    assertThat(reads.during(() -> count(at + "?asOf=2999-01-01T00:00:00Z")))
        .isEqualTo(new Read(LENGTH, 2));
    assertThat(reads.during(() -> get(at + "/diff?from=1&to=3"))).isEqualTo(new Read(3, 1));
  }

  @Test
  void pages_of_events_read_every_event_once() throws Exception {
    String at = "/api/v1/counted-counters/" + counter() + "/events?limit=100";
    Read all =
        reads.during(
            () -> {
              JsonNode page = get(at).json();
              int seen = page.path("items").size();
              while (page.has("next")) {
                page = get(at + "&after=" + page.path("next").asLong()).json();
                seen += page.path("items").size();
              }
              assertThat(seen).isEqualTo(LENGTH);
            });
    assertThat(all).isEqualTo(new Read(LENGTH, 10));
  }

  @Test
  void all_events_are_one_sheet() throws Exception {
    String at = "/api/v1/counted-counters/" + counter() + "/events";
    Answer sheet = get(at, "Accept", "text/csv");
    assertThat(sheet.raw().body().lines()).hasSize(1 + LENGTH);
    assertThat(sheet.header("Link")).isNull();
    Answer part = get(at + "?limit=100&after=850", "Accept", "text/csv");
    assertThat(part.raw().body().lines()).hasSize(1 + 100);
    String rest = String.valueOf(part.header("Link")).replaceAll("^<|>; rel=\"next\"$", "");
    assertThat(rest).isEqualTo(at + "?limit=100&after=950");
    Answer last = get(rest, "Accept", "text/csv");
    assertThat(last.raw().body().lines()).hasSize(1 + 50);
    assertThat(last.header("Link")).isNull();
  }
}
