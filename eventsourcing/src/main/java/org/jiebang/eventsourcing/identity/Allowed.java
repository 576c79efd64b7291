package org.jiebang.eventsourcing.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may call an operation. Every resource method carries it, or {@link SignedIn}, or
 * {@link Open}; one without any is refused at start-up and answered 403.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

  Role[] value();

  /**
   * For reads and commands alike: what is read by roles is not there for whoever holds none of them
   * in its place, even if they see other things there.
   *
   * <p>True when the role may be held at any scope, e.g. a university claiming a task of a
   * community. False, the default: at the tenant or a party of the aggregate, or above them in the
   * hierarchy.
   */
  boolean anywhere() default false;
}
