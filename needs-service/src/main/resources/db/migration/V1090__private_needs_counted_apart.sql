-- What is private is counted for the desk alone. Of old rows mediation alone was.
ALTER TABLE need_stay ADD COLUMN secluded BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE need_stay SET secluded = TRUE WHERE category = 'MEDIATION';
ALTER TABLE need_stay
  DROP KEY counted,
  ADD KEY counted
    (gen, tenant, submitted_us, from_us, until_us, state, category, channel, grid, secluded);
