package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The panel's word on a task stands.
 *
 * @param need the need the task serves; null when it serves something else
 * @param result {@code PASSED}, {@code PASSED_WITH_REMARKS}, {@code REWORK}, {@code FAILED}, or one
 *     that we do not know yet
 */
public record AcceptanceFinal(UUID acceptance, UUID task, @Nullable UUID need, String result) {

  public boolean passed() {
    return result.equals("PASSED") || result.equals("PASSED_WITH_REMARKS");
  }
}
