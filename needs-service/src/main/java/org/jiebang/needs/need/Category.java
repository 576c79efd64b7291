package org.jiebang.needs.need;

import org.jiebang.eventsourcing.Code;
import org.jiebang.needs.taxonomy.Seed;

/**
 * What a need is about. An open set: what every taxonomy starts from stands here, a district or a
 * community may have others; how a category is treated is for its taxonomy to say.
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

  /** 社保. */
  public static final Category SOCIAL_INSURANCE = new Category("SOCIAL_INSURANCE");

  /** 医保. */
  public static final Category MEDICAL_INSURANCE = new Category("MEDICAL_INSURANCE");

  /** 退休证年审. */
  public static final Category PENSION_REVIEW = new Category("PENSION_REVIEW");

  /** 低保申请. */
  public static final Category LOW_INCOME_AID = new Category("LOW_INCOME_AID");

  /** 老年证. */
  public static final Category SENIOR_CARD = new Category("SENIOR_CARD");

  /** 缝纫. */
  public static final Category TAILORING = new Category("TAILORING");

  /** 配锁. */
  public static final Category LOCK_AND_KEY = new Category("LOCK_AND_KEY");

  /** 水电. */
  public static final Category PLUMBING_AND_POWER = new Category("PLUMBING_AND_POWER");

  /** 理发. */
  public static final Category HAIRCUT = new Category("HAIRCUT");

  /** 互帮互助: a resident's need that a resident answers. */
  public static final Category MUTUAL_HELP = new Category("MUTUAL_HELP");

  /** 增设设施: answered by a facility, after the council's decision. */
  public static final Category FACILITY_WISH = new Category("FACILITY_WISH");

  /** True for those that every taxonomy starts from; a community may have others. */
  public boolean known() {
    return Seed.of(this) != null;
  }
}
