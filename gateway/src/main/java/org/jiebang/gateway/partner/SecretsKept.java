package org.jiebang.gateway.partner;

/** Whether partner clients prove themselves here, by secrets that we make. */
public interface SecretsKept {

  /** False: they do at an identity provider, and a secret of ours would open nothing. */
  boolean here();
}
