import { sampledBelow } from "../../../pipelines/core/distinct-estimate.ts";
import type { LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import { daySql } from "./search-periods.ts";

export const searchSchemaVersion = 10;

const earlierTable = `
  CREATE TABLE earlier (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    kept TEXT NOT NULL, -- KeptVersions as JSON
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
`;

/** The coverage of each post and day, the latest of the day. */
const countsTable = `
  CREATE TABLE counts (
    post_id TEXT NOT NULL,
    day INTEGER NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (post_id, day)
  ) STRICT, WITHOUT ROWID;
`;

const reactionsTable = `
  CREATE TABLE reactions (
    id TEXT PRIMARY KEY,
    post_id TEXT NOT NULL,
    observed INTEGER NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reactions_by_post ON reactions (post_id, observed);
`;

const tombstonesByThread = "CREATE INDEX tombstones_by_thread ON tombstones (thread, published);";

/** What was held of each channel and hour; `platform_count` is NULL in an hour in which it was not read. */
const hoursTable = `
  CREATE TABLE hours (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    place INTEGER NOT NULL,
    platform_count INTEGER,
    held INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX hours_by_time ON hours (hour);
`;

/** The empty set of flags and entities, which also the comments have that were written before there were any. */
export const noMarks = 1;
const markSetsTable = `
  CREATE TABLE mark_sets (seq INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
  INSERT INTO mark_sets (seq, members) VALUES (${noMarks}, '[]');
`;
const marksColumn = `marks INTEGER NOT NULL DEFAULT ${noMarks}`;

const modelsTable = "CREATE TABLE models (seq INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;";
const modelColumn = "model INTEGER"; // of its sentiment; NULL where none is named

/** Of what was held before this was kept. */
export const firstCollectedUnknown = 0;
const firstCollectedColumn = `first_collected INTEGER NOT NULL DEFAULT ${firstCollectedUnknown}`;
/** Of a deleted comment; NULL where it was never held. */
const firstCollectedOfDeleted = `first_collected INTEGER DEFAULT ${firstCollectedUnknown}`;

/** Comments with at least so many likes are in the index of likes: 9 % of 71,513 comments on Malaysian videos. */
export const wellLiked = 5;

const facts = "place, sentiment, language, official, topics, marks";
const timeIndex = (columns: string) =>
  `CREATE INDEX comments_by_time ON comments (published, ${facts}, likes, author, copy_key${columns});`;
const otherIndexes = `
  CREATE INDEX comments_by_likes ON comments (likes DESC, id, published, ${facts}) WHERE likes >= ${wellLiked};
  CREATE INDEX comments_by_sampled_author ON comments (author, published, ${facts}) WHERE author < ${sampledBelow};
`;

/** Counts by something that each comment has one of, by Malaysian day; the rows of a day lie together. */
const dayRollup = (name: string, column: string) => `
  CREATE TABLE ${name} (
    grain INTEGER NOT NULL,
    period INTEGER NOT NULL,
    ${column} INTEGER NOT NULL,
    sentiment INTEGER NOT NULL,
    place INTEGER NOT NULL,
    official INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    likes INTEGER NOT NULL,
    PRIMARY KEY (grain, period, ${column}, sentiment, place, official)
  ) STRICT, WITHOUT ROWID;
`;
const dayRollups = `${dayRollup("thread_rollups", "thread")}${dayRollup("model_rollups", "model")}`;

/** `grain` of a rollup's period: a Malaysian month or a Malaysian day, counted from 1970. */
export const grains = { month: 0, day: 1 } as const;

const fillFromComments = (name: string, column: string) => `
  INSERT INTO ${name}
    SELECT ${grains.day}, ${daySql("published")}, ${column}, sentiment, place, official, count(*), sum(max(likes, 0))
    FROM comments WHERE ${column} IS NOT NULL GROUP BY 2, 3, 4, 5, 6;
`;

/** What brings the tables of a version to the next one. */
export const searchUpgrades: Readonly<Record<number, string>> = {
  1: earlierTable,
  // Reactions were kept for each visit of their post, not for each day.
  2: `
    ALTER TABLE reactions RENAME TO reactions_by_visit;
    ${reactionsTable}
    INSERT OR REPLACE INTO reactions
      SELECT body ->> 'id', post_id, observed, version, place, body FROM reactions_by_visit ORDER BY version;
    DROP TABLE reactions_by_visit;
  `,
  3: countsTable,
  4: tombstonesByThread,
  5: hoursTable,
  6: `
    ${markSetsTable}
    ALTER TABLE comments ADD COLUMN ${marksColumn};
    DROP INDEX comments_by_time;
    DROP INDEX comments_by_likes;
    DROP INDEX comments_by_sampled_author;
    ${timeIndex("")}
    ${otherIndexes}
  `,
  7: `
    ${modelsTable}
    ALTER TABLE comments ADD COLUMN ${modelColumn};
    INSERT INTO models (name)
      SELECT DISTINCT body ->> '$.models.sentiment' FROM bodies WHERE body ->> '$.models.sentiment' IS NOT NULL;
    UPDATE comments SET model = (
      SELECT m.seq FROM bodies b JOIN models m ON m.name = b.body ->> '$.models.sentiment' WHERE b.seq = comments.seq
    );
    DROP INDEX comments_by_time;
    ${timeIndex(", model")}
  `,
  8: `
    ${dayRollups}
    ${fillFromComments("thread_rollups", "thread")}
    ${fillFromComments("model_rollups", "model")}
  `,
  9: `
    ALTER TABLE comments ADD COLUMN ${firstCollectedColumn};
    ALTER TABLE tombstones ADD COLUMN ${firstCollectedOfDeleted};
    DROP INDEX comments_by_time;
    ${timeIndex(", model, first_collected")}
  `,
};

/** Numbers that stand for labels in the tables. Never renumber: files hold them. */
export const sentimentCodes = { negative: 0, neutral: 1, positive: 2 } as const satisfies Record<
  SentimentLabel,
  number
>;
export const languageCodes = {
  ms: 0,
  en: 1,
  mixed: 2,
  id: 3,
  zh: 4,
  ta: 5,
  other: 6,
} as const satisfies Record<LanguageCode, number>;

/**
 * Tables of the index. `comments` holds the facts that are counted and filtered, narrow so that a scan is cheap; the
 * whole item lies beside it in `bodies`. Places (channels), topic sets, sets of marks (flags and entities), models of
 * sentiment and posts are numbered in dictionaries that only grow, so that a scope or any filter on channels becomes one list of numbers. What is deleted leaves `comments`
 * altogether, so no read can forget to leave it out. What an edited comment or post said before, and what other models said
 * of it, lies in `earlier`, which holds nothing for most.
 *
 * - `likes` is -1 where the platform did not say, which sorts it last.
 * - `first_collected` is the earliest time at which any document of the comment was collected, deletions in between or not.
 * - Comments are found by a 53-bit hash of their id, and then by the id: a third of the pages to write.
 * - `author` is a 53-bit hash of the pseudonym; the smallest eighth are the sample from which many authors are estimated.
 * - Most comments have few likes; they are left out of `comments_by_likes`, which is read first.
 * - The three covering indexes answer a query about any mixture of filters in one order, without the table.
 */
export const searchTables = `
${earlierTable}
${reactionsTable}
${countsTable}
${hoursTable}
${markSetsTable}
${modelsTable}
  CREATE TABLE places (seq INTEGER PRIMARY KEY, channel TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE topics (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE topic_sets (seq INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE threads (
    seq INTEGER PRIMARY KEY,
    post_id TEXT NOT NULL UNIQUE,
    held INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE comments (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    id_hash INTEGER NOT NULL,
    version INTEGER NOT NULL,
    published INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentiment INTEGER NOT NULL,
    language INTEGER NOT NULL,
    official INTEGER NOT NULL,
    topics INTEGER NOT NULL,
    likes INTEGER NOT NULL,
    author INTEGER,
    copy_key TEXT,
    ${marksColumn},
    ${modelColumn},
    ${firstCollectedColumn}
  ) STRICT;
  CREATE INDEX comments_by_id ON comments (id_hash);
  CREATE INDEX comments_by_thread ON comments (thread);
  ${timeIndex(", model, first_collected")}
  ${otherIndexes}

  CREATE TABLE bodies (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE words USING fts5 (
    text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
  );
  -- Merge the segments of the words 16 at a time when there are 16, not a few at every commit: half the writing.
  INSERT INTO words (words, rank) VALUES ('automerge', 0);

  CREATE TABLE tombstones (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    published INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    place INTEGER NOT NULL,
    ${firstCollectedOfDeleted}
  ) STRICT, WITHOUT ROWID;
  ${tombstonesByThread}

  CREATE TABLE posts (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    published INTEGER NOT NULL,
    place INTEGER NOT NULL,
    body TEXT -- NULL: the post is deleted
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE coverage (
    post_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE rollups (
    grain INTEGER NOT NULL,
    period INTEGER NOT NULL,
    sentiment INTEGER NOT NULL,
    place INTEGER NOT NULL,
    language INTEGER NOT NULL,
    official INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    likes INTEGER NOT NULL,
    PRIMARY KEY (grain, period, sentiment, place, language, official)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE topic_rollups (
    grain INTEGER NOT NULL,
    period INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    sentiment INTEGER NOT NULL,
    place INTEGER NOT NULL,
    official INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    likes INTEGER NOT NULL,
    PRIMARY KEY (grain, period, topic, sentiment, place, official)
  ) STRICT, WITHOUT ROWID;
${dayRollups}`;
