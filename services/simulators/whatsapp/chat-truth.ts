import type { Instant } from "../../../schemas/item.ts";
import { seededRandom } from "../truth/random.ts";

/** What really was said in a group, in the order of arrival. */
export interface ChatTruth {
  readonly group: string;
  readonly messages: readonly TruthMessage[];
}

export interface TruthMessage {
  /** Our own number for it; exports show none. */
  readonly id: number;
  readonly sender: string;
  readonly text: string;
  /** A picture, of which `text` is the caption. */
  readonly media: boolean;
  readonly at: Instant;
  readonly state: "said" | "edited" | "deleted";
}

/** Made-up members: contacts, an unsaved name, a number that is given to nobody. */
export const members = [
  "Ali Contoh",
  "Siti Contoh",
  "🌺 Mak Cik Contoh",
  "~ Warga Contoh",
  "+60 10-000 0001",
];

/** Short and few, so that the same is often said twice. */
export const sayings = [
  "ok",
  "Baik",
  "Terima kasih\n\nJumpa esok",
  "Jalan di kampung: banjir lagi",
  "@\u2068Siti Contoh\u2069 betul ke?",
];

/** A group's chat over some days, the same for the same seed. */
export function madeUpChat(seed: number, length: number): ChatTruth {
  const random = seededRandom(seed);
  let atMs = Date.UTC(2026, 9, 11, 22);
  const messages = Array.from({ length }, (_, id): TruthMessage => {
    atMs += Math.round(random.exponential(random.chance(0.5) ? 20_000 : 3 * 3_600_000));
    const media = random.chance(0.1);
    return {
      id,
      sender: random.pick(members),
      text: media ? "" : random.pick(sayings),
      media,
      at: new Date(atMs).toISOString(),
      state: random.pickWeighted(["said", "edited", "deleted"] as const, (state) =>
        state === "said" ? 8 : 1,
      ),
    };
  });
  return { group: "Kumpulan Contoh", messages };
}
