package org.jiebang.points.account;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Points set aside for a redemption or booking. Lies in the account's part. */
public record HoldId(UUID value) implements Id {}
