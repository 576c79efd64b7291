package org.jiebang.needs.subscription;

/** What carries notices out of the house; somebody else's, who delivers them there. */
public enum ChannelKind {
  /** 工作群、报到群, S0:21, S0:23, S2:30. */
  GROUP_CHAT,
  /** 公众号, S1:8. */
  PUBLIC_ACCOUNT
}
