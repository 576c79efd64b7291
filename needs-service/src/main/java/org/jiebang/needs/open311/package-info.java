/**
 * Open311 GeoReport v2 at the door of needs: reports that other cities' apps know how to send and
 * read. It translates, and decides nothing: a report is submitted by the same command as any need.
 */
@NullMarked
package org.jiebang.needs.open311;

import org.jspecify.annotations.NullMarked;
