import { createHmac } from "node:crypto";
import type { LookupAll } from "../../../../services/runtime/public-address.ts";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Message } from "../../../../pipelines/ports/notifier.ts";
import { signedJson, signingKey } from "../../../../services/notify/webhook/signed-json.ts";
import { webhookNotifier } from "../../../../services/notify/webhook/webhook-notifier.ts";
import { Alert } from "../../../../schemas/alert.ts";
import { notifierContract } from "../../../contracts/notifier.ts";
import type { NotifierUnderTest } from "../../../contracts/notifier.ts";
import { anAlert } from "../../../fakes/alerts.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import type { HttpReceiver } from "../../../fakes/http-receiver.ts";
import { openHttpReceiver } from "../../../fakes/http-receiver.ts";

const never = new AbortController().signal;
const secret = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
const key = signingKey(secret, "SUARA_DUTY_SECRET");
const message: Message = { kind: "alert", id: "a-1", alert: anAlert({ id: "a-1" }) };

function notifierFor(receiver: HttpReceiver) {
  return webhookNotifier({
    url: new URL(`http://127.0.0.1:${receiver.port}/hook/s3cr3t-token`),
    form: signedJson(key),
    isPrivate: true,
    timeoutMs: 3_000,
    clock: fakeClock(),
  });
}

async function open(): Promise<NotifierUnderTest> {
  const receiver = await openHttpReceiver();
  const answers = {
    well: { status: 200 },
    busy: { status: 503 },
    "refuses the message": { status: 413 },
    hangs: "hang",
  } as const;
  let taken = true;
  const ids: string[] = [];
  let seen = 0;
  const arrived = () => {
    for (const { headers } of receiver.requests.slice(seen))
      if (taken) ids.push(String(headers["webhook-id"]));
    seen = receiver.requests.length;
    return ids;
  };
  return {
    notifier: notifierFor(receiver),
    arrived,
    async behave(how) {
      arrived();
      if (how === "is away") return await receiver.close();
      await receiver.reopen();
      receiver.answer(answers[how]);
      taken = how === "well";
    },
    secrets: ["s3cr3t-token", secret, "127.0.0.1"],
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

notifierContract("webhook with signed JSON", open);

describe("a webhook with signed JSON", () => {
  it("signs id, time and body so that a receiver can check them", async () => {
    await using receiver = await openHttpReceiver();
    await notifierFor(receiver).deliver(message, [], never);
    const [{ headers, body }] = z
      .tuple([z.object({ headers: z.record(z.string(), z.unknown()), body: z.string() })])
      .parse(receiver.requests);
    const signed = `a-1.${String(Date.UTC(2026, 10, 24) / 1000)}.${body}`;
    const expected = createHmac("sha256", Buffer.from("secret-secret-secret-secret"))
      .update(signed)
      .digest("base64");
    expect(headers).toMatchObject({
      "webhook-signature": `v1,${expected}`,
      "webhook-timestamp": String(Date.UTC(2026, 10, 24) / 1000),
      "idempotency-key": '"a-1"',
      "content-type": "application/json; charset=utf-8",
    });
    expect(z.object({ kind: z.literal("alert"), alert: Alert }).parse(JSON.parse(body)).alert).toEqual(
      message.alert,
    );
  });

  it.each(["whsec_", "whsec_c2hvcnQ=", "not base64 at all, whatever the length may be"])(
    "refuses the secret %j without repeating it",
    (bad) => {
      expect(() => signingKey(bad, "SUARA_DUTY_SECRET")).toThrow(
        "SUARA_DUTY_SECRET must be base64 of 24 to 64 random bytes, after whsec_",
      );
    },
  );
});

describe("a webhook", () => {
  it.each([
    ["120", 120_000],
    ["Tue, 24 Nov 2026 00:01:00 GMT", 60_000],
    ["soon", null],
  ])("waits as long as Retry-After %j says", async (value, afterMs) => {
    await using receiver = await openHttpReceiver();
    receiver.answer({ status: 429, headers: { "retry-after": value } });
    expect(await notifierFor(receiver).deliver(message, [], never)).toMatchObject({ kind: "retry", afterMs });
  });

  it.each([301, 401, 403, 404, 408, 410, 425, 429, 500, 502])(
    "tries again after status %i, which a person or time mends",
    async (status) => {
      await using receiver = await openHttpReceiver();
      receiver.answer({ status, headers: { location: "/elsewhere" } });
      expect(await notifierFor(receiver).deliver(message, [], never)).toMatchObject({ kind: "retry" });
      expect(receiver.requests).toHaveLength(1);
    },
  );

  const pointingInside: LookupAll = (_host, _options, callback) =>
    callback(null, [{ address: "10.0.0.7", family: 4 }]);
  it.each([
    ["https://10.0.0.7/hook", /not public/u],
    ["https://[::1]/hook", /not public/u],
    ["https://inside.example/hook", /not public/u],
    ["http://outside.example/hook", /not https/u],
  ])("does not go to %s unless its host is named", async (address, why) => {
    const notifier = webhookNotifier({
      url: new URL(address),
      form: signedJson(key),
      isPrivate: false,
      timeoutMs: 500,
      clock: fakeClock(),
      lookup: pointingInside,
    });
    expect(await notifier.deliver(message, [], never)).toMatchObject({
      kind: "retry",
      reason: expect.stringMatching(why) as string,
    });
    expect(await notifier.check(never)).toMatch(why);
  });
});
