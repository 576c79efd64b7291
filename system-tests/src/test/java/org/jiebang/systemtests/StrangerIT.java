package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People without a token, with a false one, from elsewhere, or in the wrong role. */
@Order(5)
@ExtendWith(NothingWritten.class)
class StrangerIT {

  /** One path of the gateway itself and of each service behind it. */
  private static final List<String> PATHS =
      List.of("/api/v1/me", "/api/v1/needs", "/api/v1/tasks", "/api/v1/rewards");

  /** A path of each kind, with the id of something that only the sample community may see. */
  private static final Map<String, String> PRIVATE = new LinkedHashMap<>();

  private static final List<String> STRANGERS = List.of("COM", "RES", "VOL");

  @BeforeAll
  static void another_community_in_the_same_district() {
    STRANGERS.forEach(NextDoor::account);
    findPrivateThings();
  }

  private static void findPrivateThings() {
    Runners.ready();
    String community = House.community();
    PRIVATE.put("needs", Needs.submitted());
    PRIVATE.put("tasks", draft(PRIVATE.getOrDefault("needs", "")));
    PRIVATE.put(
        "need-lists",
        Ask.post("/api/v1/need-lists")
            .as("desk")
            .json(Map.of("community", community, "level", "MONTHLY", "period", "2098-01"))
            .send()
            .expect(201)
            .id());
    PRIVATE.put(
        "bodies",
        Ask.post("/api/v1/bodies")
            .as("desk")
            .json(Map.of("place", community, "kind", "COUNCIL", "name", "青年议事会"))
            .send()
            .expect(201)
            .id());
    for (String kind : List.of("agreements", "volunteers", "acceptances", "accounts")) {
      PRIVATE.put(kind, first(kind + "?community=" + community));
    }
    PRIVATE.put("persons", first("persons?scope=" + community));
    Ask redeem =
        Ask.post("/api/v1/redemptions")
            .as("runner-3")
            .json(
                Map.of(
                    "account",
                    Runners.accountId("runner-3"),
                    "reward",
                    Runners.goodForOnePoint("手电筒", 1)));
    PRIVATE.put("redemptions", redeem.send().expect(201).id());
  }

  private static String draft(String need) {
    return Ask.post("/api/v1/tasks")
        .as("desk")
        .json(
            Map.of(
                "community",
                House.community(),
                "need",
                need,
                "category",
                "CHILD_CARE",
                "sheet",
                Map.of("title", "草稿", "description", "尚未发榜。")))
        .send()
        .expect(201)
        .id();
  }

  private static String first(String list) {
    JsonNode page = Ask.get("/api/v1/" + list).as("desk").send().expect(200).json();
    assertThat(page.path("items")).as(list).isNotEmpty();
    return page.at("/items/0/id").asText();
  }

  @Test
  void without_a_token_nothing_is_told() {
    for (String path : PATHS) {
      assertRefused(Ask.get(path), path);
      assertRefused(Ask.get(path).header("Authorization", "Basic ZGVzazpkZXNr"), path);
      assertRefused(Ask.get(path).header("Authorization", "Bearer"), path);
    }
  }

  @Test
  void a_false_token_is_refused_by_every_service() throws GeneralSecurityException {
    String token = House.cast().token("desk");
    List<String> forged = new ArrayList<>();
    forged.add("garbage");
    forged.add("a.b.c");
    forged.add("..");
    forged.add("x".repeat(9_000));
    forged.add(token.substring(0, token.lastIndexOf('.') + 1));
    forged.add(token.substring(0, token.length() - 6) + "AAAAAA");
    forged.add(withClaim(token, "sub", UUID.randomUUID().toString()));
    forged.add(withClaim(token, "exp", "4102444800"));
    forged.add(withClaim(token, "aud", "somebody-else"));
    forged.add(withoutAlgorithm(token));
    forged.add(signedByAStranger(token));
    forged.add(signedWithThePublicKey(token));
    for (String path : PATHS) {
      forged.forEach(one -> assertRefused(Ask.get(path).bearer(one), path));
    }
    // The services themselves, not only the door.
    for (String service : List.of("needs", "matching", "points")) {
      String path = PATHS.get(List.of("needs", "matching", "points").indexOf(service) + 1);
      for (String one : forged) {
        assertRefused(Ask.get(path).at(House.stack().uri(service)).bearer(one), path);
      }
    }
  }

