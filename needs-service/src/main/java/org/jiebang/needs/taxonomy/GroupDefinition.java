package org.jiebang.needs.taxonomy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A target group as a taxonomy names it.
 *
 * @param name in Chinese
 * @param english its name in English
 */
@Schema(name = "TargetGroupDefinition")
public record GroupDefinition(TargetGroup code, String name, String english) {}
