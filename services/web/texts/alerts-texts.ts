import type { AlertDelivery } from "../../../schemas/alert-record.ts";

/** What the page says of alerts, beside their own words. Numbers and times come in formatted. */
export interface AlertsTexts {
  readonly title: string;
  readonly lead: string;
  readonly severity: string;
  readonly raised: (time: string) => string;
  readonly since: string;
  readonly where: string;
  readonly nation: string;
  readonly copies: string;
  readonly ofComments: (share: string) => string;
  readonly terms: string;
  readonly delay: string;
  readonly comments: string;
  readonly shown: string;
  readonly posts: string;
  readonly handling: string;
  readonly acknowledged: (by: string, time: string) => string;
  readonly assigned: (to: string, by: string, time: string) => string;
  readonly snoozed: (until: string, by: string, time: string) => string;
  readonly notHandled: string;
  readonly delivery: string;
  readonly progress: Readonly<Record<AlertDelivery["progress"], (time: string) => string>>;
  readonly notDelivered: string;
  readonly tooFew: (alerts: number, formatted: string, fewest: string) => string;
  readonly more: (alerts: number, formatted: string) => string;
  readonly destinations: string;
  readonly testHint: string;
  readonly noDestinations: string;
  readonly test: string;
  readonly testDelivered: (name: string) => string;
  readonly testPartly: (name: string) => string;
  readonly testFailed: (name: string) => string;
  readonly oldForm: string;
  readonly oldFormHint: string;
  readonly none: string;
  readonly noneHint: string;
}

export const alertsEn: AlertsTexts = {
  title: "Alerts",
  lead: "Issues that grew, the newest first. What an alert says is what was known when it was raised; it does not change afterwards.",
  severity: "Severity",
  raised: (time) => `raised ${time}`,
  since: "Since",
  where: "Where",
  nation: "the whole country",
  copies: "Copied messages",
  ofComments: (share) => `${share} of the comments`,
  terms: "Words that rose",
  delay: "From comment to alert",
  comments: "See the comments of that time",
  shown: "Some of the comments",
  posts: "Our posts that it may be about",
  handling: "What was done about it",
  acknowledged: (by, time) => `Acknowledged by ${by}, ${time}`,
  assigned: (to, by, time) => `Assigned to ${to} by ${by}, ${time}`,
  snoozed: (until, by, time) => `Snoozed until ${until} by ${by}, ${time}`,
  notHandled: "Nobody has acknowledged it yet.",
  delivery: "Who was told",
  progress: {
    waiting: (time) => `waiting for its time since ${time}`,
    sending: (time) => `being sent since ${time}, not delivered yet`,
    delivered: (time) => `delivered ${time}`,
    refused: (time) => `refused ${time}, not sent again`,
    expired: (time) => `not delivered; given up ${time}`,
  },
  notDelivered:
    "No delivery is recorded: no destination is set up for it, or its delivery was over more than a week ago.",
  tooFew: (alerts, formatted, fewest) =>
    alerts === 1
      ? `One more alert is about fewer than ${fewest} known authors and is not shown.`
      : `${formatted} more alerts are about fewer than ${fewest} known authors and are not shown.`,
  more: (alerts, formatted) =>
    alerts === 1 ? "One older alert is not shown." : `${formatted} older alerts are not shown.`,
  destinations: "Where alerts are sent",
  testHint: "A test message says only that alerts arrive there.",
  noDestinations: "Nowhere: “alerts.destinations” in the configuration is empty.",
  test: "Send a test message",
  testDelivered: (name) => `${name} has the test message.`,
  testPartly: (name) => `${name} has the test message, but not everybody does`,
  testFailed: (name) => `${name} did not get the test message`,
  oldForm: "Nothing was sent",
  oldFormHint:
    "The page was open since before Suara was last started. Open the alerts again and press the button there.",
  none: "No alerts.",
  noneHint: "Suara looks every five minutes for issues that grow and turn negative.",
};

export const alertsMs: AlertsTexts = {
  title: "Makluman",
  lead: "Isu yang semakin besar, yang terbaharu di atas. Kandungan makluman ialah apa yang diketahui ketika ia dibuat dan tidak berubah selepas itu.",
  severity: "Tahap",
  raised: (time) => `dibuat pada ${time}`,
  since: "Bermula",
  where: "Kawasan",
  nation: "seluruh negara",
  copies: "Mesej salinan",
  ofComments: (share) => `${share} daripada komen`,
  terms: "Perkataan yang meningkat",
  delay: "Dari komen ke makluman",
  comments: "Lihat komen dalam tempoh itu",
  shown: "Antara komen",
  posts: "Hantaran kita yang mungkin berkaitan",
  handling: "Tindakan yang diambil",
  acknowledged: (by, time) => `Disahkan terima oleh ${by}, ${time}`,
  assigned: (to, by, time) => `Ditugaskan kepada ${to} oleh ${by}, ${time}`,
  snoozed: (until, by, time) => `Penghantaran ditangguhkan hingga ${until} oleh ${by}, ${time}`,
  notHandled: "Belum ada sesiapa yang mengesahkan penerimaannya.",
  delivery: "Siapa yang dimaklumkan",
  progress: {
    waiting: (time) => `menunggu masa penghantaran sejak ${time}`,
    sending: (time) => `sedang dihantar sejak ${time}, belum sampai`,
    delivered: (time) => `telah dihantar pada ${time}`,
    refused: (time) => `ditolak pada ${time}, tidak akan dihantar lagi`,
    expired: (time) => `tidak sampai; percubaan dihentikan pada ${time}`,
  },
  notDelivered:
    "Tiada rekod penghantaran: tiada destinasi ditetapkan untuknya, atau penghantarannya selesai lebih seminggu yang lalu.",
  tooFew: (_, formatted, fewest) =>
    `${formatted} makluman lagi melibatkan kurang daripada ${fewest} pengomen yang diketahui dan tidak dipaparkan.`,
  more: (_, formatted) => `${formatted} makluman yang lebih lama tidak dipaparkan.`,
  destinations: "Ke mana makluman dihantar",
  testHint: "Mesej ujian hanya memastikan makluman sampai di sana.",
  noDestinations: "Tidak ke mana-mana: “alerts.destinations” dalam konfigurasi masih kosong.",
  test: "Hantar mesej ujian",
  testDelivered: (name) => `Mesej ujian sudah sampai kepada ${name}.`,
  testPartly: (name) => `Mesej ujian sudah sampai kepada ${name}, tetapi bukan kepada semua penerima`,
  testFailed: (name) => `Mesej ujian tidak sampai kepada ${name}`,
  oldForm: "Tiada apa-apa dihantar",
  oldFormHint:
    "Halaman ini dibuka sebelum Suara dimulakan semula. Buka semula halaman makluman dan tekan butang di sana.",
  none: "Tiada makluman.",
  noneHint: "Setiap lima minit, Suara mencari isu yang semakin besar dan bertukar negatif.",
};
