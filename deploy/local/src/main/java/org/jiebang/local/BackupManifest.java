package org.jiebang.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a backup says of itself.
 *
 * @param at when its moment was, UTC
 * @param district of the first account
 * @param positions by service and part: where each log stood
 * @param files SHA-256 of each file, hex
 * @param keyFiles the same, of the folder of keys
 * @param keysWrappedBy fingerprint of the key that wraps the keys of persons; another one opens
 *     nothing
 */
record BackupManifest(
    int version,
    Instant at,
    UUID district,
    Map<String, Map<Integer, Head>> positions,
    Map<String, String> files,
    Map<String, String> keyFiles,
    String keysWrappedBy) {

  static final int VERSION = 1;
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The end of one part.
   *
   * @param hash hex, of the event there
   */
  record Head(long pos, String hash) {}

  void write(Path folder, Path keys) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", version).put("at", at.toString()).put("keysWrappedBy", keysWrappedBy);
    json.put("district", district.toString());
    json.set("positions", JSON.valueToTree(positions));
    json.set("files", JSON.valueToTree(files));
    save(keys.resolve("keys-" + FILE), JSON.valueToTree(keyFiles));
    save(folder.resolve(FILE), json);
  }

  private static void save(Path file, JsonNode json) {
    try {
      Disk.writePrivately(file, JSON.writeValueAsString(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads it and checks every file that it names. The keys may be gone: then there are none. */
  static BackupManifest checked(Path folder, Path keys) {
    if (!Files.exists(folder.resolve(FILE))) {
      throw new NotStarted(folder + " is no backup: it has no " + FILE + ".");
    }
    try {
      JsonNode json = JSON.readTree(folder.resolve(FILE).toFile());
      if (json.path("version").asInt() != VERSION) {
        throw new NotStarted("A backup of version " + json.path("version") + " is not understood.");
      }
      Map<String, String> keyFiles = new TreeMap<>();
      Path ofKeys = keys.resolve("keys-" + FILE);
      if (Files.exists(ofKeys)) {
        keyFiles = JSON.readValue(ofKeys.toFile(), new TypeReference<>() {});
      }
      BackupManifest manifest =
          new BackupManifest(
              VERSION,
              Instant.parse(json.path("at").asText()),
              UUID.fromString(json.path("district").asText()),
              JSON.convertValue(json.path("positions"), new TypeReference<>() {}),
              JSON.convertValue(json.path("files"), new TypeReference<>() {}),
              keyFiles,
              json.path("keysWrappedBy").asText());
      List<String> wrong = new ArrayList<>();
      manifest.files.forEach((name, sum) -> check(folder.resolve(name), sum, wrong));
      manifest.keyFiles.forEach((name, sum) -> check(keys.resolve(name), sum, wrong));
      if (!wrong.isEmpty()) {
        throw new NotStarted("The backup is damaged: " + String.join(", ", wrong));
      }
      return manifest;
    } catch (IOException e) {
      throw new NotStarted(folder.resolve(FILE) + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void check(Path file, String sum, List<String> wrong) {
    if (!Files.exists(file) || !sum.equals(sha256(file))) {
      wrong.add(file.toString());
    }
  }

  static String sha256(Path file) {
    MessageDigest sha = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Tells two secrets apart without telling what they are. */
  static String fingerprint(String secret) {
    byte[] hash = sha256().digest(("backup/" + secret).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
