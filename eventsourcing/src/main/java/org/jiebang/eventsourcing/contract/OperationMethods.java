package org.jiebang.eventsourcing.contract;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Which method stands behind an operation of the document. */
public final class OperationMethods {

  private OperationMethods() {}

  /** By {@code operationId}. */
  public static Map<String, MethodInfo> byId(IndexView index) {
    Map<String, MethodInfo> methods = new HashMap<>();
    for (AnnotationInstance said : index.getAnnotations(DotName.createSimple(Operation.class))) {
      if (said.value("operationId") != null) {
        methods.put(said.value("operationId").asString(), said.target().asMethod());
      }
    }
    return methods;
  }
}
