/**
 * What partners hold in their hands: the generated clients, on the running house and on strange
 * answers.
 */
@NullMarked
package org.jiebang.systemtests.clients;

import org.jspecify.annotations.NullMarked;
