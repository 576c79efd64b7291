package org.jiebang.needs.taxonomy;

import org.jiebang.eventsourcing.Code;

/** Whom a need is for (全龄段服务). An open set: a taxonomy may name others. */
public record TargetGroup(String value) implements Code {

  /** 养老助老. */
  public static final TargetGroup ELDERLY = new TargetGroup("ELDERLY");

  /** 子女托管. */
  public static final TargetGroup CHILDREN = new TargetGroup("CHILDREN");

  /** 小朋友. */
  public static final TargetGroup LITTLE_FRIENDS = new TargetGroup("LITTLE_FRIENDS");

  /** 大朋友. */
  public static final TargetGroup BIG_FRIENDS = new TargetGroup("BIG_FRIENDS");

  /** 老朋友. */
  public static final TargetGroup OLD_FRIENDS = new TargetGroup("OLD_FRIENDS");
}
