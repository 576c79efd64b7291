package org.jiebang.eventsourcing.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that replaces what somebody else may be replacing: it must say in {@code If-Match} what
 * it has seen, and is refused with {@code VERSION_REQUIRED} (428) when it does not.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface VersionRequired {}
