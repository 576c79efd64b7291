/**
 * Read models by position: rows and checkpoint in one transaction, queried within the caller's
 * tenants.
 */
@NullMarked
package org.jiebang.eventsourcing.view;

import org.jspecify.annotations.NullMarked;
