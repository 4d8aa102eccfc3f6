/** Raised with every change of the tables below. */
export const logSchemaVersion = 1;

export const createLogTables = `
  CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    partitions INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE log (
    topic TEXT NOT NULL,
    part INTEGER NOT NULL,
    off INTEGER NOT NULL,
    ts INTEGER NOT NULL, -- ms since 1970
    key TEXT NOT NULL,
    val BLOB NOT NULL,
    headers TEXT, -- a JSON object; NULL when empty
    PRIMARY KEY (topic, part, off)
  ) STRICT, WITHOUT ROWID;

  -- The next offset of each partition, kept apart so that offsets go on where they were when retention removed all records.
  CREATE TABLE heads (
    topic TEXT NOT NULL,
    part INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (topic, part)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE places (
    grp TEXT NOT NULL,
    topic TEXT NOT NULL,
    part INTEGER NOT NULL,
    committed INTEGER NOT NULL, -- the first offset the group has not committed
    turn INTEGER NOT NULL, -- of the group's latest lease of it; 0: none yet
    leased_until INTEGER NOT NULL, -- ms since 1970; 0: not leased
    PRIMARY KEY (grp, topic, part)
  ) STRICT, WITHOUT ROWID;
`;
