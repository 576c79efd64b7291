package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.Village;
import org.jiebang.needs.Village.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos of needs over HTTP on a real database: what is stored, who sees it, and how it goes. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class AttachmentIT {

  private static final String NEEDS = "/api/v1/needs";
  private static final String ATTACHMENTS = "/api/v1/attachments/";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  AgroalDataSource database;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  PersonKeys keys;

  @SuppressWarnings("NullAway.Init") // made anew for each test
  private Village house;

  @SuppressWarnings("NullAway.Init") // made anew for each test
  private UUID need;

  @BeforeEach
  void aNeed() throws Exception {
    house = new Village(base);
    need = house.post(house.resident, NEEDS, house.need("CLEAN_HOME", "")).id();
  }

  private Answer attach(String token, @Nullable String type, byte[] body) throws Exception {
    return house.post(token, NEEDS + "/" + need + "/attachments", type, body);
  }

  private long pieces() throws Exception {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT COUNT(*) FROM attachment_piece")) {
      r.next();
      return r.getLong(1);
    }
  }

  @Test
  void a_photo_comes_back_without_what_the_camera_said() throws Exception {
    byte[] photo = CleanFileTest.picture("jpg");
    Answer added = attach(house.resident, "image/jpeg", CleanFileTest.talkative(photo));
    UUID id = added.id();
    assertThat(added.text("/state")).isEqualTo("KEPT");
    assertThat(added.json().get("bytes").asInt()).isEqualTo(photo.length);
    Answer content = house.get(house.grid, ATTACHMENTS + id + "/content", null);
    assertThat(content.status()).isEqualTo(200);
    assertThat(content.raw().headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(content.raw().headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"" + id + ".jpg\"");
    assertThat(content.raw().body()).isEqualTo(photo);
    house
        .get(house.neighbour, ATTACHMENTS + id + "/content", null)
        .refused(404, "ATTACHMENT_NOT_FOUND");
    house.get(house.neighbour, ATTACHMENTS + id, null).refused(404, "ATTACHMENT_NOT_FOUND");
    Answer list = house.get(house.desk, NEEDS + "/" + need + "/attachments", added);
    assertThat(list.json().get("items")).hasSize(1);
    house
        .get(house.neighbour, NEEDS + "/" + need + "/attachments", added)
        .refused(404, "NEED_NOT_FOUND");
  }

  @Test
  void what_is_stored_is_no_photo_and_goes_with_the_person() throws Exception {
    byte[] photo = CleanFileTest.picture("png");
    UUID id = attach(house.resident, "image/png", photo).id();
    try (Connection c = database.getConnection();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT bytes FROM attachment_piece")) {
      while (r.next()) {
        assertThat(new String(r.getBytes(1), ISO_8859_1)).doesNotContain("IHDR");
      }
    }
    keys.destroy(house.author);
    house.get(house.desk, ATTACHMENTS + id + "/content", null).refused(410, "ATTACHMENT_ERASED");
    assertThat(house.get(house.desk, ATTACHMENTS + id, null).text("/state")).isEqualTo("KEPT");
  }

  @Test
  void what_is_removed_loses_its_bytes_and_the_fact_stays() throws Exception {
    long before = pieces();
    UUID id = attach(house.resident, "image/png", CleanFileTest.picture("png")).id();
    assertThat(pieces()).isGreaterThan(before);
    String remove = ATTACHMENTS + id + "/remove";
    house.post(house.resident, remove, "{}").refused(422, "REASON_REQUIRED");
    Answer removed = house.post(house.resident, remove, "{\"reason\":\"拍错了\"}");
    assertThat(removed.text("/removedBecause")).isEqualTo("拍错了");
    house.get(house.desk, ATTACHMENTS + id + "/content", null).refused(410, "ATTACHMENT_REMOVED");
    house.post(house.desk, remove, "{\"reason\":\"x\"}").refused(410, "ATTACHMENT_REMOVED");
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(house.get(house.desk, ATTACHMENTS + id, null).text("/state"))
                    .isEqualTo("ERASED"));
    assertThat(pieces()).isEqualTo(before);
  }

  @Test
  void a_need_has_as_many_as_its_community_allows() throws Exception {
    house
        .post(
            house.desk,
            "/api/v1/community-policies",
            """
            {"community":"%s","reason":"节约空间","values":{"verifyHours":72,"answerHours":168,
             "dangerHours":2,"utilitiesHours":24,"generalHours":168,"complexHours":360,
             "reopenDays":30,"reopenLimit":3,"dailyCutOffMinutes":0,"weeklyCutOffMinutes":60,
             "monthlyCutOffMinutes":120,"councilCategories":[],"attachmentsLimit":2}}
            """
                .formatted(house.community))
        .id();
    byte[] png = CleanFileTest.picture("png");
    UUID first = attach(house.resident, "image/png", png).id();
    attach(house.grid, "image/png", png).id();
    long stored = pieces();
    attach(house.resident, "image/png", png).refused(409, "ATTACHMENT_LIMIT");
    assertThat(pieces()).isEqualTo(stored);
    house.post(house.resident, ATTACHMENTS + first + "/remove", "{\"reason\":\"拍错了\"}").id();
    attach(house.resident, "image/png", png).id();
    attach(house.resident, "image/png", png).refused(409, "ATTACHMENT_LIMIT");
  }

  @Test
  void a_file_is_what_it_says_and_fits() throws Exception {
    byte[] png = CleanFileTest.picture("png");
    attach(house.resident, "image/jpeg", png).refused(422, "FILE_TYPE_MISMATCH");
    attach(house.resident, "image/png", "<html>".getBytes(ISO_8859_1))
        .refused(422, "FILE_TYPE_NOT_ALLOWED");
    attach(house.resident, "text/html", "<html>".getBytes(ISO_8859_1))
        .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    attach(house.resident, null, png).refused(415, "UNSUPPORTED_MEDIA_TYPE");
    attach(house.neighbour, "image/png", png).refused(404, "NEED_NOT_FOUND");
    byte[] locked = "%PDF-1.7\ntrailer << /Encrypt 7 0 R >>\n%%EOF".getBytes(ISO_8859_1);
    attach(house.resident, "application/pdf", locked).refused(422, "FILE_ENCRYPTED");
    byte[] signed =
        "%PDF-1.7\n9 0 obj << /Author (Wang) >> endobj\ntrailer << /Info 9 0 R >>\n%%EOF"
            .getBytes(ISO_8859_1);
    UUID document = attach(house.resident, "application/pdf", signed).id();
    assertThat(house.get(house.desk, ATTACHMENTS + document + "/content", null).body())
        .contains("/Author (    )");
    byte[] large = Arrays.copyOf("%PDF-1.7\n".getBytes(ISO_8859_1), 9 * 1024 * 1024);
    byte[] end = "%%EOF".getBytes(ISO_8859_1);
    System.arraycopy(end, 0, large, large.length - end.length, end.length);
    UUID id = attach(house.desk, "application/pdf", large).id();
    assertThat(house.get(house.desk, ATTACHMENTS + id + "/content", null).raw().body())
        .isEqualTo(large);
    attach(house.desk, "application/pdf", Arrays.copyOf(large, 11 * 1024 * 1024))
        .refused(413, "PAYLOAD_TOO_LARGE");
    house
        .post(house.desk, NEEDS, "application/json", new byte[300 * 1024])
        .refused(413, "PAYLOAD_TOO_LARGE");
  }
}
