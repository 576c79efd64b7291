package org.jiebang.needs.taxonomy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A target group as it shall be called. */
@Schema(name = "TargetGroupRequest")
public record GroupRequest(
    @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") String code,
    @NotBlank @Size(max = 40) String name,
    @NotBlank @Size(max = 80) String english) {

  GroupDefinition definition() {
    return new GroupDefinition(new TargetGroup(code), name, english);
  }
}
