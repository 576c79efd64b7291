package org.jiebang.needs.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that a report refers to; the file itself is kept elsewhere.
 *
 * @param sha256 of its content, 64 hex digits in lower case
 */
@Schema(name = "ReportAttachment")
public record AttachmentRef(String name, String sha256) {}
