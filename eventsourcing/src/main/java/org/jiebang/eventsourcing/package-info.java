/**
 * The shared vocabulary of an event-sourced service: decider, command handler, recorded fact, view.
 * Everything domain-free that two services need lives in this module; nothing here knows a domain
 * word.
 */
@NullMarked
package org.jiebang.eventsourcing;

import org.jspecify.annotations.NullMarked;
