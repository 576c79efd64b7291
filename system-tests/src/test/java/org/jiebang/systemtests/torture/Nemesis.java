package org.jiebang.systemtests.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.Stack;

/** Breaks things by a plan that follows from the seed, and always mends them in the end. */
final class Nemesis {

  /** Servers first: a service that starts needs them. */
  static final List<String> VICTIMS =
      List.of(Stack.MARIADB, Stack.KAFKA, "needs", "matching", "points", Stack.GATEWAY);

  /** How something is broken. */
  enum Fault {
    /** {@code kill -9}, then started again. */
    KILL,
    /** Asked to end, then started again. */
    STOP,
    /** Frozen with all its connections, then thawed: a process that does not know it was away. */
    FREEZE
  }

  /**
   * One round.
   *
   * @param victims in the order in which they are started again
   * @param calmMillis of load before it
   * @param downMillis how long it stays broken
   */
  record Round(Fault fault, List<String> victims, int calmMillis, int downMillis) {
    @Override
    public String toString() {
      return "%s %s for %d ms after %d ms"
          .formatted(fault, String.join("+", victims), downMillis, calmMillis);
    }
  }

  private final Stack stack;
  private final Windows windows;

  Nemesis(Stack stack, Windows windows) {
    this.stack = stack;
    this.windows = windows;
  }

  /**
   * Kills, every victim as often as every other, one in four together with a second one; after
   * every third kill something is stopped or frozen besides.
   */
  static List<Round> plan(SplittableRandom random, int kills) {
    List<Round> plan = new ArrayList<>();
    List<String> bag = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      if (bag.isEmpty()) {
        bag.addAll(VICTIMS);
      }
      Set<String> victims = new TreeSet<>();
      victims.add(bag.remove(random.nextInt(bag.size())));
      if (random.nextInt(4) == 0) {
        victims.add(VICTIMS.get(random.nextInt(VICTIMS.size())));
      }
      plan.add(round(Fault.KILL, inOrder(victims), random));
      if (i % 3 == 2) {
        Fault other = random.nextBoolean() ? Fault.STOP : Fault.FREEZE;
        String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
        plan.add(round(other, List.of(victim), random));
      }
    }
    return plan;
  }

  private static Round round(Fault fault, List<String> victims, SplittableRandom random) {
    int down = fault == Fault.FREEZE ? random.nextInt(500, 2_500) : random.nextInt(600);
    return new Round(fault, victims, random.nextInt(100, 900), down);
  }

  private static List<String> inOrder(Set<String> victims) {
    return VICTIMS.stream().filter(victims::contains).toList();
  }

  void carryOut(Round round) {
    park(round.calmMillis());
    windows.open();
    switch (round.fault()) {
      case KILL -> round.victims().forEach(stack::kill);
      case STOP -> round.victims().forEach(stack::stop);
      case FREEZE -> round.victims().forEach(stack::suspend);
    }
    park(round.downMillis());
    if (round.fault() == Fault.FREEZE) {
      round.victims().forEach(stack::resume);
    } else {
      round.victims().forEach(stack::start);
    }
    windows.close();
  }

  /** Whatever does not run is started. */
  void heal() {
    for (String victim : VICTIMS) {
      if (!stack.alive(victim)) {
        stack.start(victim);
      }
    }
    windows.close();
  }

  private static void park(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
