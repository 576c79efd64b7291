package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.identity.KeySource;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** The keys that the gateway checks tokens with: its own, or those of the identity provider. */
@Singleton
class OwnKeys implements KeySource {

  private final BuiltInIssuer issuer;
  private final SigningKeys keys;
  private final HttpsJwks provider;

  OwnKeys(
      BuiltInIssuer issuer,
      SigningKeys keys,
      @ConfigProperty(name = "jiebang.identity.jwks-url") String jwksUrl) {
    this.issuer = issuer;
    this.keys = keys;
    this.provider = new HttpsJwks(jwksUrl);
    // Keys are remembered by the one who asks.
    this.provider.setDefaultCacheDuration(0);
  }

  @Override
  public List<JsonWebKey> fetch() throws IOException {
    try {
      return issuer.runs() ? List.copyOf(keys.all()) : provider.getJsonWebKeys();
    } catch (JoseException e) {
      throw new IOException("not a key set", e);
    }
  }
}
