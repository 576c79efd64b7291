package org.jiebang.gateway.partner;

/** For whom a client acts; who needs both registers two. */
public enum ClientKind {
  /** For people who sign in through it, with their rights; it has none of its own. */
  USER_APP,
  /** For itself, in the role {@code APP}; nobody signs in through it. */
  SERVICE
}
