package org.jiebang.needs.need;

import java.util.Map;
import org.jiebang.eventsourcing.Code;

/**
 * What a need is about. An open set: what is known today stands here, an event may carry another.
 */
public record Category(String value) implements Code {

  /** 助老. */
  public static final Category ELDERLY_CARE = new Category("ELDERLY_CARE");

  /** 子女托管: minors in the care of volunteers. */
  public static final Category CHILD_CARE = new Category("CHILD_CARE");

  /** 清洁家园. */
  public static final Category CLEAN_HOME = new Category("CLEAN_HOME");

  /** 反诈. */
  public static final Category ANTI_FRAUD = new Category("ANTI_FRAUD");

  /** 矛盾调处: private, for the author and the desk only. */
  public static final Category MEDIATION = new Category("MEDIATION");

  /**
   * What the rules ask about a category.
   *
   * @param risky the requester must state the risks (志愿服务条例, art. 13)
   * @param secluded seen by its author, grid workers and the desk only
   * @param council may be planned only after the council's decision
   */
  private record Traits(boolean risky, boolean secluded, boolean council) {}

  private static final Traits PLAIN = new Traits(false, false, false);

  private static final Map<Category, Traits> KNOWN =
      Map.of(
          ELDERLY_CARE, PLAIN,
          CHILD_CARE, new Traits(true, false, false),
          CLEAN_HOME, PLAIN,
          ANTI_FRAUD, PLAIN,
          MEDIATION, new Traits(false, true, false));

  public boolean known() {
    return KNOWN.containsKey(this);
  }

  public boolean risky() {
    return traits().risky();
  }

  public boolean secluded() {
    return traits().secluded();
  }

  public boolean needsCouncil() {
    return traits().council();
  }

  private Traits traits() {
    return KNOWN.getOrDefault(this, PLAIN);
  }
}
