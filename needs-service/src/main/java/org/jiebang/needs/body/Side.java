package org.jiebang.needs.body;

import org.jiebang.eventsourcing.Code;

/**
 * Whom a member of a joint meeting speaks for; in a rotating chair the turn is the side's, not the
 * person's. An open set: the four of S3:13 stand here.
 */
public record Side(String value) implements Code {

  /** 党组织. */
  public static final Side PARTY_ORGANISATION = new Side("PARTY_ORGANISATION");

  /** 团组织. */
  public static final Side LEAGUE_ORGANISATION = new Side("LEAGUE_ORGANISATION");

  /** 隶属单位. */
  public static final Side AFFILIATED_ORGANISATION = new Side("AFFILIATED_ORGANISATION");

  /** 青年社会组织. */
  public static final Side YOUTH_SOCIAL_ORGANISATION = new Side("YOUTH_SOCIAL_ORGANISATION");
}
