package org.jiebang.gateway;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.feed.FeedEntryEvent;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;
import org.jiebang.gateway.feed.FeedWire;
import org.jiebang.gateway.feed.PublishedFact;
import org.jiebang.gateway.person.PersonEvent;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;
import org.jiebang.gateway.person.PersonId;
import org.jiebang.gateway.person.PersonWire;
import org.junit.jupiter.api.Test;

class GatewayWireTest {

  private static final Instant AT = Instant.parse("2025-03-01T04:00:00.123456Z");
  private static final PersonId LI =
      new PersonId(UUID.fromString("0195505c-6a00-7000-8000-000000000011"));
  private static final UUID WUHUAN = UUID.fromString("0195505c-6a00-7000-8000-000000000021");
  private static final UUID NEED = UUID.fromString("0195505c-6a00-7000-8000-000000000031");
  private static final Grant GRID_WORKER = new Grant(Role.GRD, "community", WUHUAN);
  private static final Envelope SEALED =
      new Envelope(LI.value(), 1, "AAAAAAAAAAAAAAAA", "c2VhbGVk");

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("need", NEED.toString());
    payload.put("urgency", "DANGER");
    new WireSpec(Wire.named().and(PersonWire.wire()).and(FeedWire.wire()).build())
        .names(PersonEvent.class, FeedEntryEvent.class)
        .samples(
            new PersonRegistered(LI, WUHUAN, SEALED, SEALED, AT),
            new GrantGiven(LI, GRID_WORKER, AT),
            new GrantRevoked(LI, GRID_WORKER, AT),
            new PersonErased(LI, AT),
            new FactFed(
                new PublishedFact(
                    "needs",
                    17,
                    4_711_000_000L,
                    "need-verified",
                    1,
                    NEED,
                    2_000_000_000_000L,
                    WUHUAN,
                    NEED,
                    List.of(LI.value()),
                    LI.value(),
                    "GRD",
                    null,
                    AT,
                    payload)))
        .check();
  }
}
