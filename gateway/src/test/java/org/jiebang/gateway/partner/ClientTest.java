package org.jiebang.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.gateway.partner.ClientBody.SecretBody;
import org.jiebang.gateway.partner.ClientCommand.ChangeQuota;
import org.jiebang.gateway.partner.ClientCommand.ChangeScopes;
import org.jiebang.gateway.partner.ClientCommand.CloseClient;
import org.jiebang.gateway.partner.ClientCommand.RegisterClient;
import org.jiebang.gateway.partner.ClientCommand.ResumeClient;
import org.jiebang.gateway.partner.ClientCommand.RevokeSecret;
import org.jiebang.gateway.partner.ClientCommand.RotateSecret;
import org.jiebang.gateway.partner.ClientCommand.SuspendClient;
import org.jiebang.gateway.partner.ClientEvent.ClientClosed;
import org.jiebang.gateway.partner.ClientEvent.ClientQuotaChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientRegistered;
import org.jiebang.gateway.partner.ClientEvent.ClientResumed;
import org.jiebang.gateway.partner.ClientEvent.ClientScopesChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRevoked;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;
import org.jiebang.gateway.partner.ClientEvent.ClientSuspended;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientTest {

  private static final Instant NOON = Instant.parse("2025-03-01T04:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final UUID WUHUAN = new UUID(2, 1);
  private static final ClientId APP = new ClientId(new UUID(7, 1));
  private static final SecretId FIRST = new SecretId(new UUID(8, 1));
  private static final SecretId SECOND = new SecretId(new UUID(8, 2));
  private static final SecretId THIRD = new SecretId(new UUID(8, 3));
  private static final Set<String> KNOWN = Set.of("needs:read", "needs:write", "feed:read");
  private static final List<String> SCOPES = List.of("needs:read", "needs:write");

  private static final ClientRegistered REGISTERED =
      new ClientRegistered(
          APP, WUHUAN, "community", "小区通", ClientKind.USER_APP, SCOPES, 600, false, NOON);
  private static final ClientSecretIssued ISSUED = new ClientSecretIssued(APP, FIRST, NOON);
  private static final ClientSecretRotated ROTATED =
      new ClientSecretRotated(APP, SECOND, FIRST, NOON.plus(DAY), NOON);
  private static final ClientSuspended SUSPENDED = new ClientSuspended(APP, "泄密", NOON);
  private static final ClientClosed CLOSED = new ClientClosed(APP, "合同到期", NOON);

  private final DeciderSpec<ClientCommand, Client, ClientEvent> spec =
      DeciderSpec.of(new ClientDecider());

  private static RegisterClient register(Place place, boolean sandbox, String... scopes) {
    return new RegisterClient(
        APP, place, "小区通", ClientKind.USER_APP, List.of(scopes), KNOWN, 600, sandbox, FIRST, NOON);
  }

  private static RegisterClient register() {
    return register(community(false), false, "needs:read", "needs:write");
  }

  private static Place community(boolean sandbox) {
    return new Place(WUHUAN, "community", sandbox);
  }

  private static RotateSecret rotate(SecretId next, Instant at) {
    return new RotateSecret(next, DAY, at);
  }

  @Test
  void a_client_whose_secret_is_elsewhere_is_given_none() {
    var command =
        new RegisterClient(
            APP,
            community(false),
            "小区通",
            ClientKind.USER_APP,
            SCOPES,
            KNOWN,
            600,
            false,
            null,
            NOON);
    spec.given().when(command).then(REGISTERED);
  }

  @Test
  void every_cell_of_the_lifecycle_holds() {
    new LifecycleWalk<>(
            Clients.INSTANCE,
            Map.of(
                "ACTIVE", history(REGISTERED, ISSUED),
                "SUSPENDED", history(REGISTERED, ISSUED, SUSPENDED),
                "CLOSED", history(REGISTERED, ISSUED, CLOSED)),
            Map.of(
                "register", always(register()),
                "change-scopes", always(new ChangeScopes(List.of("feed:read"), KNOWN, NOON)),
                "change-quota", always(new ChangeQuota(60, NOON)),
                "rotate-secret", always(rotate(SECOND, NOON)),
                "revoke-secret", always(new RevokeSecret(null, NOON)),
                "suspend", always(new SuspendClient("泄密", NOON)),
                "resume", always(new ResumeClient(NOON)),
                "close", always(new CloseClient("合同到期", NOON))))
        .check();
  }

  @Test
  void a_client_comes_with_its_first_secret() {
    spec.when(register()).then(REGISTERED, ISSUED);
  }

  @Test
  void a_client_belongs_to_no_organisation() {
    spec.when(register(new Place(WUHUAN, "organisation", false), false))
        .thenRefused(ClientRefusal.PLACE_UNFIT);
  }

  @Test
  void a_client_for_trying_out_belongs_to_a_sandbox() {
    spec.when(register(community(false), true)).thenRefused(ClientRefusal.SANDBOX_ONLY);
    assertThat(spec.when(register(community(true), true)).refusal()).isNull();
  }

  @Test
  void a_scope_that_is_not_there_is_not_given() {
    spec.when(register(community(false), false, "needs:read", "clients:write"))
        .thenRefused(ClientRefusal.SCOPE_UNKNOWN);
    spec.given(REGISTERED, ISSUED)
        .when(new ChangeScopes(List.of("clock:write"), KNOWN, NOON))
        .thenRefused(ClientRefusal.SCOPE_UNKNOWN);
  }

  @Test
  void giving_the_same_again_changes_nothing() {
    var known = spec.given(REGISTERED, ISSUED);
    known.when(new ChangeScopes(SCOPES, KNOWN, NOON)).thenNothing();
    known.when(new ChangeQuota(600, NOON)).thenNothing();
  }

  @Test
  void the_old_secret_holds_beside_the_new_one_for_a_day() {
    var rotated = spec.given(REGISTERED, ISSUED);
    rotated.when(rotate(SECOND, NOON)).then(ROTATED);
    var client = (Client.Registered) rotated.given(ROTATED).state();
    assertThat(client.holding(NOON)).containsExactly(FIRST, SECOND);
    assertThat(client.holding(NOON.plus(DAY).minusMillis(1))).containsExactly(FIRST, SECOND);
    assertThat(client.holding(NOON.plus(DAY))).containsExactly(SECOND);
  }

  @Test
  void a_third_secret_waits_until_the_first_has_ended() {
    var rotated = spec.given(REGISTERED, ISSUED, ROTATED);
    rotated.when(rotate(THIRD, NOON.plusSeconds(60))).thenRefused(ClientRefusal.ROTATION_RUNNING);
    Instant later = NOON.plus(DAY);
    rotated
        .when(rotate(THIRD, later))
        .then(new ClientSecretRotated(APP, THIRD, SECOND, later.plus(DAY), later));
  }

  @Test
  void all_secrets_are_revoked_unless_one_is_named() {
    var rotated = spec.given(REGISTERED, ISSUED, ROTATED);
    rotated
        .when(new RevokeSecret(null, NOON))
        .then(
            new ClientSecretRevoked(APP, FIRST, NOON), new ClientSecretRevoked(APP, SECOND, NOON));
    rotated.when(new RevokeSecret(SECOND, NOON)).then(new ClientSecretRevoked(APP, SECOND, NOON));
    rotated.when(new RevokeSecret(THIRD, NOON)).thenRefused(ClientRefusal.SECRET_NOT_FOUND);
  }

  @Test
  void a_secret_is_revoked_once_and_then_there_is_a_new_one() {
    var without = spec.given(REGISTERED, ISSUED).given(new ClientSecretRevoked(APP, FIRST, NOON));
    assertThat(((Client.Registered) without.state()).holding(NOON)).isEmpty();
    without.when(new RevokeSecret(FIRST, NOON)).thenRefused(ClientRefusal.SECRET_ALREADY_REVOKED);
    without.when(new RevokeSecret(null, NOON)).thenRefused(ClientRefusal.SECRET_ALREADY_REVOKED);
    without.when(rotate(SECOND, NOON)).then(new ClientSecretIssued(APP, SECOND, NOON));
  }

  @Test
  void a_client_is_owned_by_the_place_it_serves() {
    var state = spec.given(REGISTERED, ISSUED, CLOSED).state();
    assertThat(Clients.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN);
    assertThat(Clients.INSTANCE.partiesOf(state)).isEmpty();
  }

  @Test
  void the_body_names_secrets_and_never_tells_one() {
    ClientBody body = picture(REGISTERED, ISSUED, ROTATED);
    assertThat(body)
        .isEqualTo(
            body(
                "ACTIVE",
                null,
                new SecretBody(FIRST.value(), NOON, NOON.plus(DAY)),
                new SecretBody(SECOND.value(), NOON, null)));
    assertThat(body.telling("jbs_x").toString()).doesNotContain("jbs_x");
    assertThat(picture(REGISTERED, ISSUED, new ClientSecretRevoked(APP, FIRST, NOON)))
        .isEqualTo(body("ACTIVE", null));
  }

  @Test
  void the_body_tells_why_a_client_is_suspended_or_closed() {
    var first = new SecretBody(FIRST.value(), NOON, null);
    assertThat(picture(REGISTERED, ISSUED, SUSPENDED)).isEqualTo(body("SUSPENDED", "泄密", first));
    assertThat(picture(REGISTERED, ISSUED, SUSPENDED, new ClientResumed(APP, NOON)))
        .isEqualTo(body("ACTIVE", null, first));
    assertThat(picture(REGISTERED, ISSUED, CLOSED)).isEqualTo(body("CLOSED", "合同到期"));
  }

  @Test
  void the_row_follows() {
    ClientRow row =
        Objects.requireNonNull(
            ViewSpec.<ClientRow, ClientEvent>row(
                new ClientListView(),
                APP.value(),
                WUHUAN,
                REGISTERED,
                ISSUED,
                new ClientScopesChanged(APP, List.of("feed:read"), NOON),
                new ClientQuotaChanged(APP, 60, NOON)));
    assertThat(row.state).isEqualTo("ACTIVE");
    assertThat(row.version).isEqualTo(4);
    assertThat(row.body).contains("\"scopes\":[\"feed:read\"]", "\"requestsPerMinute\":60");
  }

  private static ClientBody picture(ClientEvent... events) {
    return ViewSpec.<ClientBody, ClientEvent>picture(
        new ClientPicture(), APP.value(), WUHUAN, events);
  }

  private static ClientBody body(String state, @Nullable String because, SecretBody... secrets) {
    return new ClientBody(
        APP.value(),
        state,
        WUHUAN,
        "小区通",
        ClientKind.USER_APP,
        SCOPES,
        600,
        false,
        List.of(secrets),
        because,
        NOON,
        null);
  }
}
