import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { malaysianDay } from "../../../../pipelines/core/malaysian-day.ts";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { allChannels, commentDocument, postDocument } from "../../../fakes/documents.ts";
import { loopbackCertificate } from "../../../fakes/loopback-certificate.ts";
import { runSuara } from "../../../fakes/run-suara.ts";
import { openSmtpReceiver, smtpLogin } from "../../../fakes/smtp-receiver.ts";
import type { TemporaryFolder } from "../../../fakes/temporary-folder.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

const environment = { SUARA_MAIL_PASSWORD: smtpLogin.password };
const dayMs = 86_400_000;
const lists = {
  ms: ["siti@contoh.example", "umar@contoh.example"],
  en: ["tan@contoh.example"],
};

/** Of yesterday. */
function aComment(name: string, author: number) {
  const today = malaysianDay(new Date().toISOString());
  const publishedAt = new Date(Date.parse(`${today}T12:00:00+08:00`) - dayMs).toISOString();
  return commentDocument({
    id: `youtube:${name}`,
    author: `p1:${String(author).padStart(32, "0")}`,
    publishedAt,
  });
}

/** Stores with comments of yesterday, and a configuration whose daily report was due at midnight. */
async function setUp(folder: TemporaryFolder, smtpPort: number): Promise<void> {
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

describe("suara report run", () => {
  it("writes the report and sends it to each list once, however often it is killed and started", async () => {
    using folder = temporaryFolder();
    await using smtp = await openSmtpReceiver();
    await setUp(folder, smtp.port);
    smtp.refuse("umar@contoh.example", 550);
    const kills = [
      { killAfterMs: 600 },
      { killAfterMs: 1_200 },
      { killAfterMs: 90_000, killOnceSaid: /(?:report\.delivered[^]*){2}/u },
      { killAfterMs: 8_000 },
    ];
    for (const kill of kills) {
      const run = await runSuara(["report", "run"], { cwd: folder.path, environment, ...kill });
      expect(run.status, run.stderr).toBeNull();
      expect(run.stderr).not.toContain("@");
    }
    const mails = await smtp.mails();
    expect(mails.map(({ to }) => to.join(", ")).toSorted()).toEqual([
      "siti@contoh.example",
      "tan@contoh.example",
    ]);
    const malay = mails.find(({ to }) => to.includes("siti@contoh.example"))?.mail;
    expect(malay?.subject).toMatch(/^Laporan Harian: Seluruh negara, \d+ \S+ \d{4}$/u);
    for (const text of [malay?.text, malay?.html]) expect(text).toContain("30 komen");
    expect(malay?.attachments.map(({ filename, mimeType }) => `${filename} ${mimeType}`)).toEqual([
      expect.stringMatching(/^suara-daily-\S+-nation-ms\.html text\/html$/u),
      expect.stringMatching(/^suara-daily-\S+-nation\.json application\/json$/u),
    ]);
    expect(readdirSync(join(folder.path, "briefs")).filter((name) => name.endsWith(".html"))).toHaveLength(2);

    const { stdout } = await runSuara(["report", "schedule", "list", "--lang", "en"], { cwd: folder.path });
    expect(stdout).toContain("ms 2, delivered");
    expect(stdout).toContain("the server refused 1 of 2 recipients (status 550)");

    const doctor = await runSuara(["doctor"], { cwd: folder.path, environment });
    expect(doctor.stdout).toMatch(/folder of reports +works +briefs/u);
    expect(doctor.stdout).toMatch(/reports by mail +works +127\.0\.0\.1, reached/u);
    expect(doctor.stdout).toMatch(/reports brief +look +.*refused 1 of 2 recipients/u);
  }, 300_000);

  it("sends those whom the server put off their mail alone, and a correction that is asked for to all, once", async () => {
    using folder = temporaryFolder();
    await using smtp = await openSmtpReceiver();
    await setUp(folder, smtp.port);
    const run = (killed: { readonly killAfterMs?: number; readonly killOnceSaid?: RegExp }) =>
      runSuara(["report", "run"], { cwd: folder.path, environment, killAfterMs: 90_000, ...killed });
    const recipients = async () => (await smtp.mails()).map(({ to }) => to.join(", ")).toSorted();
    smtp.refuse("umar@contoh.example", 450);
    await run({ killOnceSaid: /(?:report\.(?:delivered|retry)[^]*){2}/u });
    expect(await recipients()).toEqual(["siti@contoh.example", "tan@contoh.example"]);
    smtp.refuse("umar@contoh.example", 250);
    await run({ killOnceSaid: /report\.delivered/u });
    expect(await recipients()).toEqual(["siti@contoh.example", "tan@contoh.example", "umar@contoh.example"]);

    const again = ["report", "daily", "--format", "json", "--send-correction"];
    const same = await runSuara(again, { cwd: folder.path, environment });
    expect([same.status, same.stderr]).toEqual([0, expect.stringContaining("no correction is sent")]);
    await using index = await openSqliteIndex({ file: join(folder.path, "data", "index.db") });
    await index.upsert([aComment("late", 30)]);
    await runSuara(again, { cwd: folder.path, environment, killAfterMs: 900 });
    await runSuara(again, { cwd: folder.path, environment });
    await run({ killAfterMs: 900 });
    await run({ killOnceSaid: /(?:report\.delivered[^]*){2}/u });
    await run({ killAfterMs: 8_000 });

    const [all, corrections] = [await smtp.mails(), (await smtp.mails()).slice(3)];
    expect(corrections.map(({ to }) => to.join(", ")).toSorted()).toEqual([
      "siti@contoh.example, umar@contoh.example",
      "tan@contoh.example",
    ]);
    const [first, later, correction] = ["siti", "umar", "siti"].map(
      (name, at) =>
        (at === 2 ? corrections : all).find(({ to }) => to.includes(`${name}@contoh.example`))?.mail,
    );
    expect(later?.messageId).toBe(first?.messageId);
    expect(correction?.subject).toMatch(/^Pembetulan kepada versi 1: Laporan Harian/u);
    for (const text of [correction?.text, correction?.html]) expect(text).toContain("Komen: 30 → 31");
    expect([correction?.inReplyTo, correction?.references]).toEqual([first?.messageId, first?.messageId]);
    expect(correction?.messageId).not.toBe(first?.messageId);
  }, 300_000);

  it("says what a schedule would do, and does nothing of it", async () => {
    using folder = temporaryFolder();
    await using smtp = await openSmtpReceiver();
    await setUp(folder, smtp.port);
    const test = await runSuara(["report", "schedule", "test", "brief"], { cwd: folder.path, environment });
    expect(test.status, test.stderr).toBe(0);
    expect(test.stdout).toContain("30 komen");
    expect(test.stdout).toContain("akan dihantar melalui e-mel dalam bahasa Melayu kepada 2 penerima");
    const inEnglish = ["report", "schedule", "test", "brief", "--lang", "en"];
    const english = await runSuara(inEnglish, { cwd: folder.path, environment });
    expect(english.stdout).toContain("30 comments");
    expect(english.stdout).toContain("would be sent in ms to 2 by mail");
    const { stdout } = await runSuara(["report", "schedule", "list"], { cwd: folder.path });
    expect(stdout).toMatch(/^jadual +jenis +skop +masa +terakhir +senarai$/mu);
    expect(readdirSync(join(folder.path, "briefs"))).toEqual([]);
    expect(smtp.ids()).toEqual([]);
    await smtp.close();
    const away = await runSuara(["report", "schedule", "test", "brief"], { cwd: folder.path, environment });
    expect([away.status, away.stderr]).toEqual([1, expect.stringContaining("NOTIFY_FAILED")]);
  }, 300_000);

  it("is refused without schedules, and with one of another name", async () => {
    using folder = temporaryFolder();
    const run = await runSuara(["report"], { cwd: folder.path });
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining("CONFIG_INVALID")]);
    const test = await runSuara(["report", "schedule", "test", "brief"], { cwd: folder.path });
    expect([test.status, test.stderr]).toEqual([2, expect.stringContaining("reports.schedules is empty")]);
  });
});
