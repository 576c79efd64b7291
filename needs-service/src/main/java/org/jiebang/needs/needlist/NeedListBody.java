package org.jiebang.needs.needlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/**
 * A list as the API shows it.
 *
 * @param state {@code OPEN}, {@code CLOSED} or {@code PUBLISHED}
 * @param needs what is on it while it is open, and was when it closed, in order
 * @param openChildren lists that roll up to it and are still open
 * @param items what it says since it was closed
 * @param withheld 0: what a caller may not know of is not counted for them either
 * @param hash of the latest version, see {@link ListHash}; so {@code version}, from 1
 * @param versions every version with its hash, oldest first
 */
@Schema(name = "NeedList")
public record NeedListBody(
    UUID id,
    String state,
    UUID community,
    ListLevel level,
    String period,
    @Nullable Instant cutOff,
    List<NeedId> needs,
    List<NeedListId> openChildren,
    List<ListItem> items,
    int withheld,
    @Nullable Integer version,
    @Nullable String hash,
    List<Version> versions) {

  /** One version of what the list says; a correction never replaces an earlier one. */
  @Schema(name = "NeedListVersion")
  public record Version(int version, String hash, @Nullable String reason, Instant at) {}
}
