import type { Channel } from "../../../schemas/channel.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { ChatTruth, TruthMessage } from "../whatsapp/chat-truth.ts";
import { dayMs, hourMs } from "./times.ts";

/** The demo's WhatsApp group, whose chat a member exports. */
export const corpusGroup: Channel = {
  id: "hq-whatsapp",
  platform: "whatsapp",
  nativeId: "hebahan-demo",
  name: "Hebahan Ibu Pejabat (demo)",
  level: "hq",
  language: "ms",
};

/** Who speaks for the department in the group, as an export shows it. */
export const corpusGroupOfficer = "Pegawai Hebahan Rekaan";

/** Made-up members: contacts, an unsaved name, a number that is given to nobody. */
const members = {
  officer: corpusGroupOfficer,
  aminah: "Aminah Rekaan",
  kumar: "Kumar Rekaan",
  mei: "~ Mei Ling Rekaan",
  unsaved: "+60 10-000 0002",
};

/** `later`: what a message said once its sender had changed it; `null`: once it was deleted for everyone. */
type Said = readonly [daysBefore: number, hour: number, sender: string, text: string, later?: string | null];

const said: readonly Said[] = [
  [
    3,
    8.1,
    members.officer,
    "Selamat pagi. Hebahan hari ini: pusat pemindahan sementara di dewan dibuka jam 10 pagi",
  ],
  [3, 8.3, members.aminah, "Terima kasih. Jalan masuk ke dewan masih banjir, kereta kecil tak lepas"],
  [3, 8.4, members.unsaved, "Bot bila sampai? Mak saya tak boleh jalan"],
  [3, 8.6, members.officer, "Pasukan penyelamat sedang dalam perjalanan, anggaran setengah jam"],
  [3, 12.2, members.mei, "The relief centre has no clean water, please bring some"],
  [
    3,
    12.4,
    members.kumar,
    "Saya hantar 20 kotak air lepas Zohor",
    "Saya hantar 40 kotak air lepas Asar, van rosak tadi",
  ],
  [2, 9.0, members.officer, "Hebahan: semakan subsidi diesel boleh dibuat dalam talian mulai hari ini"],
  [2, 9.2, members.kumar, "Portal asyik error, dah cuba tiga kali. Susah la macam ni"],
  [2, 9.3, members.aminah, "Saya dapat masuk, cuma lambat", null],
  [2, 21.0, members.mei, "Ok noted, thank you for the info"],
  [1, 10.0, members.officer, "Hebahan: klinik kesihatan dibuka semula esok pagi"],
  [1, 10.1, members.aminah, "Alhamdulillah, terima kasih semua petugas 👍"],
  [1, 10.5, members.unsaved, "Klinik selalu penuh, harap tambah doktor"],
];

/**
 * The chat as a member exported it twice, the second time a day later: what was said in the group in the three days before
 * `until`, which is a midnight in Malaysia; by then one message was edited and one deleted.
 */
export function corpusChats(until: Instant): readonly ChatTruth[] {
  const endMs = Date.parse(until);
  const messages = said.map(([daysBefore, hour, sender, text, later = text], id) => {
    const at = new Date(endMs - daysBefore * dayMs + Math.round(hour * hourMs)).toISOString();
    const atFirst: TruthMessage = { id, sender, text, media: false, at, state: "said" };
    const state = later === null ? "deleted" : later === text ? "said" : "edited";
    const atLast: TruthMessage = { ...atFirst, text: later ?? "", state };
    return { atFirst, atLast };
  });
  const dayBefore = new Date(endMs - dayMs).toISOString();
  const exports = [
    messages.map(({ atFirst }) => atFirst).filter(({ at }) => at < dayBefore),
    messages.map(({ atLast }) => atLast),
  ];
  return exports.map((exported) => ({ group: corpusGroup.name, messages: exported }));
}
