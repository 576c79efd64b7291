package org.jiebang.eventsourcing.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * A 256-bit key per subject, wrapped by the key-encryption key of the environment, in a database of
 * its own. A new key is written with insert-ignore and read back, so that two instances end up with
 * the same one.
 */
@ApplicationScoped
public class MariaDbPersonKeys implements PersonKeys {

  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int FIRST_KEY = 1;
  private static final String CIPHER = "AES/GCM/NoPadding";

  /** Looked up once: asking all providers each time takes as long as sealing a name does. */
  private static final Provider PROVIDER = provider();

  /** Under which a transaction remembers that it has locked a subject's key. */
  private record Stays(UUID subject) {}

  private final AgroalDataSource database;
  private final TransactionSynchronizationRegistry transactions;
  private final String table;
  private final SecretKey keyEncryptionKey;
  private final SecureRandom random = new SecureRandom();

  /** Short-lived: another instance may have destroyed the key. */
  private final Cache<UUID, Optional<SecretKey>> keys =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofSeconds(5))
          .executor(Runnable::run) // asking others to look after it would cost more
          .build();

  MariaDbPersonKeys(
      AgroalDataSource database,
      TransactionSynchronizationRegistry transactions,
      @ConfigProperty(name = "jiebang.db.keys") String keysDatabase,
      @ConfigProperty(name = "jiebang.keys.kek") String kekBase64) {
    this.database = database;
    this.transactions = transactions;
    this.table = keysDatabase + ".person_key";
    byte[] kek = Base64.getDecoder().decode(kekBase64);
    if (kek.length != KEY_BYTES) {
      throw new IllegalArgumentException("jiebang.keys.kek must be 32 bytes in base64");
    }
    this.keyEncryptionKey = new SecretKeySpec(kek, "AES");
  }

  @Override
  public Envelope seal(UUID subject, UUID stream, String field, String text) {
    SecretKey key = readOrMake(subject);
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] ct =
        crypt(Cipher.ENCRYPT_MODE, key, iv, binding(subject, stream, field), text.getBytes(UTF_8));
    var base64 = Base64.getUrlEncoder().withoutPadding();
    var sealed =
        new Envelope(subject, FIRST_KEY, base64.encodeToString(iv), base64.encodeToString(ct));
    JustSealed.remember(sealed, stream, field, text);
    return sealed;
  }

  @Override
  public @Nullable String open(Envelope envelope, UUID stream, String field) {
    Optional<SecretKey> key = keys.get(envelope.sub(), this::read);
    if (key.isEmpty()) {
      return null;
    }
    String known = JustSealed.text(envelope, stream, field);
    if (known != null) {
      return known;
    }
    var base64 = Base64.getUrlDecoder();
    byte[] text =
        crypt(
            Cipher.DECRYPT_MODE,
            key.get(),
            base64.decode(envelope.iv()),
            binding(envelope.sub(), stream, field),
            base64.decode(envelope.ct()));
    return new String(text, UTF_8);
  }

  @Override
  public void destroy(UUID subject) {
    inItsOwnTransaction(
        () -> {
          bury(subject);
          return Boolean.TRUE;
        });
    // After the commit, so that nobody reads the key back in; and whoever is reading it now is
    // waited for.
    keys.invalidate(subject);
  }

  @Override
  public void refuseErased(UUID subject) {
    // In the caller's transaction, whose locks say who comes first. With a connection of its own it
    // would wait for that while it held the caller's.
    if (buried(subject)) {
      throw new PersonErased();
    }
  }

  /** Asked once in a transaction: the lock that answers holds to its end. */
  @Override
  public boolean stays(UUID subject) {
    if (transactions.getTransactionKey() == null) {
      return locked(subject);
    }
    var key = new Stays(subject);
    if (transactions.getResource(key) != null) {
      return true;
    }
    boolean stays = locked(subject);
    if (stays) {
      transactions.putResource(key, true);
    }
    return stays;
  }

  private boolean locked(UUID subject) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT wrapped IS NOT NULL FROM "
                    + table
                    + " WHERE subject = ? LOCK IN SHARE MODE")) {
      s.setBytes(1, Columns.bytes(subject));
      try (ResultSet r = s.executeQuery()) {
        return r.next() && r.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading a key", e);
    }
  }

  private void bury(UUID subject) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT INTO "
                    + table
                    + " (subject, wrapped, created_us, destroyed_us) VALUES (?, NULL, ?, ?)"
                    + " ON DUPLICATE KEY UPDATE destroyed_us = IF(wrapped IS NULL, destroyed_us, VALUES(destroyed_us)), wrapped = NULL")) {
      long now = Columns.micros(Instant.now());
      s.setBytes(1, Columns.bytes(subject));
      s.setLong(2, now);
      s.setLong(3, now);
      s.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailable("destroying a key", e);
    }
  }

  private boolean buried(UUID subject) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT 1 FROM " + table + " WHERE subject = ? AND wrapped IS NULL")) {
      s.setBytes(1, Columns.bytes(subject));
      try (ResultSet r = s.executeQuery()) {
        return r.next();
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading a key", e);
    }
  }

  /** One look-up at a time for a subject, so that a destroyed key is not put back. */
  private SecretKey readOrMake(UUID subject) {
    Optional<SecretKey> key = keys.getIfPresent(subject);
    if (key == null || key.isEmpty()) {
      key = keys.asMap().compute(subject, (_, known) -> present(known) ? known : made(subject));
    }
    return key.orElseThrow(PersonErased::new);
  }

  private static boolean present(@Nullable Optional<SecretKey> key) {
    return key != null && key.isPresent();
  }

  private Optional<SecretKey> made(UUID subject) {
    return inItsOwnTransaction(
        () -> {
          make(subject);
          return select(subject);
        });
  }

  private void make(UUID subject) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT IGNORE INTO "
                    + table
                    + " (subject, wrapped, created_us) VALUES (?, ?, ?)")) {
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      s.setBytes(1, Columns.bytes(subject));
      s.setBytes(2, wrap(subject, fresh));
      s.setLong(3, Columns.micros(Instant.now()));
      s.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailable("making a key", e);
    }
  }

  private Optional<SecretKey> read(UUID subject) {
    return inItsOwnTransaction(() -> select(subject));
  }

  /**
   * Beside the transaction of the caller, if there is one: a key made in it would go with its
   * rollback, and one destroyed in it would still be seen by others.
   */
  private static <T> T inItsOwnTransaction(Supplier<T> work) {
    try {
      return QuarkusTransaction.suspendingExisting().call(work::get);
    } catch (QuarkusTransactionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }

  private Optional<SecretKey> select(UUID subject) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement("SELECT wrapped FROM " + table + " WHERE subject = ?")) {
      s.setBytes(1, Columns.bytes(subject));
      try (ResultSet r = s.executeQuery()) {
        byte @Nullable [] wrapped = r.next() ? r.getBytes(1) : null;
        return wrapped == null ? Optional.empty() : Optional.of(unwrap(subject, wrapped));
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading a key", e);
    }
  }

  private byte[] wrap(UUID subject, byte[] key) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] ct = crypt(Cipher.ENCRYPT_MODE, keyEncryptionKey, iv, Columns.bytes(subject), key);
    return ByteBuffer.allocate(iv.length + ct.length).put(iv).put(ct).array();
  }

  private SecretKey unwrap(UUID subject, byte[] wrapped) {
    byte[] iv = Arrays.copyOf(wrapped, IV_BYTES);
    byte[] ct = Arrays.copyOfRange(wrapped, IV_BYTES, wrapped.length);
    return new SecretKeySpec(
        crypt(Cipher.DECRYPT_MODE, keyEncryptionKey, iv, Columns.bytes(subject), ct), "AES");
  }

  private static Provider provider() {
    try {
      return Cipher.getInstance(CIPHER).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + CIPHER, e);
    }
  }

  /** An envelope opens only where it was sealed: for this subject, stream and field. */
  private static byte[] binding(UUID subject, UUID stream, String field) {
    byte[] name = field.getBytes(UTF_8);
    return ByteBuffer.allocate(32 + name.length)
        .put(Columns.bytes(subject))
        .put(Columns.bytes(stream))
        .put(name)
        .array();
  }

  private static byte[] crypt(int mode, SecretKey key, byte[] iv, byte[] binding, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER, PROVIDER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(binding);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          mode == Cipher.ENCRYPT_MODE ? "cannot seal" : "an envelope does not open", e);
    }
  }
}