  private static void assertRefused(Ask ask, String path) {
    Reply reply = ask.send().expect(401, "AUTH_REQUIRED");
    assertThat(reply.header("WWW-Authenticate")).as(path).startsWith("Bearer");
  }

  private static String withClaim(String token, String claim, String value) {
    String[] parts = token.split("\\.", -1);
    ObjectNode claims = (ObjectNode) Logs.read(decoded(parts[1]));
    if (value.matches("\\d+")) {
      claims.put(claim, Long.parseLong(value));
    } else {
      claims.put(claim, value);
    }
    return parts[0] + "." + encoded(claims.toString().getBytes(UTF_8)) + "." + parts[2];
  }

  private static String withoutAlgorithm(String token) {
    return encoded("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + token.split("\\.", -1)[1] + ".";
  }

  /** The right names, times and key id; only the key is another. */
  private static String signedByAStranger(String token) throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(keys.generateKeyPair().getPrivate());
    String content = token.substring(0, token.lastIndexOf('.'));
    signature.update(content.getBytes(UTF_8));
    return content + "." + encoded(signature.sign());
  }

  /** What everybody can fetch, used as if it were a secret. */
  private static String signedWithThePublicKey(String token) throws GeneralSecurityException {
    String jwks = Ask.get("/api/v1/auth/jwks").send().expect(200).text();
    ObjectNode header = (ObjectNode) Logs.read(decoded(token.split("\\.", -1)[0]));
    header.put("alg", "HS256");
    String content = encoded(header.toString().getBytes(UTF_8)) + "." + token.split("\\.", -1)[1];
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(jwks.getBytes(UTF_8), "HmacSHA256"));
    return content + "." + encoded(mac.doFinal(content.getBytes(UTF_8)));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What belongs to another community looks exactly as what does not exist. */
  @ParameterizedTest
  @ValueSource(strings = {"next-door-com", "next-door-res", "next-door-vol"})
  void what_belongs_to_others_is_as_if_it_did_not_exist(String stranger) {
    PRIVATE.forEach(
        (kind, id) -> {
          for (String what : List.of("", "/events", "?asOf=1", "/diff?from=1&to=1")) {
            Reply real = Ask.get("/api/v1/" + kind + "/" + id + what).as(stranger).send();
            Reply none =
                Ask.get("/api/v1/" + kind + "/" + UUID.randomUUID() + what).as(stranger).send();
            assertThat(real.status()).as("%s", real).isIn(403, 404);
            assertThat(real.code()).as("%s", real).isEqualTo(none.code());
            assertThat(real.status()).as("%s", real).isEqualTo(none.status());
          }
        });
  }

  @Test
  void commands_on_what_belongs_to_others_find_nothing() {
    for (String[] command :
        new String[][] {
          {"needs", "/verify", "{\"urgency\":\"GENERAL\"}"},
          {"needs", "/plan", "{}"},
          {"tasks", "/withdraw", "{\"reason\":\"不做了\"}"},
          {"need-lists", "/close", "{}"},
          {"bodies", "/dissolve", "{\"reason\":\"试一试\"}"},
          {"agreements", "/sign", "{}"},
          {"volunteers", "/insurances", "{\"insuredUntil\":\"2099-01-01T00:00:00Z\"}"},
          {"accounts", "/freeze", "{\"reason\":\"试一试\"}"},
          {"redemptions", "/cancel", "{\"reason\":\"TRY\"}"}
        }) {
      String path = "/api/v1/" + command[0] + "/" + PRIVATE.get(command[0]) + command[1];
      Reply reply = Ask.post(path).as("next-door-com").body(command[2]).send().expect(404);
      assertThat(reply.code()).endsWith("_NOT_FOUND");
    }
  }

