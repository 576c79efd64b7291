/**
 * Test kit: given events, when command, then events or refusal; every (state, command) pair walked.
 */
@NullMarked
package org.jiebang.eventsourcing.testing;

import org.jspecify.annotations.NullMarked;
