package org.jiebang.needs.needlist;

/** The three lists of a community: 日收集, 周汇总, 月清单. What is listed rolls up in this order. */
public enum ListLevel {
  DAILY,
  WEEKLY,
  MONTHLY
}
