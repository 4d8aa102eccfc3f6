import type { AlertRecord } from "../../schemas/alert-record.ts";
import type { Alert } from "../../schemas/alert.ts";

/** An alert as the watch worker makes it, in all its parts. */
export function anAlert(parts: Partial<Alert> = {}): Alert {
  return {
    id: "banjir-1:opened",
    episodeId: "banjir-1",
    kind: "opened",
    severity: "warning",
    rule: null,
    series: { topic: "floods", term: null, state: "MY-03", language: null, channelId: null },
    since: "2026-11-24T01:10:00.000Z",
    raisedAt: "2026-11-24T02:00:00.000Z",
    window: { from: "2026-11-24T01:00:00.000Z", to: "2026-11-24T02:00:00.000Z" },
    observed: 184,
    expected: { low: 20, high: 46 },
    negative: {
      share: 0.62,
      low: 0.55,
      high: 0.69,
      said: 0.66,
      n: 184,
      usual: 0.21,
      rise: { value: 0.41, low: 0.32, high: 0.5 },
    },
    authors: 131,
    shareOfCopies: 0.08,
    terms: ["pam rosak", "bantuan lambat"],
    comments: [
      {
        id: "facebook:c1",
        channelId: "kelantan-facebook",
        publishedAt: "2026-11-24T01:40:00.000Z",
        url: "https://contoh.example/c1",
        text: "Pam rosak sejak semalam, bila nak baiki? <b>Tolong</b> & cepat!",
      },
    ],
    posts: [
      {
        id: "facebook:p1",
        channelId: "kelantan-facebook",
        publishedAt: "2026-11-24T00:30:00.000Z",
        url: null,
        caption: "Pusat pemindahan dibuka di Kota Bharu",
      },
    ],
    title: { ms: "Banjir di Kelantan", en: "Floods in Kelantan" },
    text: {
      ms: "Komen tentang banjir di Kelantan meningkat daripada 33 kepada 184 sejam.",
      en: "Comments on floods in Kelantan rose from 33 to 184 an hour.",
    },
    delaySeconds: 95,
    ...parts,
  };
}

/** An alert that two people dealt with, of which one destination was told and one does not answer. */
export function aRecord(parts: Partial<AlertRecord> = {}): AlertRecord {
  const at = "2026-11-24T02:00:20.000Z";
  return {
    alert: anAlert(),
    steps: [
      { action: "acknowledged", by: "Aminah", at: "2026-11-24T02:05:00.000Z", note: null },
      { action: "assigned", by: "Aminah", at: "2026-11-24T02:06:00.000Z", to: "Farid", note: null },
      {
        action: "snoozed",
        by: "Farid",
        at: "2026-11-24T02:20:00.000Z",
        until: "2026-11-24T06:00:00.000Z",
        note: "Kontraktor dalam perjalanan",
      },
    ],
    deliveries: [
      { destination: "bilik gerakan", progress: "sending", at, reason: "answered with status 503" },
      { destination: "pegawai bertugas", progress: "delivered", at, reason: null },
    ],
    ...parts,
  };
}
