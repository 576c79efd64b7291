/** A key per person: personal fields are envelopes, and destroying the key erases the person. */
@NullMarked
package org.jiebang.eventsourcing.personal;

import org.jspecify.annotations.NullMarked;
