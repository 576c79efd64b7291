package org.jiebang.needs.district;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a subdistrict (街道). */
public record SubdistrictId(UUID value) implements Id {}
