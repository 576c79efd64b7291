package org.jiebang.systemtests.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.NotStarted;
import org.jiebang.local.Stack;

/** Breaks things by a plan that follows from the seed, and always mends them in the end. */
final class Nemesis {

  /** Servers first: a service that starts needs them. */
  static final List<String> VICTIMS =
      List.of(Stack.MARIADB, Stack.KAFKA, "needs", "matching", "points", Stack.GATEWAY);

  /**
   * Rounds whose victims may be starting while the next one breaks something: one for each core.
   */
  private static final int MENDED_AT_ONCE = 2;

  private static final int STARTS = 5;

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

  /** By victim; only the thread that carries out looks at it. */
  private final Map<String, CompletableFuture<Void>> beingMended = new HashMap<>();

  private final AtomicInteger failedStarts = new AtomicInteger();
  private int broken;

  Nemesis(Stack stack, Windows windows) {
    this.stack = stack;
    this.windows = windows;
  }

  /**
   * Kills, every victim as often as every other, every sixth together with a second one.
   *
   * @param calmer after so many kills something is stopped or frozen besides
   */
  static List<Round> plan(SplittableRandom random, int kills, int calmer) {
    List<Round> plan = new ArrayList<>();
    List<String> bag = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      if (bag.isEmpty()) {
        bag.addAll(VICTIMS);
      }
      Set<String> victims = new TreeSet<>();
      victims.add(bag.remove(random.nextInt(bag.size())));
      if (i % 6 == 5) {
        victims.add(VICTIMS.get(random.nextInt(VICTIMS.size())));
      }
      plan.add(round(Fault.KILL, inOrder(victims), random));
      if (i % calmer == calmer - 1) {
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

  /**
   * Breaks, and goes on while it is being mended: so something else may die while a service starts,
   * and a start may fail, as it may on a bad day.
   */
  void carryOut(Round round) {
    park(round.calmMillis());
    awaitRoomFor(round.victims());
    begin();
    switch (round.fault()) {
      case KILL -> round.victims().forEach(stack::kill);
      case STOP -> round.victims().forEach(stack::stop);
      case FREEZE -> round.victims().forEach(stack::suspend);
    }
    park(round.downMillis());
    if (round.fault() == Fault.FREEZE) {
      round.victims().forEach(stack::resume);
      mended();
      return;
    }
    CompletableFuture<Void> mending =
        CompletableFuture.runAsync(
            () -> {
              round.victims().forEach(this::start);
              mended();
            },
            Thread::startVirtualThread);
    round.victims().forEach(victim -> beingMended.put(victim, mending));
  }

  /** Whoever is being mended is not broken again before; and not too much at once. */
  private void awaitRoomFor(List<String> victims) {
    victims.forEach(
        victim -> {
          CompletableFuture<Void> mending = beingMended.get(victim);
          if (mending != null) {
            mending.join();
          }
        });
    while (true) {
      beingMended.values().stream()
          .filter(CompletableFuture::isDone)
          .forEach(CompletableFuture::join);
      beingMended.values().removeIf(CompletableFuture::isDone);
      Set<CompletableFuture<Void>> going = new HashSet<>(beingMended.values());
      if (going.size() < MENDED_AT_ONCE) {
        return;
      }
      CompletableFuture.anyOf(going.toArray(CompletableFuture[]::new)).join();
    }
  }

  private synchronized void begin() {
    windows.open();
    broken++;
  }

  private synchronized void mended() {
    broken--;
    if (broken == 0) {
      windows.close();
    }
  }

  /** As whatever looks after it would: what does not come up is started once more. */
  private void start(String victim) {
    for (int attempt = 1; ; attempt++) {
      try {
        stack.start(victim);
        return;
      } catch (NotStarted e) {
        if (attempt == STARTS) {
          throw e;
        }
        failedStarts.incrementAndGet();
        stack.kill(victim);
      }
    }
  }

  /** Starts in vain, because something else had died just then. */
  int failedStarts() {
    return failedStarts.get();
  }

  /** Whatever does not run is started. */
  void heal() {
    Set.copyOf(beingMended.values()).forEach(CompletableFuture::join);
    beingMended.clear();
    for (String victim : VICTIMS) {
      if (!stack.alive(victim)) {
        start(victim);
      }
    }
    windows.close();
  }

  private static void park(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
