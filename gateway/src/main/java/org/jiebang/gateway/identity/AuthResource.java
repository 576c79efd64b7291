package org.jiebang.gateway.identity;

import static java.util.Objects.requireNonNull;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.gateway.limit.ClientAddress;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/** Signing in with the built-in issuer. */
@Path("/api/v1/auth")
@RunOnVirtualThread
@Tag(name = "auth", description = "Signing in / 登录")
public class AuthResource {

  private final BuiltInIssuer issuer;
  private final SignIn signIn;
  private final PartnerSignIn partners;
  private final SigningKeys keys;
  private final ClientAddress addresses;
  private final CurrentVertxRequest request;

  AuthResource(
      BuiltInIssuer issuer,
      SignIn signIn,
      PartnerSignIn partners,
      SigningKeys keys,
      ClientAddress addresses,
      CurrentVertxRequest request) {
    this.issuer = issuer;
    this.signIn = signIn;
    this.partners = partners;
    this.keys = keys;
    this.addresses = addresses;
    this.request = request;
  }

  /**
   * Who wants a token: a person, a partner app for itself, or a person through a partner app.
   *
   * @param account goes with {@code password}
   * @param client goes with {@code secret}
   */
  record SignInRequest(
      @Nullable @Size(min = 1, max = 40) String account,
      @Nullable @Size(min = 1, max = 72) String password,
      @Nullable UUID client,
      @Nullable @Size(min = 1, max = 100) String secret) {

    @AssertTrue(message = "account and password go together | 账号与密码须同时填写")
    boolean isAccountWithPassword() {
      return (account == null) == (password == null);
    }

    @AssertTrue(message = "client and secret go together | 应用与密钥须同时填写")
    boolean isClientWithSecret() {
      return (client == null) == (secret == null);
    }

    @AssertTrue(message = "an account or a client is needed | 须填写账号或应用")
    boolean isSomebody() {
      return account != null || client != null;
    }

    /** Never the password, nor the secret. */
    @Override
    public String toString() {
      return "SignInRequest";
    }
  }

  /**
   * @param tokenType always {@code Bearer}
   * @param scope what the partner app was given, separated by spaces; absent without one
   */
  record TokenAnswer(
      String accessToken, long expiresInSeconds, String tokenType, @Nullable String scope) {

    /** Never the token. */
    @Override
    public String toString() {
      return "TokenAnswer";
    }
  }

  /** The keys as RFC 7517 has them. */
  record KeySetAnswer(List<Map<String, Object>> keys) {}

  /** Open: this is where a token comes from. Not a command, so it needs no Idempotency-Key. */
  @POST
  @Path("/tokens")
  @Open
  @Operation(operationId = "signIn", summary = "Sign in / 登录")
  public RestResponse<TokenAnswer> signIn(@NotNull @Valid SignInRequest body) {
    issuer.require();
    UUID id = body.client();
    String network = addresses.networkOf(request.getCurrent().request());
    Proved through =
        id == null ? null : partners.proved(id, requireNonNull(body.secret()), network);
    String account = body.account();
    String token =
        account == null
            ? signIn.token(requireNonNull(through))
            : signIn.token(account, requireNonNull(body.password()), network, through);
    return RestResponse.ResponseBuilder.ok(
            new TokenAnswer(
                token,
                issuer.lifetime().toSeconds(),
                "Bearer",
                through == null ? null : String.join(" ", through.client().scopes())))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Open: public keys, fetched by every service. */
  @GET
  @Path("/jwks")
  @Open
  @Operation(operationId = "getKeySet", summary = "The keys that tokens are verified with / 公钥")
  public RestResponse<KeySetAnswer> jwks() {
    issuer.require();
    return RestResponse.ResponseBuilder.ok(
            new KeySetAnswer(
                keys.all().stream()
                    .map(key -> key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                    .toList()))
        .header("Cache-Control", "public, max-age=60")
        .build();
  }
}
