package org.jiebang.points.account;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Points that were given together and expire together. Lies in the account's part. */
public record LotId(UUID value) implements Id {}
