package org.jiebang.eventsourcing.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Operations of another's specification. Its clients are made for many servers: what they say in
 * the query that we do not need is passed over, not refused.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForeignLanguage {}
