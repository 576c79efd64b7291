package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Names that all have one hash cost no more than others of their length. */
@Order(9)
class CollisionsIT {

  private static final int ROUNDS = 9;

  /** What a busy machine is slow with by chance, it is not slow with every time. */
  private static final int MOST_TRIES = 5;

  /** {@code Aa} and {@code BB} have one hash, and so has every row of as many of them. */
  private static List<String> colliding(int count) {
    int pairs = 32 - Integer.numberOfLeadingZeros(count - 1);
    var names = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var name = new StringBuilder();
      for (int bit = 0; bit < pairs; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names.add(name.toString());
    }
    assertThat(names.stream().mapToInt(String::hashCode).distinct()).hasSize(1);
    return names;
  }

  private static List<String> random(int count, int length) {
    var random = new SplittableRandom(4711);
    var names = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var name = new StringBuilder();
      for (int c = 0; c < length; c++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
      names.add(name.toString());
    }
    return names;
  }

  private static void compare(int count, Function<List<String>, Supplier<Ask>> make, int status) {
    List<String> alike = colliding(count);
    Supplier<Ask> bad = make.apply(alike);
    Supplier<Ask> good = make.apply(random(count, alike.getFirst().length()));
    String compared = "";
    for (int i = 0; i < MOST_TRIES; i++) {
      compared = compared(good, bad, status);
      if (compared.isEmpty()) {
        return;
      }
    }
    fail(compared);
  }

  /** Empty when the one takes about as long as the other. */
  private static String compared(Supplier<Ask> good, Supplier<Ask> bad, int status) {
    long[] slow = new long[ROUNDS];
    long[] usual = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      usual[i] = micros(good, status);
      slow[i] = micros(bad, status);
    }
    Arrays.sort(slow);
    Arrays.sort(usual);
    return slow[ROUNDS / 2] < 2 * usual[ROUNDS / 2] + 10_000
        ? ""
        : "%d µs for names of one hash, %d for others"
            .formatted(slow[ROUNDS / 2], usual[ROUNDS / 2]);
  }

  private static long micros(Supplier<Ask> ask, int status) {
    Ask one = ask.get();
    long from = System.nanoTime();
    one.send().expect(status);
    return (System.nanoTime() - from) / 1_000;
  }

  /** As many as are read, in the one place where their names are free. */
  @Test
  void members_of_a_map() {
    compare(
        1_900,
        names -> {
          var map = new StringBuilder();
          names.forEach(
              name -> map.append(map.isEmpty() ? "" : ",").append('"').append(name).append("\":1"));
          String body =
              "{\"community\":\""
                  + House.community()
                  + "\",\"rules\":{\"percentByCategory\":{"
                  + map
                  + "}}}";
          assertThat(body.length()).isLessThan(256 * 1024);
          return () -> Ask.post("/api/v1/schemes").as("desk").body(body);
        },
        400);
  }

  @Test
  void members_that_nobody_knows() {
    compare(
        8_000,
        names -> {
          var body = new StringBuilder("{");
          names.forEach(
              name -> body.append(body.length() == 1 ? "\"" : ",\"").append(name).append("\":1"));
          return () -> Ask.post("/api/v1/needs").as("resident").body(body + "}");
        },
        400);
  }

  @Test
  void parameters_of_a_query() {
    compare(
        180,
        names -> {
          String query = String.join("=1&", names) + "=1";
          return () -> Ask.get("/api/v1/needs?limit=1&" + query).as("desk");
        },
        400); // there are no such parameters, and that is found without looking long
  }

  @Test
  void names_of_headers() {
    compare(
        500,
        names ->
            () -> {
              Ask ask = Ask.get("/api/v1/needs?limit=1").as("desk");
              names.forEach(name -> ask.header("X" + name, "1"));
              return ask;
            },
        200);
  }
}
