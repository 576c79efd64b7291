package org.jiebang.needs.attachment;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jiebang.eventsourcing.Sha256;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts files before they are stored: each under a key of its own, which is sealed under the key
 * of the person it is about. Without that person's key it is noise.
 */
@Singleton
public class FileVault {

  private static final String FIELD = "fileKey";
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final PersonKeys keys;
  private final FileStore store;
  private final SecureRandom random = new SecureRandom();

  FileVault(PersonKeys keys, FileStore store) {
    this.keys = keys;
    this.store = store;
  }

  /**
   * A file that is stored.
   *
   * @param hash SHA-256 in hex of what is stored
   */
  record Stored(UUID file, String hash, Envelope key) {}

  /**
   * @param subject whose key the file's key is sealed under
   * @throws PersonKeys.PersonErased when that was destroyed
   */
  Stored put(UUID subject, AttachmentId attachment, byte[] bytes) {
    var file = UUID.randomUUID();
    byte[] key = fresh(KEY_BYTES);
    Envelope sealed =
        keys.seal(subject, attachment.value(), FIELD, Base64.getEncoder().encodeToString(key));
    byte[] iv = fresh(IV_BYTES);
    byte[] ct = crypt(Cipher.ENCRYPT_MODE, key, iv, file, bytes, 0);
    byte[] stored = Arrays.copyOf(iv, IV_BYTES + ct.length);
    System.arraycopy(ct, 0, stored, IV_BYTES, ct.length);
    store.put(file, stored);
    return new Stored(file, Sha256.hex(stored), sealed);
  }

  /** In place of a file that was stored at the first attempt, whose answer is given again. */
  Stored none(UUID subject, AttachmentId attachment) {
    return new Stored(new UUID(0, 0), "", keys.seal(subject, attachment.value(), FIELD, ""));
  }

  /**
   * The file as it was put.
   *
   * @return null when its bytes, or the key that opens them, are gone
   * @throws IllegalStateException when what is stored is not what was put
   */
  byte @Nullable [] get(AttachmentId attachment, UUID file, String hash, Envelope sealed) {
    String key = keys.open(sealed, attachment.value(), FIELD);
    byte[] stored = key == null ? null : store.get(file);
    if (key == null || stored == null) {
      return null;
    }
    if (!Sha256.hex(stored).equals(hash)) {
      throw new IllegalStateException("file " + file + " is not what was stored");
    }
    byte[] iv = Arrays.copyOf(stored, IV_BYTES);
    return crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(key), iv, file, stored, IV_BYTES);
  }

  /** Removes the bytes; a repeat changes nothing. */
  public void remove(UUID file) {
    store.remove(file);
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] crypt(
      int mode, byte[] key, byte[] iv, UUID file, byte[] input, int offset) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(CleanFile.ascii(file.toString()));
      return cipher.doFinal(input, offset, input.length - offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt or decrypt file " + file, e);
    }
  }
}
