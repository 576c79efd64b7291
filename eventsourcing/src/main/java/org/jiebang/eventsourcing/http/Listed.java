package org.jiebang.eventsourcing.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Of what an operation's answer is a list, by the type that its method names. */
final class Listed {

  private Listed() {}

  /** Null: it is no list. */
  static @Nullable Type of(Type answer) {
    return switch (answer) {
      case ParameterizedType of when of.getRawType() == RestResponse.class -> of(argument(of));
      case ParameterizedType of when of.getRawType() == Page.class -> argument(of);
      case ParameterizedType of when of.getRawType() == List.class -> argument(of);
      case Class<?> type when Listing.class.isAssignableFrom(type) -> listing(type);
      default -> null;
    };
  }

  private static @Nullable Type listing(Class<?> type) {
    for (Type each : type.getGenericInterfaces()) {
      if (each instanceof ParameterizedType of && of.getRawType() == Listing.class) {
        return argument(of);
      }
    }
    return null;
  }

  private static Type argument(ParameterizedType of) {
    return of.getActualTypeArguments()[0];
  }
}
