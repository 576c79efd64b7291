/**
 * The whole house under load while processes die: who asks, what breaks, and what must be true
 * afterwards. Checkers read MariaDB and Kafka by themselves, without the services' code.
 */
@NullMarked
package org.jiebang.systemtests.torture;

import org.jspecify.annotations.NullMarked;
