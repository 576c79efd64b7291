/**
 * What a partner app holds in its hands: Jiebang's generated operations, over HTTP that keeps
 * promises.
 */
@NullMarked
package org.jiebang.client;

import org.jspecify.annotations.NullMarked;
