-- A topic that was deleted and made anew has another id: what was acknowledged in the old one is in nobody's hands any more.

-- What the relay knows of the topic that it fills. next_offset: everything before it was acknowledged; an end before it means that the broker has lost some.
CREATE TABLE relay_topic (
  topic       VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kpart       INT          NOT NULL,
  topic_id    CHAR(22)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- Kafka's own id of it
  next_offset BIGINT       NOT NULL,
  PRIMARY KEY (topic, kpart)
) ENGINE=InnoDB;

-- How often the part has been published anew from position 1: what a relay knew before, it must not write down after.
ALTER TABLE relay_checkpoint ADD COLUMN fill INT UNSIGNED NOT NULL DEFAULT 0;

-- The topic that the offset speaks of; NULL: not known yet.
ALTER TABLE inbound_offset ADD COLUMN topic_id CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NULL;
