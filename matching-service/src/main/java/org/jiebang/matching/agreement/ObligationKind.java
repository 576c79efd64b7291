package org.jiebang.matching.agreement;

/** What kind of joint activity an obligation asks for. */
public enum ObligationKind {
  /** 精神文明联创: culture and good manners in the neighbourhood, built together. */
  CIVIC_CULTURE,
  /** 服务难题联解: what residents struggle with, solved together. */
  SERVICE_PROBLEMS,
  /** 公益事业联办: charity, run together. */
  PUBLIC_WELFARE
}
