/** What WhatsApp itself writes into an export, by meaning. A configuration adds phrases in languages that are not here. */
export interface Phrases {
  /** Stand for a picture, video, sticker or other file. */
  readonly media: readonly string[];
  /** Stand for a message that was deleted for everyone. */
  readonly deleted: readonly string[];
  /** Follow a message whose text was changed. */
  readonly edited: readonly string[];
  /** Occur in what the system says: joins, departures, settings, calls. */
  readonly system: readonly string[];
}

const kinds = ["image", "video", "audio", "sticker", "GIF", "document", "Contact card", "video note"];
const malayKinds = ["imej", "video", "audio", "pelekat", "GIF", "dokumen", "kad kenalan", "nota video"];
const indonesianKinds = [
  "gambar",
  "video",
  "audio",
  "stiker",
  "GIF",
  "dokumen",
  "kartu kontak",
  "catatan video",
];

/** English, Malay and Indonesian; compared without regard to case, marks and a full stop at the end. */
export const knownPhrases: Phrases = {
  media: [
    "<Media omitted>",
    "<Media disingkirkan>",
    "<media dikecualikan>",
    "<Media tidak disertakan>",
    "<View once voice message omitted>",
    ...kinds.map((kind) => `${kind} omitted`),
    ...malayKinds.flatMap((kind) => [`${kind} ditinggalkan`, `${kind} disingkirkan`, `${kind} dikecualikan`]),
    ...indonesianKinds.map((kind) => `${kind} tidak disertakan`),
    "null",
  ],
  deleted: [
    "This message was deleted",
    "You deleted this message",
    "Mesej ini telah dipadam",
    "Anda telah memadam mesej ini",
    "Pesan ini dihapus",
    "Anda menghapus pesan ini",
  ],
  edited: ["<This message was edited>", "<Mesej ini telah disunting>", "<Pesan ini diedit>"],
  system: [
    "end-to-end encrypted",
    "end-to-end encryption",
    "disulitkan hujung ke hujung",
    "disulitkan secara menyeluruh",
    "terenkripsi secara end-to-end",
    "Missed voice call",
    "Missed video call",
    "Missed group call",
    "Panggilan suara tidak dijawab",
    "Panggilan video tidak dijawab",
    "created group",
    "created this group",
    "joined using this group's invite link",
    "changed the subject",
    "changed this group's icon",
    "changed the group description",
    "changed their phone number",
    "changed to +",
    "You're now an admin",
    "turned on disappearing messages",
    "pinned a message",
    "security code changed",
    "telah mencipta kumpulan",
    "telah menambah",
    "telah mengeluarkan",
    "telah keluar",
    "telah meninggalkan kumpulan",
    "menyertai menggunakan pautan jemputan",
    "menukar subjek",
    "menukar ikon kumpulan",
    "menukar nombor telefon",
    "bergabung menggunakan tautan undangan",
    "membuat grup",
    "mengubah subjek",
  ],
};

export function withPhrases(more: Phrases): Phrases {
  return {
    media: [...knownPhrases.media, ...more.media],
    deleted: [...knownPhrases.deleted, ...more.deleted],
    edited: [...knownPhrases.edited, ...more.edited],
    system: [...knownPhrases.system, ...more.system],
  };
}
