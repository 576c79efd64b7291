package org.jiebang.needs.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report says.
 *
 * @param places that were studied
 * @param suggestions numbered from 1
 */
@Schema(name = "ResearchReportContent")
public record ReportContent(
    String title,
    List<String> places,
    String findings,
    List<String> suggestions,
    List<AttachmentRef> attachments) {}
