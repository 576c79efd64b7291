package org.jiebang.eventsourcing.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that will go. Every answer of it says so in {@code Deprecation} (RFC 9745) and
 * {@code Sunset} (RFC 8594), and so does the contract.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Sunset {

  /** Since when nobody should begin to use it: a day, e.g. {@code 2026-12-01}. */
  String deprecated();

  /** From when on it may be gone: a day, at least six months later. */
  String gone();

  /** The path of what to use instead, e.g. {@code /api/v1/feed}; empty: nothing. */
  String instead() default "";
}
