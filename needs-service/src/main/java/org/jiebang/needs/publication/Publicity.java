package org.jiebang.needs.publication;

import org.jiebang.needs.place.CommunityId;

/** What a record's events add up to. */
public sealed interface Publicity {

  record Unrecorded() implements Publicity {}

  /** Something that was published; kept also when it was recorded in error. */
  record Recorded(PublicityId record, CommunityId community, boolean voided) implements Publicity {}
}
