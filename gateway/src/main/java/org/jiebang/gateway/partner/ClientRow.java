package org.jiebang.gateway.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;

/** One row per partner client, owned by the community or district it is registered for. */
@Entity
@Table(name = "client_row")
public class ClientRow extends ViewRow {}
