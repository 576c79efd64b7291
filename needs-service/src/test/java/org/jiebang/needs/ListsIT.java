package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every list of this service in pages and as a sheet: found by their operations, none left out. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class ListsIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");

  private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private UUID need = new UUID(0, 0);
  private UUID map = new UUID(0, 0);
  private String desk = "";
  private String resident = "";

  @BeforeEach
  void aCommunityWithANeed() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "里布嘎社区");
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
    resident = TestIssuer.token(UUID.randomUUID(), "RES@community:" + community);
    need = submitted("楼道堆物").id();
  }

  private Answer submitted(String text) throws Exception {
    return http.post(
        resident,
        "/api/v1/needs",
        """
        {"community":"%s","category":"CLEAN_HOME","text":"%s",
         "authorName":"居民甲","authorPhone":"13800000000"}
        """
            .formatted(community, text));
  }

  /** The paths of all operations that answer with a page, of this community where they can. */
  private Set<String> lists() throws Exception {
    var lists = new TreeSet<String>();
    for (String name : resources()) {
      Class<?> resource = Class.forName(name);
      Path collection = resource.getAnnotation(Path.class);
      for (Method method : resource.getDeclaredMethods()) {
        if (collection != null
            && !isForAppsAlone(method)
            && method.isAnnotationPresent(GET.class)
            && method.getGenericReturnType().getTypeName().contains(".Page<")) {
          lists.add(path(collection.value(), method));
        }
      }
    }
    return lists;
  }

  private static boolean isForAppsAlone(Method method) {
    Allowed allowed = method.getAnnotation(Allowed.class);
    return allowed != null && List.of(allowed.value()).equals(List.of(Role.APP));
  }

  private static List<String> resources() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("Resource.class"))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .toList();
    }
  }

  private String path(String collection, Method method) {
    Path own = method.getAnnotation(Path.class);
    String path = collection + (own == null ? "" : own.value());
    boolean ofOne =
        Arrays.stream(method.getParameters())
            .anyMatch(
                p ->
                    p.isAnnotationPresent(QueryParam.class)
                        && p.getAnnotation(QueryParam.class).value().equals("community"));
    UUID one = path.contains("/needs/") ? need : path.contains("/grid-maps/") ? map : community;
    return path.replace("{id}", one.toString()) + (ofOne ? "?community=" + community : "");
  }

  @Test
  @Tag("G-02")
  void every_list_comes_in_pages_and_as_a_sheet() throws Exception {
    map = http.post(desk, "/api/v1/grid-maps", "{\"community\":\"%s\"}".formatted(community)).id();
    Set<String> lists = lists();
    assertThat(lists).hasSizeGreaterThanOrEqualTo(20);
    for (String list : lists) {
      Answer page = http.get(desk, list, null).ok();
      assertThat(page.json().get("items")).as(list).isNotNull();
      for (SheetFormat format : SheetFormat.values()) {
        Answer sheet = http.get(desk, list, null, "Accept", format.mediaType()).ok();
        assertThat(sheet.raw().headers().firstValue("Content-Type").orElse(""))
            .as(list)
            .startsWith(format.mediaType());
        assertThat(sheet.raw().headers().firstValue("Content-Disposition").orElse(""))
            .as(list)
            .endsWith("." + format.ending() + "\"");
        assertThat(sheet.raw().body())
            .as(list)
            .matches(format == SheetFormat.XLSX ? "(?s)PK.*" : "(?s)\uFEFF[a-zA-Z]+,.*");
      }
    }
  }

  @Test
  @Tag("N-06")
  @Tag("G-02")
  void what_is_on_a_list_of_needs_comes_in_pages_and_as_a_sheet() throws Exception {
    String grid = TestIssuer.token(UUID.randomUUID(), "GRD@community:" + community);
    UUID month =
        http.post(
                desk,
                "/api/v1/need-lists",
                "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                    .formatted(community))
            .id();
    UUID second = submitted("路灯不亮").id();
    UUID unlisted = submitted("有人放高音喇叭").id();
    for (UUID each : List.of(need, second, unlisted)) {
      http.post(grid, "/api/v1/needs/" + each + "/verify", "{\"urgency\":\"GENERAL\"}").ok();
    }
    put(need, month).ok();
    String list = "/api/v1/needs?community=" + community + "&list=" + month;
    assertThat(ids(list, put(second, month))).containsExactly(second, need);
    Answer first = http.get(desk, list + "&limit=1", null).ok();
    assertThat(first.json().at("/items/0/id").asText()).isEqualTo(second.toString());
    assertThat(ids(list + "&limit=1&cursor=" + first.text("/next"), null)).containsExactly(need);

    Answer closed = http.post(desk, "/api/v1/need-lists/" + month + "/close", "{}").ok();
    assertThat(ids(list, closed)).containsExactly(second, need);
    assertThat(ids(list + "&state=SUBMITTED", null)).isEmpty();
    String csv = http.get(desk, list, null, "Accept", "text/csv").ok().raw().body();
    assertThat(csv).contains("路灯不亮", "楼道堆物").doesNotContain("高音喇叭");
    assertThat(csv.lines()).hasSize(3);
    assertThat(ids("/api/v1/needs?community=" + community + "&list=" + need, null)).isEmpty();
    http.get(desk, "/api/v1/needs?list=" + month, null).refused(400, "VALIDATION_FAILED");
    http.get(desk, list + "&text=%E8%B7%AF%E7%81%AF", null).refused(400, "VALIDATION_FAILED");
    String stranger = TestIssuer.token(UUID.randomUUID(), "RES@community:" + UUID.randomUUID());
    assertThat(http.get(stranger, list, null).status()).isEqualTo(404);
  }

  @Test
  @Tag("N-02")
  @Tag("N-03")
  void needs_are_found_by_where_they_are_and_whose_they_are() throws Exception {
    String grid = TestIssuer.token(UUID.randomUUID(), "GRD@community:" + community);
    String place = "/api/v1/communities/" + community + "/estates";
    String estate = http.post(desk, place, "{\"name\":\"𠮷祥苑\"}").ok().text("/estates/0/id");
    String other = TestIssuer.token(UUID.randomUUID(), "RES@community:" + community);
    UUID inside =
        http.post(
                other,
                "/api/v1/needs",
                """
                {"community":"%s","estate":"%s","category":"CLEAN_HOME","text":"垃圾房有异味",
                 "authorName":"居民乙","authorPhone":"13800000001"}
                """
                    .formatted(community, estate))
            .id();
    Answer verified =
        http.post(
            grid,
            "/api/v1/needs/" + inside + "/verify",
            "{\"urgency\":\"DANGER\",\"grid\":\"3\",\"microGrid\":\"3-2\"}");
    String here = "/api/v1/needs?community=" + community;
    assertThat(ids(here, verified)).containsExactly(inside, need);
    for (String filter :
        List.of(
            "estate=" + estate,
            "grid=3",
            "microGrid=3-2",
            "state=VERIFIED",
            "urgency=DANGER",
            "channel=ONLINE&estate=" + estate)) {
      assertThat(ids(here + "&" + filter, null)).as(filter).containsExactly(inside);
    }
    assertThat(ids(here + "&estate=" + need, null)).isEmpty();
    assertThat(ids(here + "&grid=%E5%9B%9B", null)).isEmpty();
    String mine = "/api/v1/needs?mine=true";
    assertThat(http.get(other, mine, verified).ok().json().at("/items/0/id").asText())
        .isEqualTo(inside.toString());
    assertThat(http.get(resident, mine, null).json().at("/items/0/id").asText())
        .isEqualTo(need.toString());
    assertThat(http.get(resident, mine, null).json().get("items")).hasSize(1);
  }

  private Answer put(UUID one, UUID list) throws Exception {
    return http.post(desk, "/api/v1/needs/" + one + "/list", "{\"list\":\"%s\"}".formatted(list));
  }

  private List<UUID> ids(String path, @Nullable Answer after) throws Exception {
    return http.items(desk, path, after).stream().map(UUID::fromString).toList();
  }

  @Test
  @Tag("G-02")
  void what_a_spreadsheet_would_work_out_is_text() throws Exception {
    String formula = "=HYPERLINK(1)";
    Answer body =
        http.post(
            desk,
            "/api/v1/bodies",
            "{\"place\":\"%s\",\"name\":\"%s\",\"kind\":\"COUNCIL\"}"
                .formatted(community, formula));
    Answer campaign =
        http.post(
            desk,
            "/api/v1/campaigns",
            """
            {"community":"%s","kind":"HOUSEHOLD_VISIT","purpose":"GAS_AND_CHARGING","title":"%s",
             "from":"2096-02-29","until":"2096-02-29","visitors":[],
             "buildings":[{"building":"1幢","households":6}]}
            """
                .formatted(community, formula));
    assertNeutral("/api/v1/bodies", body, formula);
    assertNeutral("/api/v1/campaigns", campaign, formula);
  }

  private void assertNeutral(String list, Answer made, String formula) throws Exception {
    String path = list + "?community=" + community;
    String csv = http.get(desk, path, made.ok(), "Accept", "text/csv").ok().raw().body();
    assertThat(csv).contains(",'" + formula).doesNotContain("," + formula);
  }
}
