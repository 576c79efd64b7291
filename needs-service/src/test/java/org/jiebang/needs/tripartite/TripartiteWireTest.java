package org.jiebang.needs.tripartite;

import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.tripartite.TripartiteSamples.ID;
import static org.jiebang.needs.tripartite.TripartiteSamples.SEALED;
import static org.jiebang.needs.tripartite.TripartiteSamples.WATER;
import static org.jiebang.needs.tripartite.TripartiteSamples.at;
import static org.jiebang.needs.tripartite.TripartiteSamples.decided;
import static org.jiebang.needs.tripartite.TripartiteSamples.missed;
import static org.jiebang.needs.tripartite.TripartiteSamples.raised;
import static org.jiebang.needs.tripartite.TripartiteSamples.solved;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.tripartite.TripartiteEvent.FirstDue;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterCoordinated;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSurveyed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteStarted;
import org.junit.jupiter.api.Test;

class TripartiteWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(TripartiteEvent.class)
        .samples(
            new TripartiteStarted(
                ID,
                WUHUAN,
                "Asia/Shanghai",
                List.of(new FirstDue(Duty.TOUCH_BASE, "2026-W10", at("2026-03-08T16:00:00Z"))),
                new BodyId(UUID.fromString("01900000-0000-7000-8000-000000000b01")),
                NINE),
            new TripartiteDutiesAgreed(
                ID,
                List.of(new FirstDue(Duty.MEETING, "2026-03", at("2026-03-31T16:00:00Z"))),
                List.of(Duty.TOUCH_BASE),
                new BodyId(UUID.fromString("01900000-0000-7000-8000-000000000b01")),
                NINE),
            raised(WATER, true, false),
            new TripartiteMatterSurveyed(ID, WATER, SEALED, NINE),
            decided(WATER, true),
            new TripartiteMatterCoordinated(ID, WATER, "水务公司", SEALED, NINE),
            solved(WATER, false, NINE),
            new TripartiteHeld(
                ID,
                WUHUAN,
                Duty.JOINT_CONFERENCE,
                "2026-03",
                LocalDate.parse("2026-03-02"),
                List.of(WATER),
                List.of(WATER),
                UUID.fromString("01900000-0000-7000-8000-000000000ba1"),
                false,
                at("2026-04-30T16:00:00Z"),
                NINE),
            missed(Duty.TOUCH_BASE, "2026-W10", "2026-03-15T16:00:00Z", NINE))
        .check();
  }
}
