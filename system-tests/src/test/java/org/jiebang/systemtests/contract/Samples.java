package org.jiebang.systemtests.contract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words and moments of the sample community, for members that no recorded example has. */
final class Samples {

  private static final Map<String, String> BY_NAME = new HashMap<>();

  static {
    say("phone", "+86 100 0001 0001");
    say("authorPhone", "+86 100 0001 0001");
    say("authorName", "居民甲");
    say("name", "五环社区");
    say("place", "五环社区青年之家");
    say("month", "2026-03");
    say("zone", "Asia/Shanghai");
    say("reason", "情况有变，另行安排。");
    say("note", "服务有序，孩子们很投入。");
    say("text", "放学后无人看管，希望有人照看作业。");
    say("title", "“七彩”托管班");
    say("question", "每周哪几天需要托管？");
    say("evidence", "现场照片 2 张。");
    say("excuse", "突发疾病，已电话说明。");
    say("guarantee", "院系老师在场，可以作证。");
    say("fault", "外壳破损。");
    say("body", "街道民政科");
    say("reasonCode", "OUT_OF_SCOPE");
    say("externalId", "zyh-20260305-01");
    say("url", "https://partner.example/hook");
    say("types", "task-posted");
    say("scopes", "needs:read");
    say("because", "试点结束。");
    say("disabledWhy", "一日之内没有应答。");
    say("secret", "…");
    say("client", "01a00000-0000-7000-8000-000000000007");
    say("address", "/api/v1/calendars/….ics");
    say("path", "/state");
    say("before", "SUBMITTED");
    say("after", "VERIFIED");
    say("what", "REBUILD_VIEW");
    say("target", "needs");
    say("view", "needs");
    say("views", "needs");
    say("detail", "2 段与锚点一致");
    say("failed", "数据库没有应答");
    say("error", "数据库没有应答");
    say("problem", "数据库没有应答");
    // Moments.
    say("endedAt", "2026-03-05T04:00:00Z");
    say("endsAt", "2026-03-05T04:00:00Z");
    say("effectiveFrom", "2026-04-01T00:00:00Z");
    say("expiresAt", "2027-03-05T00:00:00Z");
    say("until", "2027-03-05T00:00:00Z");
    // Of one shape only.
    say("RegisterClientRequest.name", "社区小程序");
    say("Client.name", "社区小程序");
    say("ClientReasonRequest.reason", "试点结束。");
    say("AmendEvaluationRequest.text", "志愿者很有耐心。");
    say("RateByLinkRequest.text", "志愿者很有耐心。");
    say("ExcludeEvaluationRequest.reason", "内容与服务无关。");
    say("ContestAcceptanceRequest.reason", "有一项与约定不符。");
    say("ProvideInfoRequest.text", "周一至周五，四点半到六点。");
    say("DeclineNeedRequest.text", "不属于社区服务范围，请联系物业。");
    say("HoldNeedRequest.reason", "缺少场地，待青年之家装修完成。");
    say("ReferNeedRequest.text", "请协助办理。");
    say("RecordReferralAnswerRequest.text", "民政科已受理，五日内入户。");
    say("ReopenNeedRequest.reason", "托管只开展了一次。");
    say("ProposeAdjustmentRequest.reason", "补记一次遗漏的服务。");
    say("ProposeBonusRequest.reason", "表彰优秀志愿者。");
    say("FreezeAccountRequest.reason", "正在核查。");
    say("DisputeRecordRequest.reason", "签退漏扫，实际服务到六点。");
    say("ResolveDisputeRequest.reason", "签退漏扫，已核实。");
    say("VoidRecordRequest.reasonCode", "NOT_ATTENDED");
    say("PublishElsewhereRequest.channel", "ZHIYUANHUI");
    say("PublishElsewhereRequest.url", "https://partner.example/task/1");
    say("SimulateRecalculationRequest.until", "2026-04-01T00:00:00Z");
  }

  private Samples() {}

  private static void say(String name, String text) {
    BY_NAME.put(name, text);
  }

  /**
   * Null: none.
   *
   * @param shape that it is a member of; empty: of one without a name
   */
  static @Nullable String of(String shape, String name) {
    return BY_NAME.getOrDefault(shape + "." + name, BY_NAME.get(name));
  }
}
