package org.jiebang.needs.notice;

import java.util.UUID;

/**
 * A notice as it is kept for showing.
 *
 * @param state {@code READY}, or {@code NOT_SENT_SANDBOX} where it goes nowhere
 */
public record NoticeBody(UUID id, String state, Tidings tidings) {

  static final String READY = "READY";
  static final String NOT_SENT_SANDBOX = "NOT_SENT_SANDBOX";
}
