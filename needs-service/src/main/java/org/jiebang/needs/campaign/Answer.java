package org.jiebang.needs.campaign;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a finding: everything found is answered (发现问题就解决问题, S3:11). */
@Schema(name = "FindingAnswer")
public enum Answer {
  /** Put right by those who found it. */
  FIXED,
  /** It is a need now. */
  NEED,
  /** Nothing is to be done, and that was explained. */
  EXPLAINED
}
