package org.jiebang.matching;

import java.util.List;

/** One of each event of the rooms of the service itself, for the samples on disk. */
final class ServiceDeliveryExamples {

  private ServiceDeliveryExamples() {}

  /** The sealed interfaces of their events. */
  static List<Class<?>> events() {
    return List.of();
  }

  static List<Object> everyEvent() {
    return List.of();
  }
}
