package org.jiebang.needs.notice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.subscription.OutboundChannel;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told: a person, or a channel. Whoever follows a thing in several ways is named for
 * each.
 *
 * @param language {@code zh-CN} or {@code en}
 */
@Schema(name = "NoticeRecipient")
public record Recipient(
    @Nullable UUID person, @Nullable OutboundChannel channel, String language) {}
