package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partner that delivers: it is told that there is something to tell, and asks whom. */
@Order(8)
@Tag("N-29")
class NoticeDeliveryIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> PERSONAL =
      List.of("居民甲", "+86 100 0000 0003", String.valueOf(Needs.wish().get("text")));

  private static Partner partner;
  private static Inbox inbox;
  private static String hook;
  private static String secret;

  @BeforeAll
  static void a_partner_with_a_webhook_for_notices() {
    House.open();
    partner = Partner.service("webhooks:write", "notices:read", "needs:read");
    inbox = new Inbox();
    JsonNode subscribed =
        Ask.post("/api/v1/webhooks")
            .bearer(partner.token())
            .json(
                Map.of(
                    "scope",
                    House.community(),
                    "url",
                    inbox.url(),
                    "types",
                    List.of("notice-made")))
            .send()
            .expect(201)
            .json();
    hook = "/api/v1/webhooks/" + subscribed.path("id").asText();
    secret = subscribed.path("secret").asText();
    Ask.post(hook + "/verify").bearer(partner.token()).send().expect(200);
  }

  @AfterAll
  static void close() {
    Ask.post(hook + "/close").bearer(partner.token()).send().expect(200);
    inbox.close();
  }

  /** The notices of a need that have come, each once or more. */
  private static List<Inbox.Message> of(String need) {
    return inbox.messages().stream()
        .filter(m -> m.json().at("/data/payload/need").asText().equals(need))
        .toList();
  }

  private static JsonNode page(String token, String path) {
    return Ask.get(path).bearer(token).send().expect(200).json().path("items");
  }

  @Test
  void what_becomes_of_a_need_reaches_the_partner_signed_and_without_a_word_of_anybody() {
    String need = Needs.submitted();
    Ask.post("/api/v1/subscriptions")
        .as("neighbour")
        .json(Map.of("community", House.community(), "need", need))
        .send()
        .expect(201);
    Ask.post("/api/v1/needs/" + need + "/verify")
        .as("grid")
        .json(Map.of("urgency", "GENERAL", "grid", "1"))
        .send()
        .expect(200);
    await().atMost(PATIENCE).until(() -> !of(need).isEmpty());

    Inbox.Message message = of(need).getFirst();
    assertThat(message.type()).isEqualTo("notice-made");
    assertThat(message.signedWith(secret)).isEqualTo(1);
    assertThat(message.json().at("/data/payload/kind").asText()).isEqualTo("VERIFIED");
    assertThat(message.body()).doesNotContain(PERSONAL);
    assertThat(message.body()).doesNotContain(House.cast().player("neighbour").person());

    String token = partner.token();
    String notice = "/api/v1/notices/" + message.json().at("/data/payload/notice").asText();
    JsonNode recipients = page(token, notice + "/recipients");
    assertThat(recipients.findValuesAsText("person"))
        .containsExactly(House.cast().player("neighbour").person());
    assertThat(page(token, notice + "/concerned").findValuesAsText("person"))
        .containsExactly(House.cast().player("resident").person());
    assertThat(recipients.toString()).doesNotContain(PERSONAL);

    // Ids are all that a partner has of people; their words need a scope of their own.
    String path = "/api/v1/needs/" + need;
    assertThat(Ask.get(path).bearer(token).send().expect(200).text()).doesNotContain(PERSONAL);
    String blind = Partner.userApp("needs:read").token("resident");
    assertThat(Ask.get(path).bearer(blind).send().expect(200).text()).doesNotContain(PERSONAL);
    String trusted = Partner.userApp("needs:read", "personal:read").token("resident");
    assertThat(Ask.get(path).bearer(trusted).send().expect(200).text())
        .contains(PERSONAL.getLast());
    Ask recipientsOf = Ask.get(notice + "/recipients");
    recipientsOf.bearer(trusted).send().expect(403, "SCOPE_NOT_GRANTED");
    recipientsOf.as("desk").send().expect(403, "ROLE_NOT_ALLOWED");

    // Whatever is delivered more than once is the same message of the same notice.
    assertThat(of(need)).extracting(Inbox.Message::id).containsOnly(message.id());
    assertThat(of(need)).extracting(Inbox.Message::position).containsOnly(message.position());
  }
}
