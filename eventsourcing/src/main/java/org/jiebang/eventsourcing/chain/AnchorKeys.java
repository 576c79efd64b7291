package org.jiebang.eventsourcing.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jiebang.eventsourcing.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 keys of anchors: one that signs, all that have ever signed. A key's id is the first 8
 * bytes of SHA-256 over its public half, in hex.
 */
public final class AnchorKeys {

  private static final String ALGORITHM = "Ed25519";
  private static final int ID_BYTES = 8;

  private final @Nullable PrivateKey signing;
  private final String signingId;
  private final Map<String, PublicKey> known = new HashMap<>();

  private AnchorKeys(@Nullable PrivateKey signing, Collection<String> publicKeys) {
    this.signing = signing;
    String ours = "";
    for (String text : publicKeys) {
      byte[] encoded = decode(text);
      try {
        PublicKey key =
            KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        String id = id(encoded);
        known.put(id, key);
        if (signing != null && belongTogether(signing, key)) {
          ours = id;
        }
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException("a public key of jiebang.chain.public-keys", e);
      }
    }
    if (signing != null && ours.isEmpty()) {
      throw new IllegalArgumentException(
          "jiebang.chain.public-keys lacks the public half of jiebang.chain.key");
    }
    this.signingId = ours;
  }

  /** Keys that can only check. */
  public static AnchorKeys checking(Collection<String> publicKeys) {
    return new AnchorKeys(null, publicKeys);
  }

  /**
   * @param privateKey PKCS#8, PEM or Base64
   * @param publicKeys X.509, PEM or Base64; one belongs to the private key
   */
  public static AnchorKeys signing(String privateKey, Collection<String> publicKeys) {
    try {
      return new AnchorKeys(
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(decode(privateKey))),
          publicKeys);
    } catch (GeneralSecurityException e) {
      // The cause may quote the secret.
      throw new IllegalArgumentException("jiebang.chain.key is not a private key of Ed25519");
    }
  }

  String signingKeyId() {
    return signingId;
  }

  byte[] sign(byte[] bytes) {
    if (signing == null) {
      throw new IllegalStateException("these keys can only check");
    }
    return sign(signing, bytes);
  }

  boolean knows(String id) {
    return known.containsKey(id);
  }

  /** Whether the anchor was signed by a key that is known, and not changed since. */
  boolean signed(Anchor anchor) {
    PublicKey key = known.get(anchor.key());
    try {
      byte[] made = Base64.getDecoder().decode(anchor.signature());
      // The last letter has bits that decoding ignores.
      return key != null
          && Base64.getEncoder().encodeToString(made).equals(anchor.signature())
          && verify(key, anchor.signed(), made);
    } catch (IllegalArgumentException e) {
      return false; // not Base64: not a signature
    }
  }

  private static boolean belongTogether(PrivateKey secret, PublicKey open) {
    byte[] probe = {1};
    return verify(open, probe, sign(secret, probe));
  }

  private static byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing an anchor", e);
    }
  }

  private static boolean verify(PublicKey key, byte[] bytes, byte[] made) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(made);
    } catch (GeneralSecurityException e) {
      return false; // malformed: not a signature
    }
  }

  private static String id(byte[] encoded) {
    return Sha256.hex(encoded).substring(0, 2 * ID_BYTES);
  }

  private static byte[] decode(String key) {
    return Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
  }
}
