package org.jiebang.needs.district;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Districts, and which community lies where, over HTTP on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-01")
class DistrictIT {

  private static final String DISTRICTS = "/api/v1/districts";

  private final UUID district = UUID.randomUUID();
  private final String dis = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + district);
  private final String here = DISTRICTS + "/" + district;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each
  private OverHttp calls;

  @BeforeEach
  void door() {
    calls = new OverHttp(base);
  }

  private Answer register(String token, UUID of) throws Exception {
    return calls.post(
        token,
        DISTRICTS,
        "{\"district\":\"%s\",\"name\":\"瓯海区\",\"parent\":\"温州市\",\"from\":\"1992-03-09\"}"
            .formatted(of));
  }

  private String subdistrict(String name) throws Exception {
    JsonNode all =
        calls
            .post(
                dis,
                here + "/subdistricts",
                "{\"name\":\"%s\",\"from\":\"2011-01-01\"}".formatted(name))
            .ok()
            .json()
            .get("subdistricts");
    return all.get(all.size() - 1).get("id").asText();
  }

  private UUID community(String token, UUID of) throws Exception {
    return calls
        .post(token, "/api/v1/communities", "{\"name\":\"博园社区\",\"district\":\"%s\"}".formatted(of))
        .id();
  }

  private Answer place(UUID community, String subdistrict, String from) throws Exception {
    return calls.post(
        dis,
        here + "/place-community",
        "{\"community\":\"%s\",\"subdistrict\":\"%s\",\"from\":\"%s\"}"
            .formatted(community, subdistrict, from));
  }

  @Test
  void a_community_that_moves_lay_elsewhere_before() throws Exception {
    assertThat(register(dis, district).id()).isEqualTo(district);
    String chashan = subdistrict("茶山街道");
    String rare = subdistrict("𠮷祥街道");
    UUID boyuan = community(dis, district);
    place(boyuan, chashan, "2011-01-01").ok();
    place(boyuan, rare, "2024-02-29").ok();
    place(boyuan, rare, "2024-03-01").refused(409, "COMMUNITY_ALREADY_THERE");
    place(boyuan, rare, "2023-02-29").refused(400, "VALIDATION_FAILED");
    place(boyuan, rare, "2024-06-30T24:00:00").refused(400, "VALIDATION_FAILED");

    String stranger = TestIssuer.token(UUID.randomUUID());
    assertThat(lying(stranger, "2024-02-28")).isEqualTo(chashan);
    JsonNode then = calls.get(stranger, here + "?on=2024-02-29").json();
    assertThat(then.at("/communities/0/in/0/subdistrict").asText()).isEqualTo(rare);
    assertThat(then.at("/subdistricts/1/names/0/name").asText()).isEqualTo("𠮷祥街道");
    assertThat(lying(stranger, "2010-12-31")).isEmpty();
    calls
        .post(
            dis,
            here + "/subdistricts/" + chashan + "/close-subdistrict",
            "{\"from\":\"2024-02-28\"}")
        .refused(409, "SUBDISTRICT_HAS_COMMUNITIES");
    calls
        .post(
            dis,
            here + "/subdistricts/" + chashan + "/close-subdistrict",
            "{\"from\":\"2024-02-29\"}")
        .ok();
    assertThat(calls.get(dis, here + "/events").json().get("items")).hasSize(6);
    assertThat(calls.get(dis, here + "/diff?from=4&to=5").json().toString()).contains(rare);
  }

  private String lying(String token, String on) throws Exception {
    return calls
        .get(token, here + "?on=" + on)
        .ok()
        .json()
        .at("/communities/0/in/0/subdistrict")
        .asText("");
  }

  @Test
  void a_district_is_registered_by_its_own_committee_and_once() throws Exception {
    UUID other = UUID.randomUUID();
    String others = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + other);
    assertThat(register(dis, other).status()).isIn(403, 404);
    Answer registered = register(dis, district);
    registered.ok();
    register(dis, district).refused(409, "DISTRICT_EXISTS");
    register(others, other).ok();
    String foreign = subdistrict("茶山街道");
    place(community(others, other), foreign, "2024-01-01")
        .refused(422, "COMMUNITY_NOT_IN_DISTRICT");
    calls
        .post(others, here + "/rename", "{\"name\":\"别区\",\"from\":\"2024-01-01\"}")
        .refused(403, "ROLE_NOT_ALLOWED");
    Answer renamed =
        calls.post(dis, here + "/rename", "{\"name\":\"新瓯海区\",\"from\":\"2024-01-01\"}");
    assertThat(renamed.ok().json().at("/names/1/name").asText()).isEqualTo("新瓯海区");
    JsonNode page = calls.get(others, DISTRICTS + "?limit=100", renamed).json().get("items");
    assertThat(page.findValuesAsText("id")).contains(district.toString());
  }
}
