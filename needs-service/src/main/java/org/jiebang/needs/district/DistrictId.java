package org.jiebang.needs.district;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a district: the id that grants ({@code DIS@district:…}) and communities carry. */
public record DistrictId(UUID value) implements Id {}
