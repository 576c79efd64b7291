package org.jiebang.eventsourcing.lease;

import jakarta.enterprise.context.ApplicationScoped;

/** Works on everything. */
@ApplicationScoped
class EveryPart implements Parts {

  @Override
  public boolean mine(int part) {
    return true;
  }
}
