package org.jiebang.needs.open311;

import static org.jiebang.eventsourcing.Rejected.refuse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jiebang.needs.taxonomy.Catalogue.Entry;
import org.jiebang.needs.taxonomy.CategoryDefinition;
import org.jiebang.needs.taxonomy.FieldDefinition;
import org.jspecify.annotations.Nullable;

/** Categories of needs as Open311's services, and what a service asks. */
final class Services {

  /** Where it is, as one of the community's estates. */
  static final String ESTATE = "ESTATE";

  /** What could happen to whom (志愿服务条例, art. 13). */
  static final String RISK_STATEMENT = "RISK_STATEMENT";

  /** One service for all of them: somebody looks at each report and says so at once. */
  private static final String TYPE = "realtime";

  private static final String GROUP = "社区需求 / Community needs";

  private static final String LIST = "singlevaluelist";

  private static final String ASKED =
      " 请填写姓名和电话,以便核实。/ Give your name and phone, so that it can be verified.";

  private Services() {}

  /**
   * @param metadata whether it asks something of its own
   */
  record Service(
      String serviceCode,
      String serviceName,
      String description,
      boolean metadata,
      String type,
      String keywords,
      String group) {}

  record Definition(String serviceCode, List<Attribute> attributes) {}

  /**
   * A question.
   *
   * @param variable true: there is an answer to give
   * @param values to choose from; empty for free text
   */
  record Attribute(
      boolean variable,
      String code,
      String datatype,
      boolean required,
      @Nullable String datatypeDescription,
      int order,
      String description,
      List<Value> values) {}

  record Value(@JsonProperty("key") String key, @JsonProperty("name") String name) {}

  static List<Service> of(Jurisdiction jurisdiction) {
    return jurisdiction.catalogue().entries().stream()
        .map(Entry::definition)
        .sorted(Comparator.comparing(category -> category.code().value()))
        .map(
            category ->
                new Service(
                    category.code().value(),
                    name(category),
                    category.description() + ASKED,
                    !attributes(category, jurisdiction).isEmpty(),
                    TYPE,
                    category.keywords(),
                    GROUP))
        .toList();
  }

  static Definition definition(CategoryDefinition category, Jurisdiction jurisdiction) {
    return new Definition(category.code().value(), attributes(category, jurisdiction));
  }

  /**
   * What the community takes today.
   *
   * @throws org.jiebang.eventsourcing.Rejected SERVICE_NOT_FOUND
   */
  static CategoryDefinition category(String serviceCode, Jurisdiction jurisdiction) {
    Entry entry = jurisdiction.catalogue().find(new Category(serviceCode));
    return entry == null ? refuse(Open311Refusal.SERVICE_NOT_FOUND) : entry.definition();
  }

  /** Of a category that the community does not take any more, its code. */
  static String name(Category category, Jurisdiction jurisdiction) {
    Entry entry = jurisdiction.catalogue().find(category);
    return entry == null ? category.value() : name(entry.definition());
  }

  private static String name(CategoryDefinition category) {
    return category.name() + " / " + category.english();
  }

  private static List<Attribute> attributes(
      CategoryDefinition category, Jurisdiction jurisdiction) {
    var attributes = new ArrayList<Attribute>();
    if (!jurisdiction.estates().isEmpty()) {
      attributes.add(
          new Attribute(
              true,
              ESTATE,
              LIST,
              false,
              null,
              1,
              "小区 / Estate",
              jurisdiction.estates().stream()
                  .map(e -> new Value(e.id().toString(), e.name()))
                  .toList()));
    }
    if (category.risky()) {
      attributes.add(
          new Attribute(
              true,
              RISK_STATEMENT,
              "text",
              true,
              "最多 2000 字 / at most 2000 characters",
              2,
              "风险说明 / What could go wrong, and for whom",
              List.of()));
    }
    int order = 3;
    for (FieldDefinition field : category.fields()) {
      attributes.add(attribute(field, order++));
    }
    return List.copyOf(attributes);
  }

  private static Attribute attribute(FieldDefinition field, int order) {
    return new Attribute(
        true,
        field.code(),
        switch (field.kind()) {
          case TEXT -> "text";
          case NUMBER -> "number";
          case DATE -> "datetime";
          case CHOICE, YES_NO -> LIST;
        },
        field.required(),
        hint(field),
        order,
        field.name() + " / " + field.english(),
        switch (field.kind()) {
          case TEXT, NUMBER, DATE -> List.of();
          case CHOICE ->
              field.choices().stream()
                  .map(c -> new Value(c.code(), c.name() + " / " + c.english()))
                  .toList();
          case YES_NO -> List.of(new Value("YES", "是 / Yes"), new Value("NO", "否 / No"));
        });
  }

  private static @Nullable String hint(FieldDefinition field) {
    return switch (field.kind()) {
      case TEXT ->
          "最多 %d 字 / at most %d characters".formatted(field.maxLength(), field.maxLength());
      case NUMBER -> field.unit();
      case DATE -> "2026-03-05";
      case CHOICE, YES_NO -> null;
    };
  }
}
