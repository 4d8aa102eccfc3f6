import { join } from "node:path";
import { malaysianDay } from "../../../../pipelines/core/malaysian-day.ts";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { allChannels, commentDocument, postDocument } from "../../../fakes/documents.ts";
import { loopbackCertificate } from "../../../fakes/loopback-certificate.ts";
import { smtpLogin } from "../../../fakes/smtp-receiver.ts";
import type { TemporaryFolder } from "../../../fakes/temporary-folder.ts";

export const environment = { SUARA_MAIL_PASSWORD: smtpLogin.password };
const dayMs = 86_400_000;
const lists = {
  ms: ["siti@contoh.example", "umar@contoh.example"],
  en: ["tan@contoh.example"],
};

/** Of yesterday. */
export function aComment(name: string, author: number) {
  const today = malaysianDay(new Date().toISOString());
  const publishedAt = new Date(Date.parse(`${today}T12:00:00+08:00`) - dayMs).toISOString();
  return commentDocument({
    id: `youtube:${name}`,
    author: `p1:${String(author).padStart(32, "0")}`,
    publishedAt,
  });
}

/** Stores with comments of yesterday, and a configuration whose daily report was due at midnight. */
export async function setUp(folder: TemporaryFolder, smtpPort: number): Promise<void> {
  folder.file("ca.pem", loopbackCertificate);
  const mail = {
    host: "127.0.0.1",
    port: smtpPort,
    caFile: "ca.pem",
    from: "Suara <a@contoh.example>",
    username: smtpLogin.user,
  };
  const schedule = { name: "brief", kind: "daily", at: "00:00", formats: ["html", "csv", "json"] };
  const config = {
    logLevel: "info",
    channels: allChannels,
    alerts: { mail },
    reports: { folder: "briefs", schedules: [{ ...schedule, attach: ["html", "json"], to: lists }] },
  };
  folder.file("suara.yaml", JSON.stringify(config));
  await using index = await openSqliteIndex({ file: join(folder.path, "data", "index.db") });
  const comments = Array.from({ length: 30 }, (_, n) => aComment(`c${n}`, n));
  await index.upsert([postDocument(), ...comments]);
}
