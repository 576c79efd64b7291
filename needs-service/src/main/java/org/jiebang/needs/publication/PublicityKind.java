package org.jiebang.needs.publication;

/** What kind of publicity is recorded. */
public enum PublicityKind {
  /** 媒体宣传, S3:11, S4:9. */
  MEDIA_ITEM,
  /** 青年大学习 线上推广, S1:14. */
  STUDY_PUSH,
  /** What the public account (公众号, S1:8) sent out. */
  ACCOUNT_POST
}
