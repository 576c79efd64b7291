/**
 * Jiebang on one machine: a real MariaDB, a real Kafka and all services, for a person who tries it
 * and for every test.
 */
@NullMarked
package org.jiebang.local;

import org.jspecify.annotations.NullMarked;
