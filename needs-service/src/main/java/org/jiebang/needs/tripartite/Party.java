package org.jiebang.needs.tripartite;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.identity.Role;

/** One of the three; each does what only it can do (S2:34). */
@Schema(name = "TripartiteParty")
public enum Party {
  /** 社区: coordinates upward. */
  COMMUNITY,
  /** 业委会: decides for the owners. */
  OWNERS_COMMITTEE,
  /** 物业: surveys and supplies data. */
  PROPERTY_COMPANY;

  /** Whom somebody in that role speaks for; a district acts in the community's place. */
  static Party of(String role) {
    if (role.equals(Role.OWN.name())) {
      return OWNERS_COMMITTEE;
    }
    return role.equals(Role.PRO.name()) ? PROPERTY_COMPANY : COMMUNITY;
  }
}