  @Test
  void nobody_creates_anything_in_anothers_name() {
    Ask.post("/api/v1/needs")
        .as("next-door-res")
        .json(Needs.wish())
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
    Ask.post("/api/v1/need-lists")
        .as("next-door-com")
        .json(Map.of("community", House.community(), "level", "MONTHLY", "period", "2098-02"))
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
    Ask.post("/api/v1/rewards")
        .as("next-door-com")
        .json(
            Map.of(
                "community",
                House.community(),
                "name",
                "雨衣",
                "price",
                1,
                "stock",
                1,
                "pickupPoints",
                List.of("站")))
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
  }

  @Test
  void lists_show_only_what_one_may_see() {
    String community = House.community();
    for (String list :
        List.of(
            "needs?community=" + community,
            "need-lists?community=" + community,
            "bodies?community=" + community,
            "agreements?community=" + community,
            "volunteers?community=" + community,
            "accounts?community=" + community,
            "redemptions?community=" + community)) {
      Reply reply = Ask.get("/api/v1/" + list).as("next-door-com").send();
      if (reply.status() == 200) {
        assertThat(reply.json().path("items")).as("%s", reply).isEmpty();
      } else {
        assertThat(reply.status()).as("%s", reply).isIn(403, 404);
      }
    }
  }

  @Test
  void a_role_that_may_see_it_may_still_not_do_it() {
    String need = PRIVATE.get("needs");
    Ask.post("/api/v1/needs/" + need + "/verify")
        .as("resident")
        .json(Map.of("urgency", "GENERAL"))
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
    Ask.post("/api/v1/needs/" + need + "/plan").as("grid").send().expect(403, "ROLE_NOT_ALLOWED");
    Ask.post("/api/v1/clock/advance")
        .as("desk")
        .json(Map.of("seconds", 1))
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
    Ask.post("/api/v1/persons")
        .as("volunteer-1")
        .json(Map.of("name", "x", "phone", "+86 100 0003 0000", "grants", List.of()))
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
  }

  @Test
  void an_id_that_nobody_has_is_not_found_in_any_room() {
    Map<String, String> codes =
        Map.ofEntries(
            Map.entry("communities", "COMMUNITY_NOT_FOUND"),
            Map.entry("needs", "NEED_NOT_FOUND"),
            Map.entry("need-lists", "NEED_LIST_NOT_FOUND"),
            Map.entry("bodies", "BODY_NOT_FOUND"),
            Map.entry("tripartites", "TRIPARTITE_NOT_FOUND"),
            Map.entry("organisations", "ORGANISATION_NOT_FOUND"),
            Map.entry("agreements", "AGREEMENT_NOT_FOUND"),
            Map.entry("volunteers", "VOLUNTEER_NOT_FOUND"),
            Map.entry("tasks", "TASK_NOT_FOUND"),
            Map.entry("sessions", "SESSION_NOT_FOUND"),
            Map.entry("acceptances", "ACCEPTANCE_NOT_FOUND"),
            Map.entry("evaluations", "EVALUATION_NOT_FOUND"),
            Map.entry("schemes", "SCHEME_NOT_FOUND"),
            Map.entry("accounts", "ACCOUNT_NOT_FOUND"),
            Map.entry("entries", "ENTRY_NOT_FOUND"),
            Map.entry("rewards", "REWARD_NOT_FOUND"),
            Map.entry("redemptions", "REDEMPTION_NOT_FOUND"),
            Map.entry("recalculations", "RECALCULATION_NOT_FOUND"),
            Map.entry("persons", "PERSON_NOT_FOUND"),
            Map.entry("stories", "STORY_NOT_FOUND"));
    codes.forEach(
        (kind, code) ->
            Ask.get("/api/v1/" + kind + "/" + UUID.randomUUID())
                .as("desk")
                .send()
                .expect(404, code));
  }
}
