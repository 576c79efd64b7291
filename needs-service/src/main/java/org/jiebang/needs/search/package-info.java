/**
 * What is looked up over many needs: by what they say, by what they resemble, by how many there
 * were. Texts are sealed, so they are found by keyed tokens that go with them (ADR 0060).
 */
@NullMarked
package org.jiebang.needs.search;

import org.jspecify.annotations.NullMarked;
