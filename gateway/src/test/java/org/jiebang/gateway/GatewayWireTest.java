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
import org.jiebang.gateway.partner.ClientEvent;
import org.jiebang.gateway.partner.ClientEvent.ClientClosed;
import org.jiebang.gateway.partner.ClientEvent.ClientQuotaChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientRegistered;
import org.jiebang.gateway.partner.ClientEvent.ClientResumed;
import org.jiebang.gateway.partner.ClientEvent.ClientScopesChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRevoked;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;
import org.jiebang.gateway.partner.ClientEvent.ClientSuspended;
import org.jiebang.gateway.partner.ClientId;
import org.jiebang.gateway.partner.ClientKind;
import org.jiebang.gateway.partner.ClientWire;
import org.jiebang.gateway.partner.SecretId;
import org.jiebang.gateway.person.PersonEvent;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;
import org.jiebang.gateway.person.PersonId;
import org.jiebang.gateway.person.PersonWire;
import org.jiebang.gateway.webhook.Owner;
import org.jiebang.gateway.webhook.WebhookCommand.Why;
import org.jiebang.gateway.webhook.WebhookEvent;
import org.jiebang.gateway.webhook.WebhookEvent.RedeliveryBegun;
import org.jiebang.gateway.webhook.WebhookEvent.SecretRotated;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookDisabled;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookResumed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookSubscribed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookVerified;
import org.jiebang.gateway.webhook.WebhookId;
import org.jiebang.gateway.webhook.WebhookPlacesEvent;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceFreed;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceTaken;
import org.jiebang.gateway.webhook.WebhookWire;
import org.junit.jupiter.api.Test;

class GatewayWireTest {

  private static final Instant AT = Instant.parse("2025-03-01T04:00:00.123456Z");
  private static final PersonId LI =
      new PersonId(UUID.fromString("0195505c-6a00-7000-8000-000000000011"));
  private static final UUID WUHUAN = UUID.fromString("0195505c-6a00-7000-8000-000000000021");
  private static final UUID NEED = UUID.fromString("0195505c-6a00-7000-8000-000000000031");
  private static final Grant GRID_WORKER = new Grant(Role.GRD, "community", WUHUAN);
  private static final ClientId APP =
      new ClientId(UUID.fromString("0195505c-6a00-7000-8000-000000000041"));
  private static final SecretId FIRST =
      new SecretId(UUID.fromString("0195505c-6a00-7000-8000-000000000042"));
  private static final SecretId SECOND =
      new SecretId(UUID.fromString("0195505c-6a00-7000-8000-000000000043"));
  private static final WebhookId HOOK =
      new WebhookId(UUID.fromString("0195505c-6a00-7000-8000-000000000051"));
  private static final Envelope SECRET =
      new Envelope(HOOK.value(), 1, "AAAAAAAAAAAAAAAA", "c2VhbGVk");
  private static final Envelope SEALED =
      new Envelope(LI.value(), 1, "AAAAAAAAAAAAAAAA", "c2VhbGVk");

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("need", NEED.toString());
    payload.put("urgency", "DANGER");
    new WireSpec(
            Wire.named()
                .and(PersonWire.wire())
                .and(ClientWire.wire())
                .and(FeedWire.wire())
                .and(WebhookWire.wire())
                .build())
        .names(
            PersonEvent.class,
            ClientEvent.class,
            FeedEntryEvent.class,
            WebhookEvent.class,
            WebhookPlacesEvent.class)
        .samples(
            new PersonRegistered(LI, WUHUAN, SEALED, SEALED, AT),
            new GrantGiven(LI, GRID_WORKER, AT),
            new GrantRevoked(LI, GRID_WORKER, AT),
            new PersonErased(LI, AT),
            new ClientRegistered(
                APP,
                WUHUAN,
                "community",
                "小区通",
                ClientKind.USER_APP,
                List.of("feed:read", "needs:write"),
                6_000,
                true,
                AT),
            new ClientSecretIssued(APP, FIRST, AT),
            new ClientSecretRotated(APP, SECOND, FIRST, AT.plusSeconds(86_400), AT),
            new ClientSecretRevoked(APP, SECOND, AT),
            new ClientScopesChanged(APP, List.of("feed:read"), AT),
            new ClientQuotaChanged(APP, 60, AT),
            new ClientSuspended(APP, "泄密", AT),
            new ClientResumed(APP, AT),
            new ClientClosed(APP, "合同到期", AT),
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
                    null,
                    AT,
                    payload)),
            new WebhookSubscribed(
                HOOK,
                new Owner(WUHUAN, "APP", APP.value().toString()),
                "https://hooks.example.com/jiebang",
                List.of("need-verified"),
                4_711_000_000L,
                SECRET,
                AT),
            new WebhookVerified(HOOK, AT),
            new WebhookPaused(HOOK, AT),
            new WebhookResumed(HOOK, AT),
            new WebhookDisabled(HOOK, 4_711_000_001L, 11, Why.EXHAUSTED, AT),
            new SecretRotated(HOOK, 2, SECRET, AT.plusSeconds(86_400), AT),
            new RedeliveryBegun(HOOK, 17, AT),
            new WebhookClosed(HOOK, AT),
            new PlaceTaken(HOOK, WUHUAN, AT),
            new PlaceFreed(HOOK, AT))
        .check();
  }
}
