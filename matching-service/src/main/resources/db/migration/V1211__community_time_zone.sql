-- The months of an agreement's obligations begin and end in the community's time zone.
ALTER TABLE inbound_community
  ADD COLUMN time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;
