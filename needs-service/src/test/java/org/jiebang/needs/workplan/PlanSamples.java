package org.jiebang.needs.workplan;

import static org.jiebang.needs.need.NeedSamples.DESK;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.needs.workplan.WorkPlanEvent.ProgressRecorded;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanAdopted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanClosed;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanDrafted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanRevised;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanTracked;

/** Fixed plans for tests: survey, then rooms and volunteers, then the opening; S1:4. */
final class PlanSamples {

  static final WorkPlanId PLAN =
      new WorkPlanId(UUID.fromString("01900000-0000-7000-8000-000000000041"));
  static final LocalDate FROM = LocalDate.of(2026, 3, 1);
  static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);
  static final List<LeadMember> LEADS = List.of(new LeadMember("组长", DESK));

  private PlanSamples() {}

  static PlanTask task(String key, int from, int due, String... after) {
    return new PlanTask(
        key,
        "任务 " + key,
        new TaskOwner(null, null, "社区团支部"),
        LocalDate.of(2026, 3, from),
        LocalDate.of(2026, 3, due),
        List.of(after));
  }

  static PlanContent content(PlanTask... tasks) {
    return new PlanContent("试点工作", FROM, UNTIL, LEADS, List.of(tasks));
  }

  static PlanContent pilot() {
    return content(
        task("survey", 1, 7),
        task("rooms", 8, 21, "survey"),
        task("volunteers", 8, 14, "survey"),
        task("opening", 22, 25, "rooms", "volunteers"));
  }

  static WorkPlanDrafted drafted(PlanContent content) {
    return new WorkPlanDrafted(
        PLAN, WUHUAN, "Asia/Shanghai", PlanKind.WORK_PLAN, null, content, NINE);
  }

  static WorkPlanAdopted adopted() {
    return new WorkPlanAdopted(PLAN, NINE);
  }

  static WorkPlanTracked tracked() {
    return new WorkPlanTracked(PLAN, NINE);
  }

  static ProgressRecorded progress(String task, int percent) {
    return new ProgressRecorded(PLAN, task, percent, "走访 300 户", NINE);
  }

  static WorkPlanRevised revised() {
    return new WorkPlanRevised(PLAN, 2, content(task("survey", 1, 9)), "雨天顺延", NINE);
  }

  static WorkPlanClosed closed() {
    return new WorkPlanClosed(PLAN, List.of("opening"), "余下并入下期", NINE);
  }

  static Map<String, List<WorkPlanEvent>> histories() {
    var all = new LinkedHashMap<String, List<WorkPlanEvent>>();
    all.put("DRAFT", List.of(drafted(pilot())));
    all.put("ADOPTED", List.of(drafted(pilot()), adopted()));
    all.put("TRACKED", List.of(drafted(pilot()), adopted(), tracked()));
    all.put("CLOSED", List.of(drafted(pilot()), adopted(), tracked(), closed()));
    return all;
  }
}
