package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the clients asked and what they heard: written down outside of every process that may die,
 * before sending and after receiving. {@code target/torture/history-<name>.jsonl} shows it.
 */
final class History implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Writer file;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<String> manners = new ArrayList<>();
  private long operations;

  /** What a client may conclude from what it heard. */
  enum Heard {
    /** 2xx: it has happened. */
    OK,
    /** A definite 4xx: it has not happened. */
    FAIL,
    /** Everything else: nobody knows. */
    INFO
  }

  /**
   * One thing that a client wants, however often it asks.
   *
   * @param account who asks
   * @param key idempotency key; null for a GET
   * @param scope what the command id is made for: the community, or the account of a redemption
   */
  record Op(
      long number,
      String client,
      String account,
      String method,
      String path,
      @Nullable String key,
      @Nullable String scope,
      @Nullable Object body) {

    boolean isCommand() {
      return key != null && method.equals("POST");
    }
  }

  /**
   * One sending of an operation.
   *
   * @param status 0 when nobody answered
   * @param id of the aggregate in the answer, or empty
   * @param version from the entity tag; 0 when there is none
   * @param positions as the answer names them, e.g. {@code needs/17/4711}
   * @param rows of a list: versions by id, newest first; {@link Client#UNTOLD} where none is shown
   * @param note what was wrong, or empty
   */
  record Attempt(
      Op op,
      long askedNanos,
      long heardNanos,
      Heard heard,
      int status,
      String code,
      String id,
      long version,
      List<String> positions,
      Map<String, Long> rows,
      String note) {}

  History(String name) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "torture"));
      file = Files.newBufferedWriter(folder.resolve("history-" + name + ".jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized Op op(
      String client,
      String account,
      String method,
      String path,
      @Nullable String key,
      @Nullable String scope,
      @Nullable Object body) {
    return new Op(++operations, client, account, method, path, key, scope, body);
  }

  /** Before it is sent. */
  synchronized void invoke(Op op) {
    Map<String, Object> line = line("invoke", op);
    line.put("client", op.client());
    line.put("account", op.account());
    line.put("request", op.method() + " " + op.path());
    line.put("key", String.valueOf(op.key()));
    line.put("body", String.valueOf(op.body()));
    write(line);
  }

  /** After it is answered, or not. */
  synchronized void heard(Attempt attempt) {
    attempts.add(attempt);
    Map<String, Object> line = line("heard", attempt.op());
    line.put("millis", (attempt.heardNanos() - attempt.askedNanos()) / 1_000_000);
    line.put("outcome", attempt.heard());
    line.put("status", attempt.status());
    line.put("code", attempt.code());
    line.put("id", attempt.id());
    line.put("version", attempt.version());
    line.put("positions", attempt.positions());
    line.put("note", attempt.note());
    write(line);
  }

  private static Map<String, Object> line(String what, Op op) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(what, op.number());
    line.put("at", System.currentTimeMillis());
    line.put("nanos", System.nanoTime());
    return line;
  }

  private void write(Map<String, Object> line) {
    try {
      file.write(JSON.writeValueAsString(line) + "\n");
      file.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer that no answer may be like. */
  synchronized void badManners(String what) {
    manners.add(what);
  }

  synchronized List<String> badManners() {
    return List.copyOf(manners);
  }

  synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  synchronized long count(Heard heard) {
    return attempts.stream().filter(a -> a.heard() == heard).count();
  }

  /** Commands of which nobody knows whether they have happened, in the order of their asking. */
  synchronized List<Op> open() {
    Map<Op, Heard> last = new LinkedHashMap<>();
    attempts.stream()
        .filter(a -> a.op().isCommand())
        .forEach(a -> last.merge(a.op(), a.heard(), (old, now) -> now));
    return last.entrySet().stream()
        .filter(e -> e.getValue() == Heard.INFO)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
