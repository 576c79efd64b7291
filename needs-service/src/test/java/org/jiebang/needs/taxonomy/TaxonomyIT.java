package org.jiebang.needs.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.Village;
import org.jiebang.needs.Village.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Categories and what they ask, over HTTP on a real database, and the needs that answer. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class TaxonomyIT {

  private static final String NEEDS = "/api/v1/needs";
  private static final String TAXONOMIES = "/api/v1/taxonomies";

  private static final String CHESS =
      """
      {"code":"CHESS","group":"CULTURE","name":"棋友","english":"Chess",
       "description":"找棋友。/ Somebody to play with.","anonymous":true,
       "targetGroup":"OLD_FRIENDS","fields":[
        {"code":"players","name":"人数","english":"Players","kind":"NUMBER","required":true,
         "unit":"人","minimum":1,"maximum":4},
        {"code":"remark","name":"备注","english":"Remark","kind":"TEXT","maxLength":20}]}
      """;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // made anew for each test
  private Village house;

  @BeforeEach
  void aCommunityWithPeople() throws Exception {
    house = new Village(base);
  }

  private UUID begun(String token, UUID owner) throws Exception {
    return house.post(token, TAXONOMIES, "{\"owner\":\"%s\"}".formatted(owner)).id();
  }

  private UUID chessIsPlayed() throws Exception {
    UUID own = begun(house.desk, house.community);
    house.post(house.desk, TAXONOMIES + "/" + own + "/define-category", CHESS).id();
    house.post(house.desk, TAXONOMIES + "/" + own + "/publish", "{}").id();
    return own;
  }

  private JsonNode catalogue() throws Exception {
    return house
        .get(house.resident, TAXONOMIES + "/in-force?community=" + house.community, null)
        .json();
  }

  @Test
  @Tag("N-22")
  @Tag("N-23")
  @Tag("N-24")
  void needs_are_taken_before_anybody_has_published_anything() throws Exception {
    assertThat(catalogue().get("categories")).hasSize(16);
    assertThat(catalogue().get("targetGroups")).hasSize(5);
    Answer need =
        house.post(
            house.resident,
            NEEDS,
            house.need("PLUMBING_AND_POWER", ",\"fields\":{\"trouble\":\"WATER\"}"));
    assertThat(need.json().get("taxonomyVersion").asInt()).isZero();
    assertThat(need.json().has("taxonomy")).isFalse();
    assertThat(need.text("/fields/trouble")).isEqualTo("WATER");
  }

  @Test
  void a_community_adds_a_category_and_a_need_keeps_the_version_it_was_made_with()
      throws Exception {
    UUID own = chessIsPlayed();
    assertThat(catalogue().get("categories")).hasSize(17);
    Answer made =
        house.post(
            house.resident,
            NEEDS,
            house.need("CHESS", ",\"fields\":{\"players\":\"2.0\",\"remark\":\"周末\"}"));
    UUID need = made.id();
    assertThat(made.text("/taxonomy")).isEqualTo(own.toString());
    assertThat(made.json().get("taxonomyVersion").asInt()).isEqualTo(1);
    assertThat(made.text("/targetGroup")).isEqualTo("OLD_FRIENDS");
    assertThat(made.text("/fields/players")).isEqualTo("2");
    assertThat(made.text("/fields/remark")).isEqualTo("周末");
    JsonNode forNeighbours = house.get(house.neighbour, NEEDS + "/" + need, null).json();
    assertThat(forNeighbours.at("/fields/players").asText()).isEqualTo("2");
    assertThat(forNeighbours.at("/fields").has("remark")).isFalse();
    assertThat(house.get(house.desk, NEEDS + "/" + need + "/events", null).body())
        .doesNotContain("周末");

    house.post(
        house.desk,
        TAXONOMIES + "/" + own + "/define-category",
        CHESS.replace("\"players\"", "\"boards\""));
    Answer second = house.post(house.desk, TAXONOMIES + "/" + own + "/publish", "{}");
    assertThat(second.json().get("version").asInt()).isEqualTo(2);
    String amend = NEEDS + "/" + need + "/amend";
    Answer amended = house.post(house.resident, amend, "{\"fields\":{\"players\":\"4\"}}");
    assertThat(amended.text("/fields/players")).as(amended.body()).isEqualTo("4");
    assertThat(amended.json().get("taxonomyVersion").asInt()).isEqualTo(1);
    Answer wrong = house.post(house.resident, amend, "{\"fields\":{\"boards\":\"4\"}}");
    wrong.refused(400, "VALIDATION_FAILED");
    assertThat(
            house
                .get(house.resident, TAXONOMIES + "/" + own + "/versions/1", null)
                .text("/categories/0/fields/0/code"))
        .isEqualTo("players");
    house
        .get(house.resident, TAXONOMIES + "/" + own + "/versions/3", null)
        .refused(404, "TAXONOMY_VERSION_NOT_FOUND");
    Answer list = house.get(house.desk, TAXONOMIES + "?owner=" + house.community, second);
    assertThat(list.text("/items/0/id")).isEqualTo(own.toString());
  }

  @Test
  void what_does_not_answer_the_questions_is_refused_by_its_field() throws Exception {
    chessIsPlayed();
    for (List<String> wrong :
        List.of(
            List.of("{}", "fields.players"),
            List.of("{\"players\":\"9\"}", "fields.players"),
            List.of("{\"players\":\"2\",\"colour\":\"red\"}", "fields.colour"))) {
      Answer answer =
          house.post(house.resident, NEEDS, house.need("CHESS", ",\"fields\":" + wrong.getFirst()));
      answer.refused(400, "VALIDATION_FAILED");
      assertThat(answer.text("/violations/0/field")).isEqualTo(wrong.getLast());
    }
    house.post(house.resident, NEEDS, house.need("GO", "")).refused(400, "VALIDATION_FAILED");
    house
        .post(house.resident, NEEDS, house.need("CLEAN_HOME", ",\"targetGroup\":\"CATS\""))
        .refused(400, "VALIDATION_FAILED");
  }

  @Test
  void a_district_says_what_its_communities_take() throws Exception {
    UUID id = begun(house.district, house.districtId);
    String path = TAXONOMIES + "/" + id;
    house.post(house.district, path + "/retire-category", "{\"category\":\"HAIRCUT\"}").id();
    house
        .post(
            house.district,
            path + "/define-target-group",
            "{\"code\":\"PARENTS\",\"name\":\"家长\",\"english\":\"Parents\"}")
        .id();
    // A draft is nobody's rule yet.
    house.post(house.resident, NEEDS, house.need("HAIRCUT", "")).id();
    house.post(house.district, path + "/publish", "{}").id();
    house.post(house.resident, NEEDS, house.need("HAIRCUT", "")).refused(400, "VALIDATION_FAILED");
    house
        .post(house.resident, NEEDS, house.need("CLEAN_HOME", ",\"targetGroup\":\"PARENTS\""))
        .id();
    house.post(house.district, path + "/publish", "{}").refused(409, "NOTHING_TO_PUBLISH");
    house
        .post(house.district, TAXONOMIES, "{\"owner\":\"%s\"}".formatted(house.districtId))
        .refused(409, "TAXONOMY_EXISTS");
    house.post(house.desk, path + "/publish", "{}").refused(403, "ROLE_NOT_ALLOWED");
    UUID own = begun(house.desk, house.community);
    house
        .post(
            house.desk,
            TAXONOMIES + "/" + own + "/define-category",
            CHESS.replace("\"CHESS\"", "\"CLEAN_HOME\""))
        .refused(409, "CATEGORY_OF_DISTRICT");
    house
        .post(house.desk, TAXONOMIES + "/" + own + "/define-category", "{\"code\":\"x\"}")
        .refused(400, "VALIDATION_FAILED");
  }

  @Test
  void nobody_is_told_whose_an_anonymous_need_is() throws Exception {
    String form =
        """
        {"community":"%s","category":"ANTI_FRAUD","text":"有人上门推销","anonymous":true,
         "fields":{"loss":"200"}}
        """
            .formatted(house.community);
    Answer made = house.post(house.resident, NEEDS, form);
    UUID need = made.id();
    assertThat(made.text("/author")).isEqualTo(house.author.toString());
    house.post(house.resident, NEEDS + "/" + need + "/amend", "{\"text\":\"又来了\"}").id();
    for (String token : List.of(house.desk, house.grid, house.district, house.neighbour)) {
      JsonNode shown = house.get(token, NEEDS + "/" + need, null).json();
      assertThat(shown.get("anonymous").asBoolean()).isTrue();
      assertThat(shown.toString()).doesNotContain(house.author.toString());
    }
    String history = house.get(house.desk, NEEDS + "/" + need + "/events", null).body();
    assertThat(history).contains("need-amended").doesNotContain(house.author.toString());
    assertThat(house.get(house.desk, NEEDS + "/" + need, null).text("/text")).isEqualTo("又来了");
    Answer mine = house.get(house.resident, NEEDS + "?mine=true", made);
    assertThat(mine.text("/items/0/id")).isEqualTo(need.toString());
    house
        .post(house.resident, NEEDS, house.need("HAIRCUT", ",\"anonymous\":true"))
        .refused(422, "ANONYMOUS_NOT_ALLOWED");
    house
        .post(house.resident, NEEDS, form.replace("\"anonymous\":true", "\"anonymous\":false"))
        .refused(400, "VALIDATION_FAILED");
  }

  @Test
  @Tag("N-21")
  @Tag("N-29")
  void how_a_need_came_in_and_whom_it_is_for_can_be_asked() throws Exception {
    String more =
        ",\"channel\":\"GROUP_CHAT\",\"onBehalfOf\":\"李奶奶\",\"building\":\"3\",\"door\":\"301\"";
    Answer made = house.post(house.volunteer, NEEDS, house.need("ELDERLY_CARE", more));
    UUID need = made.id();
    assertThat(made.text("/channel")).isEqualTo("GROUP_CHAT");
    assertThat(made.text("/onBehalfOf")).isEqualTo("李奶奶");
    JsonNode forNeighbours = house.get(house.neighbour, NEEDS + "/" + need, null).json();
    assertThat(forNeighbours.get("building").asText()).isEqualTo("3");
    assertThat(forNeighbours.has("door")).isFalse();
    assertThat(forNeighbours.has("onBehalfOf")).isFalse();
    Answer last = house.post(house.resident, NEEDS, house.need("CLEAN_HOME", ""));
    String here = NEEDS + "?community=" + house.community;
    for (String filter : List.of("&channel=GROUP_CHAT", "&targetGroup=ELDERLY")) {
      JsonNode items = house.get(house.desk, here + filter, last).json().get("items");
      assertThat(items).as(filter).hasSize(1);
      assertThat(items.at("/0/id").asText()).isEqualTo(need.toString());
    }
    house
        .post(house.resident, NEEDS, house.need("CLEAN_HOME", ",\"channel\":\"NIGHT_CHECK\""))
        .refused(422, "CHANNEL_NOT_ALLOWED");
    house
        .post(house.resident, NEEDS, house.need("CLEAN_HOME", ",\"channel\":\"OPEN311\""))
        .refused(400, "VALIDATION_FAILED");
  }

  @Test
  @Tag("N-26")
  void a_wish_for_a_facility_is_for_the_council_or_is_answered_by_one() throws Exception {
    UUID need = house.post(house.resident, NEEDS, house.need("FACILITY_WISH", "")).id();
    house.post(house.grid, NEEDS + "/" + need + "/verify", "{\"urgency\":\"GENERAL\"}").id();
    UUID list =
        house
            .post(
                house.desk,
                "/api/v1/need-lists",
                "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                    .formatted(house.community))
            .id();
    house.post(house.desk, NEEDS + "/" + need + "/list", "{\"list\":\"%s\"}".formatted(list)).id();
    house.post(house.desk, NEEDS + "/" + need + "/plan", "{}").refused(409, "NOT_DECIDED");
    Answer resolved =
        house.post(
            house.desk,
            NEEDS + "/" + need + "/resolve-directly",
            "{\"kind\":\"FACILITY\",\"evidence\":\"乒乓桌已安装\"}");
    assertThat(resolved.text("/state")).isEqualTo("RESOLVED");
    assertThat(resolved.text("/resolution")).isEqualTo("FACILITY");
  }
}
