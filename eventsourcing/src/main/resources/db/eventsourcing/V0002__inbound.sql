-- How far this service has handed its own log to Kafka, and how far it has taken in the logs of others.

-- Relay: everything up to pos is acknowledged by Kafka. Moved by compare-and-set only.
CREATE TABLE relay_checkpoint (
  part SMALLINT UNSIGNED NOT NULL,
  pos  BIGINT   UNSIGNED NOT NULL,
  PRIMARY KEY (part)
) ENGINE=InnoDB;

-- Written, for its fsync alone, before something is published that is visible but perhaps not yet durable.
CREATE TABLE relay_barrier (
  id     TINYINT UNSIGNED NOT NULL,
  writes BIGINT  UNSIGNED NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

-- Kafka's place, kept here so that it moves in the transaction of the rows. Not Kafka's own group offsets.
CREATE TABLE inbound_offset (
  topic       VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kpart       INT    NOT NULL,
  next_offset BIGINT NOT NULL,
  PRIMARY KEY (topic, kpart)
) ENGINE=InnoDB;

-- The last position taken in of each part of each source, with its hash: the next record must stand on it.
-- seen > pos: a gap is open (something later came first). forked_us: the publisher contradicts itself, the part is parked.
CREATE TABLE inbound_position (
  source    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  part      SMALLINT UNSIGNED NOT NULL,
  pos       BIGINT   UNSIGNED NOT NULL,
  hash      BINARY(32)        NOT NULL,
  seen      BIGINT   UNSIGNED NOT NULL,
  forked_us BIGINT            NULL,   -- µs since 1970, real clock
  PRIMARY KEY (source, part)
) ENGINE=InnoDB;

-- Sequenced dead letters: a record that failed, and behind it every later record of its stream.
-- RETRYING, PARKED and BLOCKED are open and block the stream; DISCARDED and REFUSED are history.
CREATE TABLE dead_letter (
  source        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  part          SMALLINT UNSIGNED NOT NULL,
  pos           BIGINT   UNSIGNED NOT NULL,
  stream_id     BINARY(16)        NOT NULL,
  type          VARCHAR(64) CHARACTER SET ascii NOT NULL,
  state         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  error         VARCHAR(500) CHARACTER SET utf8mb4 NOT NULL,
  attempts      INT UNSIGNED      NOT NULL,
  views_applied BOOLEAN           NOT NULL,   -- its rows are written, only its reactions are open
  since_us      BIGINT            NOT NULL,   -- µs since 1970, real clock; the 60 s of «too early» count from here
  next_us       BIGINT            NOT NULL,   -- µs since 1970, real clock; when it is tried again
  publication   MEDIUMTEXT CHARACTER SET utf8mb4 NOT NULL,   -- headers and payload as published: no personal fields
  PRIMARY KEY (source, part, pos),
  KEY stream_order (stream_id, pos),
  KEY due (state, next_us)
) ENGINE=InnoDB;
