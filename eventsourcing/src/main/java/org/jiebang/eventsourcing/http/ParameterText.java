package org.jiebang.eventsourcing.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a parameter of the path or the query is, by its name: the same everywhere. */
final class ParameterText {

  private static final Map<String, Said> BY_NAME = new HashMap<>();

  static {
    // In paths.
    say("id", "Whose it is: the id that its creation and the lists answer with", "编号，由创建命令和列表给出");
    say("claim", "The claim, of those that the task shows", "揭榜编号，见任务");
    say("finding", "The finding, of those of the campaign", "走访发现的问题编号");
    say("link", "The rating link, as it was given out", "评价链接编号");
    say("needId", "The need that the story is about", "需求编号");
    say(
        "secret",
        "The secret of the calendar address, as it was given out once",
        "日历地址中的密钥，仅在生成时给出");
    say("submission", "The submission, of those of the evaluation", "评价提交编号");
    say("volunteer", "The volunteer's person id", "志愿者的人员编号");
    say("service", "needs, matching, points or gateway", "服务：needs、matching、points 或 gateway");
    say("version", "The version, from 1, as the taxonomy lists them", "版本号，从 1 起，见类别体系");
    say("view", "The view, as the list of views calls it", "视图名，见视图列表");
    say("source", "Where the record came from, as the list says", "死信来源，见列表");
    say("part", "The part of that source", "该来源的分区号");
    say("pos", "The record's position in that part", "该分区中的位置");
    // Of lists and histories.
    say(
        "cursor",
        "Where the last page ended: its next; without it the first page",
        "上一页的 next；缺省为第一页");
    say("limit", "How many at most", "最多返回多少条");
    say("after", "Only what comes after this version; 0 for the beginning", "只返回此版本之后的；0 表示从头");
    say("before", "Only what comes before this position", "只返回此位置之前的");
    say("asOf", "As it was: at an instant, or at a version (digits)", "查看当时的样子：时刻，或版本号（数字）");
    say("from", "The earlier of the two: an instant, or a version (digits)", "较早的一端：时刻，或版本号（数字）");
    say("to", "The later of the two: an instant, or a version (digits)", "较晚的一端：时刻，或版本号（数字）");
    // Filters.
    say("account", "Only those of this account", "只看此账户的");
    say(
        "author",
        "Only those of this author; of others than oneself for the desk",
        "只看此作者的；查他人的限社区工作人员");
    say("available", "true: only what can be had now", "true：只看现在可兑换的");
    say("building", "The building, as the ballot or campaign calls it, e.g. 3幢", "楼宇名，如 3幢");
    say("category", "Only those of this category", "只看此类别的");
    say("community", "Only those of this community, by its id", "只看此社区的（社区编号）");
    say("department", "Only those of this department", "只看此院系的");
    say("district", "Only those of this district", "只看此区的");
    say("estate", "Only those in this estate", "只看此小区的");
    say("flagged", "true: only those that are below zero and looked into", "true：只看被标记的");
    say("grid", "Only those in the grid of this number", "只看此网格的");
    say("kind", "Only those of this kind", "只看此类型的");
    say("level", "Only lists of this level: day, week or month", "只看此级别的清单：日、周或月");
    say("list", "What stands on this list of needs", "只看此需求清单上的");
    say("merchant", "Only those of this merchant", "只看此商户的");
    say("microGrid", "Only those in the micro-grid of this number", "只看此微网格的");
    say("mine", "true: only one's own", "true：只看自己的");
    say("mode", "Only those posted in this mode", "只看此发榜方式的");
    say("need", "Only those for this need", "只看此需求的");
    say("organisation", "Only those of this organisation", "只看此组织的");
    say("owner", "Only those of this owner", "只看此所有者的");
    say(
        "overdue",
        "true: only those whose deadline has passed and which wait for the caller",
        "true：只看已超期且等待本人处理的");
    say("parent", "Only departments of this university", "只看此高校的院系");
    say(
        "period",
        "Only the list of this period, e.g. 2026-03-05, 2026-W10 or 2026-03",
        "只看此期间的清单，如 2026-03-05、2026-W10 或 2026-03");
    say("place", "The community or organisation whose clients they are", "应用所属的社区或组织");
    say("purpose", "Only those for this purpose", "只看此目的的");
    say("reward", "Only those for this good", "只看此物资的");
    say("scope", "The community, organisation or district that they belong to", "所属的社区、组织或区");
    say("state", "Only those in this state", "只看此状态的");
    say("task", "Only those of this task", "只看此任务的");
    say("channel", "Only those that came in that way", "只看此渠道的");
    say("targetGroup", "Only those for this target group", "只看此服务对象的");
    say("text", "Only those whose words have this", "只看文字中含有此内容的");
    say("urgency", "Only those of this urgency", "只看此紧急程度的");
    say("lang", "zh or en, before what Accept-Language says", "zh 或 en，优先于 Accept-Language");
    say(
        "If-None-Match",
        "The ETag of what one has: 304 when nothing has changed",
        "已有内容的 ETag；未变化时应答 304");
    // Of the feed.
    say("correlation", "Only facts of the story of one need", "只看同一需求的事件");
    say("stream", "Only facts of one aggregate", "只看同一对象的事件");
    say(
        "type",
        "Only facts of this type, e.g. task-posted; may be sent several times",
        "只看此类型的事件，如 task-posted；可多次给出");
    say("readFeed.after", "The last position seen; 0 for the beginning", "已读到的位置；0 表示从头");
    say(
        "readFeed.community",
        "Only facts that a community owns, is a party to or is named in",
        "只看社区所有、参与或提及的事件");
    say(
        "readFeed.service",
        "Only facts of needs, matching or points",
        "只看 needs、matching 或 points 的事件");
    say("readFeed.task", "Only facts of one task, and those that name it", "只看一个任务及提及它的事件");
    say("getCatalogue.community", "The community whose categories they are", "类别所属的社区");
    say("getPolicyInForce.community", "The community whose policy it is", "参数所属的社区");
    say("getPolicyInForce.at", "When: an instant; without it now", "时刻；缺省为现在");
    say("listTaxonomies.level", "Only those of this level: DISTRICT or COMMUNITY", "只看此级别的：区或社区");
    say("countNeeds.community", "The community", "社区编号");
    say(
        "countNeeds.by",
        "grid, category, state or channel",
        "按 grid（网格）、category（类别）、state（状态）或 channel（渠道）");
    say("countNeeds.from", "The first day on which they came in", "需求提交的起始日");
    say("countNeeds.to", "The last day on which they came in", "需求提交的截止日");
    say("countNeeds.on", "As things were at the end of this day", "按此日日终的情况统计");
    say("listResources.list", "RESOURCES or SERVICES", "RESOURCES（资源清单）或 SERVICES（服务清单）");
    say("listProjects.resource", "Only those that use it, or have used it", "只看使用或使用过此资源的");
    say("listProjects.need", "Only those that it is in, or has been in", "只看此需求所在或曾在的");
    say("getResourceAvailability.from", "The first day, e.g. 2026-03-05", "起始日，如 2026-03-05");
    say("getResourceAvailability.until", "The last day, at most 92 days later", "截止日，最多相隔 92 天");
    say("listWorkPlans.body", "Only those of this body", "只看此组织的");
    say("getWorkPlanOutlook.on", "As of this day; without it today", "按此日查看；缺省为今天");
    say("takeUpSuggestion.number", "The suggestion, counted from 1", "建议序号，从 1 起");
    say("countPublicity.community", "The community", "社区编号");
    say("countPublicity.from", "The first day, e.g. 2026-03-05", "起始日，如 2026-03-05");
    say("countPublicity.until", "The last day", "截止日");
    say(
        "listSubscriptions.channels",
        "true: those of a community's channels, and not one's own",
        "true：查看社区对外渠道的订阅，而非本人的");
    say("listRewards.state", "Only goods in this state", "只看此状态的物资");
    for (String each : new String[] {"importNeeds", "importEstates"}) {
      say(each + ".community", "The community that all rows belong to", "所有行所属的社区（编号）");
      say(
          each + ".mode",
          "What becomes of the others when a row is refused: STOP (default) ends there, CONTINUE"
              + " goes on, ROLL_BACK checks all first and carries out none if one would be refused",
          "某行被拒时其余行如何处理：STOP（默认）就此停止，CONTINUE 继续，" + "ROLL_BACK 先检查全部，有一行不行则一行也不执行");
    }
    say("getMyAccount.community", "The community that the account is in", "账户所在的社区");
  }

  private ParameterText() {}

  private static void say(String name, String english, String chinese) {
    BY_NAME.put(name, new Said(english, chinese));
  }

  /**
   * As it stands in the contract; null: nobody has said it yet.
   *
   * @param operation whose own text goes first
   */
  static @Nullable String of(@Nullable String operation, String name) {
    Said said = BY_NAME.getOrDefault(operation + "." + name, BY_NAME.get(name));
    return said == null ? null : both(said.english(), said.chinese());
  }

  /** As summaries have it. */
  static String both(String english, String chinese) {
    return english + " / " + chinese;
  }
}
