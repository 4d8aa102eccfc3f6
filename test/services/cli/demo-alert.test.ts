import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { updateState } from "../../../pipelines/core/update-state.ts";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import { Alert } from "../../../schemas/alert.ts";
import { openSqliteIndex } from "../../../services/index/sqlite/search-index.ts";
import { openSqliteState } from "../../../services/index/sqlite/state-store.ts";
import { corpusChannels } from "../../../services/simulators/corpus/channels.ts";
import { corpusGroup } from "../../../services/simulators/corpus/group-chat.ts";
import { corpusSecrets } from "../../../services/simulators/corpus/secrets.ts";
import { alertOutboxes } from "../../../services/workers/deliver-alerts.ts";
import { listAlerts } from "../../../services/workers/watch/list-alerts.ts";
import type { ReceivedRequest } from "../../fakes/http-receiver.ts";
import { openHttpReceiver } from "../../fakes/http-receiver.ts";
import { loopbackCertificate } from "../../fakes/loopback-certificate.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { openSmtpReceiver, smtpLogin } from "../../fakes/smtp-receiver.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
const destinations = ["duty", "room"];
const mostRounds = 30;

it("the demo's turning issue reaches a mail server and a webhook as one alert, however often the watch is killed", async () => {
  using folder = temporaryFolder();
  await using smtp = await openSmtpReceiver();
  await using http = await openHttpReceiver();
  const demo = join(folder.path, "demo");
  const { status, stderr } = await runSuara(["demo", "--once", "--folder", demo]);
  expect(status, stderr).toBe(0);
  const stores = join(demo, readdirSync(demo)[0] ?? "");
  folder.file("ca.pem", loopbackCertificate);
  const inStores = (name: string) => ({ kind: "sqlite", file: join(stores, `${name}.db`) });
  const file = join(folder.path, "watch.db");
  // A state of its own, in which nothing is raised yet: the watch that is killed raises the alert as well as sending it.
  const config = {
    logLevel: "warn",
    log: inStores("log"),
    index: inStores("index"),
    state: { kind: "sqlite", file },
    channels: [...corpusChannels, corpusGroup],
    alerts: {
      privateHosts: ["127.0.0.1"],
      mail: {
        host: "127.0.0.1",
        port: smtp.port,
        caFile: "ca.pem",
        from: "a@contoh.example",
        username: "suara",
      },
      destinations: [
        { name: "duty", kind: "mail", to: ["siti@contoh.example"] },
        { name: "room", kind: "webhook", addressVariable: "ROOM_ADDRESS", secretVariable: "ROOM_SECRET" },
      ],
    },
  };
  folder.file("suara.yaml", JSON.stringify(config));
  const environment = {
    SUARA_MAIL_PASSWORD: smtpLogin.password,
    ROOM_ADDRESS: `http://127.0.0.1:${http.port}/`,
    ROOM_SECRET: `whsec_${key}`,
  };
  const watchFor = async (killAfterMs: number) => {
    const watch = await runSuara(["watch"], { cwd: folder.path, environment, killAfterMs });
    expect(watch.status, watch.stderr).toBeNull();
  };

  // The first call gets no answer, so that the watch dies not knowing whether it arrived.
  http.answer("hang");
  const random = mulberry32(7);
  let rounds = 0;
  const lapsed: string[] = [];
  while (!(await allDelivered(file)) && rounds < mostRounds) {
    rounds += 1;
    await watchFor(random() * (1_500 + 1_500 * rounds));
    lapsed.push(...(await letClaimsLapse(file)));
    if (http.requests.length > 0) http.answer({ status: 200 });
  }
  expect(await allDelivered(file)).toBe(true);
  expect(rounds).toBeGreaterThan(2);
  // Once, and again only where the watch died with a message on its way.
  const mostSent = (name: string) => 1 + lapsed.filter((each) => each === name).length;
  expect(http.requests.length).toBeLessThanOrEqual(mostSent("room"));
  expect(smtp.ids().length).toBeLessThanOrEqual(mostSent("duty"));
  const sent = [http.requests.length, smtp.ids().length];
  await watchFor(8_000);
  expect([http.requests.length, smtp.ids().length]).toEqual(sent);

  await using watchState = await openSqliteState({ file });
  await using demoState = await openSqliteState({ file: join(stores, "state.db") });
  const [raised, ...others] = await listAlerts(watchState);
  const alert = Alert.parse(raised);
  expect(others).toEqual([]);
  expect((await listAlerts(demoState)).map(({ id }) => id)).toEqual([alert.id]);

  const calls = http.requests.map(({ headers, body }) => `${String(headers["idempotency-key"])} ${body}`);
  expect(calls.length).toBeGreaterThan(1);
  expect(new Set(calls).size).toBe(1);
  expect(http.requests.map(signatureOf)).toEqual(
    http.requests.map(({ headers }) => headers["webhook-signature"]),
  );
  expect(JSON.parse(http.requests[0]?.body ?? "")).toMatchObject({ kind: "alert", alert });

  const mails = await smtp.mails();
  expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(1);
  const [malay = "", english = ""] = (mails[0]?.mail.text ?? "").split(/^-{40}$/mu);
  expect(malay).toContain(alert.title.ms);
  expect(malay).toContain(alert.text.ms);
  expect(english).toContain(alert.title.en);
  expect(english).toContain(alert.text.en);
  expect(numbersIn(malay)).toEqual(numbersIn(english));
  expect(numbersIn(alert.text.ms)).toContain(String(alert.observed));

  await using index = await openSqliteIndex({ file: join(stores, "index.db") });
  const { hits } = await index.search({
    scope: { kind: "nation" },
    filter: { topics: [alert.series.topic ?? ""], sentiments: ["negative"], official: false },
    order: "newest",
    size: 500,
  });
  expect(alert.comments).toHaveLength(5);
  expect(hits.map(({ comment }) => comment.id)).toEqual(
    expect.arrayContaining(alert.comments.map(({ id }) => id)),
  );
  const links = alert.comments.flatMap(({ url }) => url ?? []);
  expect(links).toHaveLength(5);
  for (const link of links) expect(mails[0]?.mail.text).toContain(link);
  const written = JSON.stringify([calls, mails]);
  expect(corpusSecrets.filter((secret) => written.includes(secret))).toEqual([]);
}, 600_000);

