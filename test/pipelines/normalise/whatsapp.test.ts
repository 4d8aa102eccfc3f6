import { describe, expect, it } from "vitest";
import { normaliseWhatsapp } from "../../../pipelines/normalise/whatsapp/normalise.ts";
import { payloadsInWhatsappRecord } from "../../../pipelines/normalise/whatsapp/whatsapp-record.ts";
import { Item } from "../../../schemas/item.ts";
import { RawItem } from "../../../schemas/raw-item.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";

const golden = goldenCases("whatsapp");

function read(name: string): RawItem {
  const given: unknown = golden.given(name);
  return RawItem.parse({
    channel: {
      id: "kumpulan-contoh",
      platform: "whatsapp",
      nativeId: "kumpulan-contoh",
      name: "Kumpulan Contoh",
      level: "hq",
    },
    postId: "whatsapp:kumpulan-contoh/2026-11-23",
    caption: null,
    collectedAt: "2026-11-24T03:42:00.000Z",
    ...Object(given),
  });
}

golden.describe(normaliseWhatsapp, read, 3);

describe("payloads that are not as the import writes them", () => {
  const whole = ["day", "message", "picture-from-an-officer"].map(read);
  const spoilt = whole.flatMap(({ payload, ...raw }) =>
    Object.keys(Object(payload)).flatMap((field) =>
      [undefined, null, 5, {}, [], "\ud800"].map(
        (value) =>
          [
            raw.payloadKind,
            field,
            value,
            { ...raw, payload: { ...Object(payload), [field]: value } },
          ] as const,
      ),
    ),
  );

  it.each(spoilt)("a %s whose %s is %o: each outcome is one, and no crash", (_, __, ___, raw) => {
    const outcomes = normaliseWhatsapp(raw);
    expect(outcomes).toHaveLength(1);
    for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
  });

  it.each([
    ["no payload", { ...read("message"), payload: null }, "shape", "the payload itself"],
    ["an unknown kind", { ...read("message"), payloadKind: "poll" }, "payload_kind", "payloadKind"],
    [
      "a message from before WhatsApp",
      {
        ...read("message"),
        payload: { ...Object(read("message").payload), publishedAt: "2008-01-01T00:00:00.000Z" },
      },
      "date_past",
      "publishedAt",
    ],
  ])("%s is rejected", (_, raw, reason, detail) => {
    expect(normaliseWhatsapp(raw)).toEqual([{ kind: "reject", reason, detail }]);
  });

  it("are found in a record of the log, and nowhere else", () => {
    const record = read("message");
    expect(payloadsInWhatsappRecord(record)).toEqual([
      { kind: "message", postNativeId: "kumpulan-contoh/2026-11-23", caption: null, body: record.payload },
    ]);
    expect(payloadsInWhatsappRecord("x")).toMatchObject([{ kind: "unknown" }]);
  });
});
