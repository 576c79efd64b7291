package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of what an operation can be asked in the query. A name that is none of them is refused:
 * a filter with a slip in its name would be no filter, and its answer be taken for the filtered
 * one.
 */
final class QueryNames {

  private QueryNames() {}

  /** Null: the operation follows another's specification, see {@link ForeignLanguage}. */
  static @Nullable Set<String> of(Method operation) {
    if (operation.getDeclaringClass().isAnnotationPresent(ForeignLanguage.class)) {
      return null;
    }
    var names = new HashSet<String>();
    for (Parameter parameter : operation.getParameters()) {
      add(parameter, names);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          add(field, names);
        }
      }
    }
    return Set.copyOf(names);
  }

  private static void add(AnnotatedElement element, Set<String> names) {
    QueryParam asked = element.getAnnotation(QueryParam.class);
    if (asked != null) {
      names.add(asked.value());
    }
  }
}
