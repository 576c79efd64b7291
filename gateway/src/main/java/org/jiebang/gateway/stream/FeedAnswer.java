package org.jiebang.gateway.stream;

import java.util.List;
import org.jiebang.gateway.feed.FeedItem;

/**
 * A page of the feed.
 *
 * @param next to be sent as {@code after} for what follows; moves on an empty page, too
 * @param head the feed's last position when this was answered; {@code next == head}: that is all
 */
public record FeedAnswer(List<FeedItem> items, long next, long head) {}
