package org.jiebang.needs.open311;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.ShownNeed;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * A need as Open311 tells of it; null where it knows more than a need has, or more than this caller
 * may see.
 *
 * @param status {@code open} or {@code closed}
 * @param statusNotes how far it is, in both languages and as the state's name
 * @param agencyResponsible the community, or whom it was referred to
 * @param expectedDatetime by when it is due; null until it was verified
 * @param address the estate's name
 */
record ServiceRequest(
    String serviceRequestId,
    String status,
    String statusNotes,
    @Nullable String serviceName,
    @Nullable String serviceCode,
    @Nullable String description,
    String agencyResponsible,
    @Nullable String serviceNotice,
    @Nullable String requestedDatetime,
    @Nullable String updatedDatetime,
    @Nullable String expectedDatetime,
    @Nullable String address,
    @Nullable String addressId,
    @Nullable String zipcode,
    @Nullable String lat,
    @JsonProperty("long") @Nullable String lon,
    @Nullable String mediaUrl) {

  /** What a report is answered with. */
  record Receipt(String serviceRequestId, @Nullable String serviceNotice, String accountId) {}

  static ServiceRequest of(ShownNeed need, @Nullable Instant changedAt, Jurisdiction at) {
    Stage stage = Stage.valueOf(need.state());
    Category category = need.category();
    String referredTo = need.referredTo();
    return new ServiceRequest(
        need.id().toString(),
        closed(stage) ? "closed" : "open",
        notes(stage, need),
        category == null ? null : Services.name(category, at),
        category == null ? null : category.value(),
        need.text(),
        referredTo == null ? at.name() : referredTo,
        notice(need, at),
        Open311.time(need.submittedAt(), at.zone()),
        Open311.time(changedAt, at.zone()),
        Open311.time(need.dueAt(), at.zone()),
        at.estate(need.estate()),
        need.estate() == null ? null : need.estate().toString(),
        null,
        null,
        null,
        null);
  }

  /** The names of the states that are open, or closed. */
  static Set<String> states(boolean closed) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage != Stage.DRAFT && closed(stage) == closed)
        .map(Stage::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The ends of LIFECYCLES; some can be reopened, and then they are open. */
  static boolean closed(Stage stage) {
    return switch (stage) {
      case RESOLVED, DECLINED, REFERRED, MERGED, WITHDRAWN -> true;
      case DRAFT,
          SUBMITTED,
          INFO_REQUESTED,
          VERIFIED,
          LISTED,
          ON_AGENDA,
          PLANNED,
          IN_SERVICE,
          DELIVERED,
          ON_HOLD ->
          false;
    };
  }

  /** What the caller should know until it is verified. */
  static @Nullable String notice(ShownNeed need, Jurisdiction at) {
    String verifyBy = Open311.time(need.verifyBy(), at.zone());
    return need.urgency() != null || verifyBy == null
        ? null
        : "最迟核实时间 / To be verified by: " + verifyBy;
  }

  private static String notes(Stage stage, ShownNeed need) {
    String said = words(stage) + " (" + stage.name() + ")";
    if (need.mergedInto() != null) {
      return said + " → " + need.mergedInto();
    }
    return need.declineCode() == null ? said : said + ": " + need.declineCode();
  }

  private static String words(Stage stage) {
    return switch (stage) {
      case DRAFT -> "草稿 / Draft";
      case SUBMITTED -> "待核实 / Submitted";
      case INFO_REQUESTED -> "待补充信息 / More information asked for";
      case VERIFIED -> "已核实 / Verified";
      case LISTED -> "已列入清单 / On a list";
      case ON_AGENDA -> "待议事会商议 / On the council's agenda";
      case PLANNED -> "已列入计划 / Planned";
      case IN_SERVICE -> "服务中 / Being served";
      case DELIVERED -> "已交付,待验收 / Delivered, to be accepted";
      case RESOLVED -> "已解决 / Resolved";
      case ON_HOLD -> "挂账 / On hold";
      case DECLINED -> "不予受理 / Declined";
      case REFERRED -> "已转办 / Referred";
      case MERGED -> "已合并 / Merged";
      case WITHDRAWN -> "已撤回 / Withdrawn";
    };
  }
}
