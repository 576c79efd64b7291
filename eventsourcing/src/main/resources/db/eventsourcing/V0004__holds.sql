-- After a restore: parts whose end is lost although others have seen it. While there is a row, the service does not
-- start: what it would append at those positions would contradict what was published.
CREATE TABLE log_hold (
  part          SMALLINT UNSIGNED NOT NULL,
  restored_pos  BIGINT   UNSIGNED NOT NULL,   -- the log ends here now
  published_pos BIGINT   UNSIGNED NOT NULL,   -- it ended here once, as Kafka or an anchor says
  since_us      BIGINT            NOT NULL,   -- µs since 1970, real clock
  PRIMARY KEY (part)
) ENGINE = InnoDB;
