package org.jiebang.needs.council;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Blind signatures for ballot papers: RSABSSA-SHA384-PSS-Deterministic of RFC 9474 with 2,048 bits.
 * The member's client makes a token, hides it under a random factor, has it signed, and takes the
 * factor off. What is signed says nothing of the token, so who shows a signed token later is
 * somebody who was given a paper, and nobody can tell who. All texts are base64url.
 */
final class BallotPapers {

  private static final int BITS = 2048;
  private static final int BYTES = BITS / 8;

  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);

  private BallotPapers() {}

  /**
   * The keys of one vote.
   *
   * @param open as SubjectPublicKeyInfo
   * @param secret as PKCS #8
   */
  record Keys(String open, String secret) {}

  static Keys newKeys() {
    try {
      KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
      maker.initialize(BITS);
      KeyPair pair = maker.generateKeyPair();
      return new Keys(text(pair.getPublic().getEncoded()), text(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has RSA", e);
    }
  }

  /** Whether it is a number that the key can sign. */
  static boolean signable(String open, byte[] blinded) {
    BigInteger number = new BigInteger(1, blinded);
    return blinded.length == BYTES
        && number.signum() > 0
        && number.compareTo(publicKey(open).getModulus()) < 0;
  }

  /** Signs what nobody here can read. */
  static byte[] sign(String secret, byte[] blinded) {
    try {
      var key =
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA")
                  .generatePrivate(new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(secret)));
      BigInteger number = new BigInteger(1, blinded);
      // By the remainder theorem, four times as fast; checked, because a fault would give the
      // factors of the modulus away (RFC 9474, 4.3).
      BigInteger p = number.modPow(key.getPrimeExponentP(), key.getPrimeP());
      BigInteger q = number.modPow(key.getPrimeExponentQ(), key.getPrimeQ());
      BigInteger h = p.subtract(q).multiply(key.getCrtCoefficient()).mod(key.getPrimeP());
      BigInteger signed = q.add(h.multiply(key.getPrimeQ()));
      if (!signed.modPow(key.getPublicExponent(), key.getModulus()).equals(number)) {
        throw new IllegalStateException("a signature went wrong");
      }
      return fixed(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of a vote cannot be read", e);
    }
  }

  /** Whether the token was signed with the vote's key. */
  static boolean valid(String open, byte[] token, byte[] signature) {
    if (signature.length != BYTES) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("RSASSA-PSS");
      check.setParameter(PSS);
      check.initVerify(publicKey(open));
      check.update(token);
      return check.verify(signature);
    } catch (java.security.SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has RSASSA-PSS", e);
    }
  }

  /** SHA-256 in hex. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static RSAPublicKey publicKey(String open) {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getUrlDecoder().decode(open)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of a vote cannot be read", e);
    }
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[BYTES];
    int length = Math.min(bytes.length, BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
    return fixed;
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
