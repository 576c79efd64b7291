-- Which instance works on which part: for efficiency only; correctness rests on the unique keys and on compare-and-set.
-- An instance lives until its time is over, by the database's clock; what it held is then anybody's.
CREATE TABLE instance (
  id       BINARY(16)   NOT NULL PRIMARY KEY,
  url      VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- where others reach it; empty: nowhere
  until_us BIGINT       NOT NULL                                          -- µs since 1970, real clock
) ENGINE=InnoDB;

CREATE TABLE part_lease (
  part   TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  holder BINARY(16)       NULL
) ENGINE=InnoDB;

INSERT INTO part_lease (part)
  WITH RECURSIVE parts (part) AS (SELECT 0 UNION ALL SELECT part + 1 FROM parts WHERE part < 63)
  SELECT part FROM parts;
