package org.jiebang.gateway.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.identity.Open;
import org.jose4j.jwk.JsonWebKey;

/** Signing in with the built-in issuer. */
@Path("/api/v1/auth")
@RunOnVirtualThread
@Tag(name = "auth")
public class AuthResource {

  private final BuiltInIssuer issuer;
  private final SignIn signIn;
  private final SigningKeys keys;

  AuthResource(BuiltInIssuer issuer, SignIn signIn, SigningKeys keys) {
    this.issuer = issuer;
    this.signIn = signIn;
    this.keys = keys;
  }

  record SignInRequest(
      @NotNull @Size(min = 1, max = 40) String account,
      @NotNull @Size(min = 1, max = 72) String password) {

    /** Never the password. */
    @Override
    public String toString() {
      return "SignInRequest";
    }
  }

  /**
   * @param tokenType always {@code Bearer}
   */
  record TokenAnswer(String accessToken, long expiresInSeconds, String tokenType) {

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
    String token = signIn.token(body.account(), body.password());
    return RestResponse.ResponseBuilder.ok(
            new TokenAnswer(token, issuer.lifetime().toSeconds(), "Bearer"))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Open: public keys, fetched by every service. */
  @GET
  @Path("/jwks")
  @Open
  @Operation(operationId = "keySet", summary = "The keys that tokens are verified with / 公钥")
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
