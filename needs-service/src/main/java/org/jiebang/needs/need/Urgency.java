package org.jiebang.needs.need;

import java.time.Duration;
import java.util.Map;
import org.jiebang.eventsourcing.Code;

/**
 * How soon an answer is due (急难愁盼). An open set; the times are those of the Beijing 12345 draft
 * specification (LAW).
 */
public record Urgency(String value) implements Code {

  /** Danger to people: 2 hours. */
  public static final Urgency DANGER = new Urgency("DANGER");

  /** Water, power, gas, heating: 24 hours. */
  public static final Urgency UTILITIES = new Urgency("UTILITIES");

  /** Anything else that one body can answer: 7 days. */
  public static final Urgency GENERAL = new Urgency("GENERAL");

  /** Several bodies must work together: 15 days. */
  public static final Urgency COMPLEX = new Urgency("COMPLEX");

  static final Map<Urgency, Duration> WITHIN =
      Map.of(
          DANGER, Duration.ofHours(2),
          UTILITIES, Duration.ofHours(24),
          GENERAL, Duration.ofDays(7),
          COMPLEX, Duration.ofDays(15));

  public boolean known() {
    return WITHIN.containsKey(this);
  }

  /** Time for an answer, from verification; of an unknown urgency that of GENERAL. */
  public Duration within() {
    return WITHIN.getOrDefault(this, Duration.ofDays(7));
  }
}