async function allDelivered(file: string): Promise<boolean> {
  await using state = await openSqliteState({ file });
  const outboxes = await Promise.all(destinations.map((name) => state.get(alertOutboxes, name)));
  return outboxes.every((outbox) => outbox?.value.settled.some(({ outcome }) => outcome === "delivered"));
}

/** As if six minutes had gone by, after which an attempt whose watch died is made again. Resolves to whose attempts these are. */
async function letClaimsLapse(file: string): Promise<readonly string[]> {
  await using state = await openSqliteState({ file });
  const lapsed: string[] = [];
  for (const name of destinations) {
    const outbox = (await state.get(alertOutboxes, name))?.value;
    if (!outbox?.onItsWay) continue;
    const onItsWay = { ...outbox.onItsWay, nextAt: new Date().toISOString() };
    await updateState(state, alertOutboxes, name, () => ({ ...outbox, onItsWay }));
    lapsed.push(name);
  }
  return lapsed;
}

function signatureOf({ headers, body }: ReceivedRequest): string {
  const { "webhook-id": id, "webhook-timestamp": timestamp } = z
    .object({ "webhook-id": z.string(), "webhook-timestamp": z.string() })
    .parse(headers);
  const digest = createHmac("sha256", Buffer.from(key, "base64")).update(`${id}.${timestamp}.${body}`);
  return `v1,${digest.digest("base64")}`;
}

function numbersIn(text: string): readonly string[] {
  return (text.match(/\d+/gu) ?? []).toSorted();
}
