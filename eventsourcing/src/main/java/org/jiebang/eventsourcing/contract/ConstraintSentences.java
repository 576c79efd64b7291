package org.jiebang.eventsourcing.contract;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jiebang.eventsourcing.http.ConstraintText;
import org.jspecify.annotations.Nullable;

/** Looks for constraints that could not be told in both languages. */
final class ConstraintSentences {

  private static final String OURS = "org.jiebang.";
  private static final String STANDARD = "jakarta.validation.constraints.";
  private static final DotName CONSTRAINT =
      DotName.createSimple(jakarta.validation.Constraint.class);

  private final IndexView index;

  private ConstraintSentences(IndexView index) {
    this.index = index;
  }

  /** Each as {@code org.jiebang.needs.need.NeedResource: @Digits}. */
  static SortedSet<String> missing(IndexView index, Collection<ClassInfo> among) {
    var sentences = new ConstraintSentences(index);
    var missing = new TreeSet<String>();
    for (ClassInfo each : among) {
      for (List<AnnotationInstance> used : each.annotationsMap().values()) {
        for (AnnotationInstance one : used) {
          if (sentences.isConstraint(one.name()) && !sentences.isTold(one)) {
            missing.add(each.name() + ": @" + one.name().withoutPackagePrefix());
          }
        }
      }
    }
    return missing;
  }

  private boolean isConstraint(DotName name) {
    ClassInfo type = index.getClassByName(name);
    return name.toString().startsWith(STANDARD) && !name.toString().contains("$")
        || type != null && type.hasDeclaredAnnotation(CONSTRAINT);
  }

  private boolean isTold(AnnotationInstance constraint) {
    AnnotationValue message = constraint.value("message");
    String said = message == null ? ownMessage(constraint.name()) : message.asString();
    return said == null
        ? ConstraintText.KNOWN.stream()
            .anyMatch(known -> DotName.createSimple(known).equals(constraint.name()))
        : ConstraintText.isBoth(said);
  }

  /** What a constraint of ours says where nothing else is said; null: it is not ours. */
  private @Nullable String ownMessage(DotName name) {
    ClassInfo type = name.toString().startsWith(OURS) ? index.getClassByName(name) : null;
    MethodInfo message = type == null ? null : type.method("message");
    return message == null || message.defaultValue() == null
        ? null
        : message.defaultValue().asString();
  }
}
