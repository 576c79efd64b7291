package org.jiebang.matching.evaluation;

/** Who says something about whom. */
public enum EvaluationKind {
  /** 自评: a volunteer about their own service. */
  SELF,
  /** 互评: a volunteer about another one of the same task. */
  PEER,
  /** 居民评价: the resident whose need it was, about the team. */
  BENEFICIARY,
  /** The community desk about the team. */
  ORGANISER
}
