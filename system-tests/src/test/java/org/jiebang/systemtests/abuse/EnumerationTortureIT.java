package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Runners;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Who guesses accounts learns nothing: an account that there is and one that there is not get the
 * same answer, after the same time. The time is compared by rank: the chance that one kind takes
 * longer than the other is near a half, whatever machine this is.
 */
@Order(31)
class EnumerationTortureIT {

  /** Fewer than lock an account; a right password forgives them. */
  private static final int GUESSES = 2;

  @Test
  void an_account_that_is_there_is_answered_as_one_that_is_not() {
    try (Torture torture = Torture.of("enumeration")) {
      Runners.ready();
      int rounds = torture.dose(1, 12);
      List<Long> there = new ArrayList<>();
      List<Long> nowhere = new ArrayList<>();
      List<Long> locked = new ArrayList<>();
      var answers = new TreeSet<String>();
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < Runners.ALL.size(); i++) {
          String known = Runners.ALL.get(i);
          String unknown = "ranner-" + round + "-" + i;
          for (int guess = 0; guess < GUESSES; guess++) {
            // In turns, and in either order: a machine that warms up or slows down hits both.
            boolean knownFirst = (i + guess) % 2 == 0;
            for (boolean isKnown : new boolean[] {knownFirst, !knownFirst}) {
              (isKnown ? there : nowhere).add(guess(isKnown ? known : unknown, answers));
            }
          }
        }
        if (round < rounds - 1) {
          forgive();
        }
      }
      String shut = "nobody-to-be-locked";
      for (int i = 0; i < 20; i++) {
        long took = guess(shut, i < 6 ? answers : new TreeSet<>());
        if (i >= 6) {
          locked.add(took);
        }
      }
      forgive();
      assertThat(answers).as("what is answered to either").hasSize(1);
      double auc = auc(there, nowhere);
      torture.count("chance that one takes longer (0.5 is best)", auc);
      torture.atLeast("guesses of each kind", there.size(), torture.dose(40, 400));
      // Four deviations of a fair coin at so many guesses; 0.55 and less in the full dose.
      double margin = torture.dose(260, 100) / 1_000.0;
      assertThat(Math.abs(auc - 0.5)).isLessThan(margin);
      torture.canary("an answer without work", Math.abs(auc(there, locked) - 0.5) > margin);
    }
  }

  /** How long it took; what was answered, but for the trace and the lock, is added. */
  private static long guess(String account, TreeSet<String> answers) {
    Ask ask =
        Ask.post("/api/v1/auth/tokens")
            .json(Map.of("account", account, "password", "a-wrong-password"));
    long from = System.nanoTime();
    Reply reply = ask.send();
    long took = System.nanoTime() - from;
    if (reply.status() != 429) {
      ObjectNode problem = (ObjectNode) reply.json();
      problem.remove("traceId");
      Map<String, List<String>> headers = new HashMap<>(reply.headers().map());
      headers
          .keySet()
          .removeIf(name -> name.matches("(?i)date|x-request-id|ratelimit|content-length"));
      answers.add(reply.status() + " " + problem + " " + new java.util.TreeMap<>(headers));
    }
    return took;
  }

  /** The right password, once each. */
  private static void forgive() {
    var failed = new AtomicReference<String>("");
    for (String runner : Runners.ALL) {
      Reply reply =
          Ask.post("/api/v1/auth/tokens")
              .json(
                  Map.of(
                      "account",
                      runner,
                      "password",
                      House.stack().secrets().accountPassword(runner)))
              .send();
      if (reply.status() != 200) {
        failed.set(reply.toString());
      }
    }
    assertThat(failed.get()).isEmpty();
  }

  /** The chance that one of these takes longer than one of those; ties count half. */
  static double auc(List<Long> these, List<Long> those) {
    double longer = 0;
    for (long one : these) {
      for (long other : those) {
        longer += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return longer / ((double) these.size() * those.size());
  }
}
