package org.jiebang.needs.body;

import static org.jiebang.needs.body.BodySamples.ANN;
import static org.jiebang.needs.body.BodySamples.BODY;
import static org.jiebang.needs.body.BodySamples.SEALED;
import static org.jiebang.needs.body.BodySamples.TASK;
import static org.jiebang.needs.body.BodySamples.day;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.body.BodyEvent.BodyChairElected;
import org.jiebang.needs.body.BodyEvent.BodyChairRotated;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyGridWorkerAssigned;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyPolicyAgreed;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.jiebang.needs.body.BodyEvent.BodyTaskFinished;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;
import org.junit.jupiter.api.Test;

class BodyWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(BodyEvent.class)
        .samples(
            new BodyEstablished(
                BODY,
                WUHUAN.value(),
                BodyKind.THINK_TANK,
                ExpertField.LEGAL,
                "智囊团",
                1,
                new BodyPolicy(50, 45, true, 30, 36, 1),
                "Asia/Shanghai",
                NINE),
            new BodyPolicyAgreed(BODY, new BodyPolicy(66, 45, true, 30, 36, 1), NINE),
            new BodyMemberAppointed(
                BODY,
                ANN,
                Office.MEMBER,
                Side.PARTY_ORGANISATION,
                day("2026-01-01"),
                day("2026-12-31"),
                SEALED,
                SEALED,
                SEALED,
                NINE),
            new BodyTermEnded(BODY, ANN, day("2026-01-01"), day("2026-06-30"), NINE, NINE),
            new BodyChairElected(BODY, ANN, day("2026-03-01"), day("2026-06-30"), NINE),
            new BodyChairRotated(
                BODY, ANN, "PARTY_ORGANISATION", day("2026-03-01"), day("2026-03-31"), NINE, NINE),
            new BodyGridWorkerAssigned(
                BODY, ANN, "3", "3-2", day("2026-02-01"), day("2026-11-30"), NINE),
            new BodyTaskAdded(BODY, TASK, "审阅物业合同", ANN, day("2026-04-01"), NINE),
            new BodyTaskFinished(BODY, TASK, "已出具意见", NINE),
            new BodyDissolved(BODY, day("2026-03-02"), "换届", NINE))
        .check();
  }
}
