import { copyKeyOf } from "../../pipelines/enrich/copies/copy-key.ts";
import { linkKeyOf } from "../../pipelines/enrich/copies/link-key.ts";
import { edited, typicalEdits } from "../../pipelines/enrich/evaluation/typical-edits.ts";
import { createMarker } from "../../pipelines/enrich/mark-words.ts";
import { createWordReader } from "../../pipelines/enrich/wording/words.ts";
import { leavingOutCopies } from "../../pipelines/trends/copy-groups/leave-out-copies.ts";
import type { SentimentLabel } from "../../schemas/analysed.ts";
import type { CommentDocument } from "../../schemas/document.ts";
import type { Random } from "../../services/simulators/truth/random.ts";
import { seededRandom } from "../../services/simulators/truth/random.ts";
import { findCopies, listCopyGroups } from "../../services/workers/find-copies.ts";
import { commentDocument, sentiment } from "../fakes/documents.ts";
import { dayMs, hourMs, ordinaryTalk, talkStartMs } from "../fakes/made-up-talk.ts";
import { memoryIndex } from "../fakes/memory-index.ts";
import { memoryState } from "../fakes/memory-state.ts";
import type { Measurement } from "./measurement.ts";

const runs = 20;
const read = createWordReader();
const marker = createMarker(read);

const agencies = ["Jabatan Perparitan", "Pejabat Tanah", "Majlis Bandaran", "Lembaga Pelabuhan"];
const matters = ["projek jambatan", "program baucar tayar", "skim bot nelayan", "kempen tanam semula"];
const places = ["Kampung Baru", "Taman Melati", "Pekan Lama", "Felda Sungai"];

/** Two messages that differ in nothing but what they say of the same matter. */
function messages(random: Random): Readonly<Record<"praise" | "blame", string>> {
  const [agency, matter, place] = [random.pick(agencies), random.pick(matters), random.pick(places)];
  const about = (verdict: string, deed: string) =>
    `${agency} ${verdict} mengurus ${matter} ${place}, pegawai bertugas ${deed} penduduk sejak bulan lepas, gambar bukti tersimpan pejabat penghulu mukim`;
  return {
    praise: about("cekap amanah", "membantu menghormati"),
    blame: about("lembap khianat", "menipu mempermainkan"),
  };
}

interface Said {
  readonly text: string;
  readonly author: string;
  readonly atMs: number;
  readonly post?: number;
  readonly label?: SentimentLabel;
}

let written = 0;

function document({ text, author, atMs, post = 1, label = "neutral" }: Said): CommentDocument {
  written += 1;
  const words = read(text);
  return commentDocument({
    id: `youtube:copy-${written}`,
    postId: `youtube:p${post}`,
    author,
    text,
    publishedAt: new Date(atMs).toISOString(),
    sentiment: sentiment(label),
    flags: marker.mark(words, false).flags,
    copyKey: copyKeyOf(words) ?? linkKeyOf(text),
  });
}

/** `people` who each send the message once in the time, half of them after one of the typical edits. */
function passedOn(random: Random, text: string, people: number, withinMs: number, label: SentimentLabel) {
  return Array.from({ length: people }, (_, person) =>
    document({
      text: random.chance(0.5) ? edited(text, random.pick(typicalEdits), () => random.next()) : text,
      author: `k1.sender${person}`,
      atMs: talkStartMs + 10 * dayMs + Math.floor(random.next() * withinMs),
      post: 1 + random.int(8),
      label,
    }),
  );
}

/** What is decided over these comments, and how many of them the figures without copies count. */
async function decide(documents: readonly CommentDocument[]) {
  const index = memoryIndex();
  const state = memoryState();
  await index.upsert(documents);
  const span = {
    from: new Date(talkStartMs + 9 * dayMs).toISOString(),
    to: new Date(talkStartMs + 16 * dayMs).toISOString(),
  };
  await findCopies({ index, state, clock: { now: () => talkStartMs + 16 * dayMs } }, span);
  const groups = await listCopyGroups(state);
  const [all] = await leavingOutCopies(index, groups).aggregate({
    scope: { kind: "nation" },
    filter: {},
    by: [],
  });
  return { groups, counted: all?.comments ?? 0 };
}

interface Shares {
  /** Of the runs that end with a group. */
  readonly found: number;
  /** Of the comments that the figures without copies count. */
  readonly counted: number;
}

async function shares(make: (random: Random) => readonly CommentDocument[]): Promise<Shares> {
  let found = 0;
  let counted = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const documents = make(seededRandom(seed));
    const decided = await decide(documents);
    if (decided.groups.length > 0) found += 1;
    counted += decided.counted / documents.length;
  }
  return { found: found / runs, counted: counted / runs };
}

const withGroup = async (make: (random: Random) => readonly CommentDocument[]) => (await shares(make)).found;

/** Floods of bots, prayers, greetings, links and ordinary talk, made up with known truth: what becomes a group and what does not. */
export async function measure(): Promise<readonly Measurement[]> {
  return [
    ...(await floods()),
    ...(await praiseAndBlame()),
    ...(await leftAside()),
    ...(await links()),
    await ordinary(),
  ];
}

