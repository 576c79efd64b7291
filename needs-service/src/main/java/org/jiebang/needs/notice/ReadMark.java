package org.jiebang.needs.notice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far somebody has read the notices of a community.
 *
 * @param upTo this one and all before it
 */
@Schema(name = "NoticeReadMark")
public record ReadMark(UUID community, UUID upTo) {}
