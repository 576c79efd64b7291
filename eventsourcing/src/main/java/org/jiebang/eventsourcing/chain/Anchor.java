package org.jiebang.eventsourcing.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jiebang.eventsourcing.Sha256;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.wire.Json;

/**
 * A signed statement that the log of a service stood here at that time. Anchors of one writer form
 * a chain of their own: each names the hash of the one before.
 *
 * @param kind {@link Kind}
 * @param writer which instance made it; its chain
 * @param seq 1..n within the writer's chain
 * @param at when it was made, µs, UTC, real clock
 * @param previous hex SHA-256 of the writer's anchor before; zeros for the first
 * @param heads of all parts that are not empty, in order of the part
 * @param key id of the key that signed it, see {@link AnchorKeys}
 * @param signature Base64, Ed25519 over {@link #signed}
 */
public record Anchor(
    Kind kind,
    String service,
    String writer,
    long seq,
    Instant at,
    String previous,
    List<Head> heads,
    String key,
    String signature) {

  /** What an anchor says. */
  public enum Kind {
    /** The log stands at these heads; it never goes back behind them. */
    HEADS,
    /**
     * The log was restored to these heads with somebody's consent: what earlier anchors say of
     * later positions is void.
     */
    RESTORED
  }

  /**
   * The last event of a part.
   *
   * @param hash hex, 32 bytes: its link of the chain
   * @param at when the event happened, µs, UTC
   */
  public record Head(int part, long pos, String hash, Instant at) {}

  static final String FIRST = "0".repeat(64);

  private static final String FORMAT = "jiebang-anchor-1";

  Anchor signedBy(AnchorKeys keys) {
    var named =
        new Anchor(kind, service, writer, seq, at, previous, heads, keys.signingKeyId(), "");
    String made = Base64.getEncoder().encodeToString(keys.sign(named.signed()));
    return new Anchor(kind, service, writer, seq, at, previous, heads, named.key, made);
  }

  /** What the signature covers: everything but itself, in a fixed order. */
  byte[] signed() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(kind.name());
      out.writeUTF(service);
      out.writeUTF(writer);
      out.writeLong(seq);
      out.writeLong(Columns.micros(at));
      out.writeUTF(previous);
      out.writeUTF(key);
      out.writeInt(heads.size());
      for (Head head : heads) {
        out.writeInt(head.part());
        out.writeLong(head.pos());
        out.writeUTF(head.hash());
        out.writeLong(Columns.micros(head.at()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What the next anchor of this writer calls {@link #previous}: hex. */
  String hash() {
    return Sha256.hex(signed());
  }

  /** Where the part stood; 0 when it was empty. */
  long pos(int part) {
    return heads.stream().filter(h -> h.part() == part).mapToLong(Head::pos).findFirst().orElse(0);
  }

  /** One line of JSON, without its end. */
  String toLine() {
    try {
      return Json.EVENTS.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an anchor", e);
    }
  }

  /**
   * @throws IllegalArgumentException when it is not an anchor, letter by letter as it was written
   */
  static Anchor of(String line) {
    try {
      Anchor anchor = Json.EVENTS.readValue(line, Anchor.class);
      if (anchor == null
          || anchor.kind == null
          || anchor.service == null
          || anchor.writer == null
          || anchor.at == null
          || anchor.previous == null
          || anchor.heads == null
          || anchor.key == null
          || anchor.signature == null
          || anchor.heads.stream().anyMatch(h -> h == null || h.hash() == null || h.at() == null)) {
        throw new IllegalArgumentException("an anchor lacks a field");
      }
      if (!anchor.toLine().equals(line)) {
        throw new IllegalArgumentException("more or other than an anchor");
      }
      return anchor;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an anchor", e);
    }
  }
}
