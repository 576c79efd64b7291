package org.jiebang.needs.open311;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.needs.grid.Position;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.taxonomy.Answers;
import org.jiebang.needs.taxonomy.CategoryDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report as a need. A need has no place but its estate, and no pictures: an address, a
 * position and a picture's address are kept as lines of its text, where only those read them who
 * may read the text.
 */
final class Report {

  /** What our field is called in the form, for whoever filled it in. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "community", "jurisdiction_id",
          "estate", "address_id",
          "category", "service_code",
          "text", "description",
          "riskStatement", "attribute[" + Services.RISK_STATEMENT + "]",
          "authorName", "first_name",
          "authorPhone", "phone",
          "author", "account_id");

  private static final Set<String> ASKED = Set.of(Services.ESTATE, Services.RISK_STATEMENT);
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");
  private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7e]{1,500}");
  private static final int LONGEST_ADDRESS = 300;
  private static final int LONGEST_TEXT = 4000;

  private final Form form;
  private final Jurisdiction jurisdiction;

  private Report(Form form, Jurisdiction jurisdiction) {
    this.form = form;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What the form asks for, in our own words; its limits are those of every need, and not looked at
   * here.
   *
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED, SERVICE_NOT_FOUND
   */
  static SubmitRequest read(Form form, Jurisdiction jurisdiction) {
    return new Report(form, jurisdiction).request();
  }

  /** Where it is, if the form says so; {@link #read} has looked at the numbers. */
  static @Nullable Position point(Form form) {
    String lat = form.get("lat");
    String lon = form.get("long");
    return lat == null || lon == null
        ? null
        : new Position(Double.parseDouble(lon), Double.parseDouble(lat));
  }

  /** The form's name for a field of ours. */
  static String field(String ours) {
    return FIELDS.getOrDefault(ours, ours);
  }

  private SubmitRequest request() {
    CategoryDefinition category = Services.category(form.required("service_code"), jurisdiction);
    Map<String, String> answers = form.attributes();
    return new SubmitRequest(
        jurisdiction.id(),
        estate(answers.get(Services.ESTATE)),
        category.code(),
        text(),
        answers.get(Services.RISK_STATEMENT),
        name(),
        form.required("phone"),
        id("account_id", form.get("account_id")),
        null,
        null,
        null,
        null,
        null,
        null,
        fields(category, answers));
  }

  /** The answers to the category's own questions, which are looked at here for their names. */
  private static @Nullable Map<String, String> fields(
      CategoryDefinition category, Map<String, String> answers) {
    var own = new TreeMap<>(answers);
    ASKED.forEach(own::remove);
    for (String code : own.keySet()) {
      if (category.field(code) == null) {
        throw Violation.of("attribute", "the service does not ask this", "该服务不询问此项");
      }
    }
    Answers.of(category, own, code -> "attribute[" + code + "]");
    return own.isEmpty() ? null : own;
  }

  private String name() {
    String first = form.get("first_name");
    String last = form.get("last_name");
    if (first == null || last == null) {
      String only = first == null ? last : first;
      return only == null ? form.required("first_name") : only;
    }
    // 王芳, but Jane Doe.
    return HAN.matcher(last + first).find() ? last + first : first + " " + last;
  }

  private @Nullable UUID estate(@Nullable String answered) {
    UUID chosen = id("attribute[" + Services.ESTATE + "]", answered);
    UUID addressed = id("address_id", form.get("address_id"));
    if (chosen != null && addressed != null && !chosen.equals(addressed)) {
      throw Violation.of(
          "address_id", "is another estate than that of the attribute", "与属性中的小区不是同一个");
    }
    if (chosen != null || addressed != null) {
      return chosen == null ? addressed : chosen;
    }
    String address = form.get("address_string");
    if (address == null && form.get("lat") == null) {
      throw Violation.of(
          "address_string",
          "one of address_string, address_id, lat and long must be given",
          "address_string、address_id、lat 和 long 须填写其一");
    }
    List<UUID> named =
        address == null
            ? List.of()
            : jurisdiction.estates().stream()
                .filter(e -> address.contains(e.name()))
                .map(EstateBody::id)
                .toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  private String text() {
    var text = new StringBuilder(form.required("description"));
    String address = form.get("address_string");
    if (address != null) {
      if (characters(address) > LONGEST_ADDRESS) {
        throw Violation.of(
            "address_string",
            "must have at most " + LONGEST_ADDRESS + " characters",
            "最多 " + LONGEST_ADDRESS + " 个字符");
      }
      text.append("\n地址 / Address: ").append(address);
    }
    String lat = degrees("lat", 90);
    String lon = degrees("long", 180);
    if (lat != null && lon != null) {
      text.append("\n位置 / Position: ").append(lat).append(", ").append(lon);
    } else if (lat != null || lon != null) {
      throw Violation.of(lat == null ? "lat" : "long", "must be given with the other", "须与另一项同时填写");
    }
    String media = form.get("media_url");
    if (media != null) {
      if (!LINK.matcher(media).matches()) {
        throw Violation.of(
            "media_url", "must be a link of at most 500 characters", "须为最多 500 个字符的链接");
      }
      text.append("\n图片 / Picture: ").append(media);
    }
    if (characters(text) > LONGEST_TEXT) {
      throw Violation.of(
          "description",
          "must, with address, position and picture, have at most " + LONGEST_TEXT + " characters",
          "连同地址、位置和图片最多 " + LONGEST_TEXT + " 个字符");
    }
    return text.toString();
  }

  private static int characters(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  private @Nullable String degrees(String name, int most) {
    String given = form.get(name);
    if (given != null
        && (!DEGREES.matcher(given).matches() || Math.abs(Double.parseDouble(given)) > most)) {
      throw Violation.of(
          name,
          "must be degrees between -" + most + " and " + most,
          "须为 -" + most + " 至 " + most + " 之间的度数");
    }
    return given;
  }

  private static @Nullable UUID id(String name, @Nullable String given) {
    if (given == null) {
      return null;
    }
    UUID id = Uuids.of(given);
    if (id == null) {
      throw Violation.of(name, "must be an id of this API", "须为本接口的编号");
    }
    return id;
  }
}
