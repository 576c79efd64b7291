package org.jiebang.needs.body;

import org.jiebang.eventsourcing.Code;

/**
 * What a think-tank knows about. An open set: the four of S3:9 stand here, a community may name
 * others.
 */
public record ExpertField(String value) implements Code {

  /** 公共设施. */
  public static final ExpertField PUBLIC_UTILITIES = new ExpertField("PUBLIC_UTILITIES");

  /** 工程建设. */
  public static final ExpertField CONSTRUCTION = new ExpertField("CONSTRUCTION");

  /** 法律. */
  public static final ExpertField LEGAL = new ExpertField("LEGAL");

  /** 财务审计. */
  public static final ExpertField FINANCE_AND_AUDIT = new ExpertField("FINANCE_AND_AUDIT");
}
