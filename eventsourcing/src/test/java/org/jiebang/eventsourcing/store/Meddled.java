package org.jiebang.eventsourcing.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/** A real connection that somebody meddles with before and after each call that matters. */
final class Meddled {

  /** The calls of a lane that reach the server. */
  private static final Set<String> CALLS =
      Set.of("prepareStatement", "executeBatch", "executeUpdate", "commit");

  /** What happens around a call; an exception is what the caller sees. */
  interface Hand {

    /** Throwing keeps the call from being made. */
    void before(String call) throws SQLException;

    /** Throwing hides that the call was made. */
    default void after(String call) throws SQLException {}
  }

  private Meddled() {}

  static Connection with(Connection real, Hand hand) {
    return around(real, Connection.class, hand);
  }

  private static <T> T around(Object real, Class<T> type, Hand hand) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) -> {
              boolean matters = CALLS.contains(method.getName());
              if (matters) {
                hand.before(method.getName());
              }
              Object result;
              try {
                result = method.invoke(real, args);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
              if (matters) {
                hand.after(method.getName());
              }
              return result instanceof PreparedStatement
                  ? around(result, PreparedStatement.class, hand)
                  : result;
            }));
  }
}