async function floods(): Promise<readonly Measurement[]> {
  const measured: Measurement[] = [];
  for (const [people, hours] of [
    [10, 1],
    [50, 6],
    [500, 24],
    [50, 96],
    [10, 168],
  ] as const) {
    const { found, counted } = await shares((random) =>
      passedOn(random, messages(random).blame, people, hours * hourMs, "negative"),
    );
    const name = `${people} accounts within ${hours} h`;
    measured.push(
      {
        name: `${name}: runs with a group`,
        value: found,
        unit: "share",
        ...(hours <= 24 && { target: { atLeast: 0.95 } }),
      },
      { name: `${name}: comments still counted`, value: counted, unit: "share" },
    );
  }
  const one = await withGroup((random) =>
    passedOn(random, messages(random).blame, 200, hourMs, "negative").map((each) => ({
      ...each,
      comment: { ...each.comment, author: "k1.sender" },
    })),
  );
  return [
    ...measured,
    { name: "one account, 200 times: runs with a group", value: one, unit: "share", target: { atMost: 0 } },
  ];
}

async function praiseAndBlame(): Promise<readonly Measurement[]> {
  const decided = { praise: 0, blame: 0 };
  let alike = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const verdicts: string[] = [];
    for (const side of ["praise", "blame"] as const) {
      const random = seededRandom(seed);
      const text = messages(random)[side];
      const label = side === "praise" ? "positive" : "negative";
      const people = Array.from({ length: 300 }, (_, person) =>
        document({
          text,
          author: `k1.person${person}`,
          atMs: talkStartMs + 10 * dayMs + Math.floor(random.exponential(8 * hourMs)),
          post: 1 + random.int(30),
          label,
        }),
      );
      const { groups } = await decide(people);
      decided[side] += groups.length;
      verdicts.push(JSON.stringify(groups.map(({ why }) => why)));
    }
    if (new Set(verdicts).size === 1) alike += 1;
  }
  return [
    { name: "slogan of praise, 300 people: groups a run", value: decided.praise / runs, unit: "groups" },
    { name: "the same in blame: groups a run", value: decided.blame / runs, unit: "groups" },
    {
      name: "praise and blame with the same reasons",
      value: alike / runs,
      unit: "share",
      target: { atLeast: 1 },
    },
  ];
}

const prayers = [
  "Ya Allah, lindungilah negara kami daripada bala bencana, turunkan hujan rahmat kepada mangsa kemarau petani pesawah nelayan seluruh semenanjung, amin",
  "Semoga Allah permudahkan urusan pasukan penyelamat bomba tentera polis yang bertugas malam ini di kawasan banjir Kelantan Terengganu, amin",
];
const greetings = [
  "Selamat Hari Raya Aidilfitri maaf zahir batin kepada warga jabatan penerangan bertugas seluruh negara",
  "Selamat menyambut Hari Malaysia kepada semua petugas barisan hadapan pasukan keselamatan sempadan perairan negara",
];

async function leftAside(): Promise<readonly Measurement[]> {
  const said = (texts: readonly string[]) => (random: Random) => {
    const text = random.pick(texts);
    return Array.from({ length: 1_000 }, (_, person) =>
      document({
        text,
        author: `k1.person${person}`,
        atMs: talkStartMs + 10 * dayMs + Math.floor(random.next() * 3 * hourMs),
        post: 1 + random.int(5),
        label: "positive",
      }),
    );
  };
  return [
    {
      name: "a prayer by 1,000 people: runs with a group",
      value: await withGroup(said(prayers)),
      unit: "share",
      target: { atMost: 0 },
    },
    {
      name: "a greeting by 1,000 people: runs with a group",
      value: await withGroup(said(greetings)),
      unit: "share",
      target: { atMost: 0 },
    },
  ];
}

async function links(): Promise<readonly Measurement[]> {
  const shared = await withGroup((random) =>
    Array.from({ length: 30 }, (_, person) =>
      document({
        text: `tengok ni https://www.berita-contoh.my/2026/kisah-${random.int(1)}?utm_source=${random.id(4)}&fbclid=${random.id(12)}`,
        author: `k1.person${person}`,
        atMs: talkStartMs + 10 * dayMs + random.int(2 * hourMs),
      }),
    ),
  );
  return [
    {
      name: "one link with tracking by 30 people: runs with a group",
      value: shared,
      unit: "share",
      target: { atLeast: 1 },
    },
  ];
}

async function ordinary(): Promise<Measurement> {
  const talk = ordinaryTalk({ seed: 1, weeks: 2, commentsADay: 1_000 });
  const documents = talk.map(({ text, author, publishedAt, postId }) => {
    const made = document({ text, author: author ?? "k1.none", atMs: Date.parse(publishedAt) });
    return { ...made, comment: { ...made.comment, postId } };
  });
  const { groups } = await decide(documents);
  return {
    name: "groups in two weeks of ordinary talk",
    value: groups.length,
    unit: "groups",
    target: { atMost: 0 },
    note: `${documents.length} comments`,
  };
}
