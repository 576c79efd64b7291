package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jiebang.local.story.SampleCommunity;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A calendar program that has an address and nothing else, through the one door. */
@Order(7)
class CalendarIT {

  private static final String CALENDARS = "/api/v1/calendars";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static JsonNode opened(String account, Map<String, Object> wanted) {
    return Ask.post(CALENDARS).as(account).json(wanted).send().expect(201).json();
  }

  private static void shows(String calendar, String... what) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(Ask.get(calendar).send().expect(200).text()).contains(what));
  }

  @Test
  void a_calendar_follows_what_becomes_of_a_session_until_it_is_given_up() throws IOException {
    Runners.ready();
    String session = Runners.sessionsWithOnePlace(1, 0).getFirst();
    String path = "/api/v1/sessions/" + session;
    Ask.post(path + "/sign-ups").as("runner-1").send().expect(200);
    JsonNode calendar = opened("runner-1", Map.of("kind", "MINE"));
    String address = calendar.path("address").asText();
    assertThat(address).matches(CALENDARS + "/[A-Za-z0-9_-]{32}\\.ics");

    shows(address, "UID:" + session + "@jiebang\r\n", "LOCATION:五环社区青年之家\r\n");
    Reply read = Ask.get(address).send().expect(200);
    assertThat(read.header("Content-Type")).isEqualTo("text/calendar; charset=utf-8");
    assertThat(read.header("Cache-Control")).contains("private");
    assertThat(read.header("RateLimit-Policy")).contains("address");
    String person = House.cast().player("runner-1").person();
    assertThat(read.text()).doesNotContain(person, "METHOD", "ATTENDEE", "ORGANIZER");
    Ask.get(address).header("If-None-Match", read.header("ETag")).send().expect(304);

    JsonNode everybodys =
        opened("runner-2", Map.of("kind", "COMMUNITY", "community", House.community()));
    String shared = everybodys.path("address").asText();
    shows(shared, "UID:" + session + "@jiebang\r\n", "名额 / Places: 1/1");

    Ask.post(path + "/cancel").as("dep-1").json(Map.of("reason", "WEATHER")).send().expect(200);
    shows(address, "STATUS:CANCELLED\r\n");
    shows(shared, "STATUS:CANCELLED\r\n");

    String one = CALENDARS + "/" + calendar.path("id").asText() + "/revoke";
    Ask.post(one).as("runner-2").send().expect(404, "CALENDAR_NOT_FOUND");
    Ask.post(one).as("runner-1").send().expect(200);
    Ask.get(address).send().expect(404, "CALENDAR_NOT_FOUND");
    Ask.get(shared).send().expect(200);
    nobodyWroteDown(address.substring(CALENDARS.length() + 1).replace(".ics", ""));
    nobodyWroteDown(shared.substring(CALENDARS.length() + 1).replace(".ics", ""));
  }

  /** Neither a log nor a metric knows a secret; the canary shows that we look where they write. */
  private static void nobodyWroteDown(String secret) throws IOException {
    for (String service : List.of("gateway", "matching")) {
      String log = Files.readString(House.stack().log(service));
      assertThat(log).as("log of " + service).contains("Listening on").doesNotContain(secret);
      assertThat(metrics(service))
          .as("metrics of " + service)
          .contains("http_server_requests_seconds_count")
          .doesNotContain(secret);
    }
  }

  /** Not an answer of the API, so not looked at as one. */
  private static String metrics(String service) throws IOException {
    try (InputStream in =
        House.stack().management(service).resolve("/q/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void an_erased_person_has_no_calendar() {
    String account = "calendar-erased";
    String person =
        Ask.post("/api/v1/persons")
            .as(SampleCommunity.DISTRICT)
            .json(
                Map.of(
                    "name",
                    "将被注销者",
                    "phone",
                    "+86 100 0000 0098",
                    "account",
                    account,
                    "password",
                    House.stack().secrets().accountPassword(account),
                    "grants",
                    List.of("VOL@community:" + House.community())))
            .send()
            .expect(201)
            .id();
    String address = opened(account, Map.of("kind", "MINE")).path("address").asText();
    Ask.get(address).send().expect(200);
    Ask.post("/api/v1/persons/" + person + "/erase")
        .as(SampleCommunity.DISTRICT)
        .send()
        .expect(200);
    await().atMost(PATIENCE).until(() -> Ask.get(address).send().status() == 404);
    Ask.post(CALENDARS)
        .as(account)
        .json(Map.of("kind", "MINE"))
        .send()
        .expect(410, "PERSON_ERASED");
  }
}
