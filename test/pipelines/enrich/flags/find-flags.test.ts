import { describe, expect, it } from "vitest";
import { createMarker } from "../../../../pipelines/enrich/mark-words.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const marker = createMarker(read);
const mark = (text: string) => marker.mark(read(text), false);

describe("flags of a comment", () => {
  it.each<[string, readonly string[]]>([
    ["Al-Fatihah buat arwah", ["prayer"]],
    ["moga dipermudahkan urusan semua", ["prayer"]],
    ["Stay safe everyone, pray for the victims", ["prayer"]],
    ["semoga kerajaan ni cepat tumbang", []],
    ["this is a rip off", []],
    ["Assalamualaikum admin", ["greeting"]],
    ["hi admin", ["greeting"]],
    ["good morning from Ipoh", ["greeting"]],
    ["hihihi", []],
    ["salam takziah", ["prayer"]],
    ["@zed_tiada @abc", ["tagOnly"]],
    ["@zed_tiada 😂😂 hahaha", ["tagOnly"]],
    ["@zed_tiada tengok", []],
    ["😂😂", []],
    ["jom jana pendapatan dari rumah, wasap saya", ["promotion"]],
    ["order sekarang https://kedai.example promosi", ["promotion"]],
    ["harga promosi petrol", ["promotion"]],
    ["link berita ni https://berita.example", []],
    ["bila bantuan masuk", ["question"]],
    ["macam mana nak mohon?", ["question"]],
    ["how to apply", ["question"]],
    ["ada lagi ke", ["question"]],
    ["apa apa pun terima kasih", []],
    ["bagus kerajaan", []],
    ["", []],
  ])("says of %j %j", (text, expected) => {
    expect(mark(text).flags).toEqual(expected);
  });

  it.each<[string, string, string | null]>([
    ["dah 3 hari tak ada air kat Kota Tinggi", "water", "district:MY-01-kota-tinggi"],
    ["air kat rumah saya takde", "water", null],
    ["blackout lagi Kluang", "power", "district:MY-01-kluang"],
    ["letrik tiada sejak pagi", "power", null],
    ["jalan berlubang depan sekolah di Sabah", "road", "state:MY-12"],
    ["potholes everywhere in Klang", "road", "district:MY-10-klang"],
    ["jalan ditutup sebab banjir", "access", null],
    ["LRT rosak lagi", "transport", null],
    ["train delay again", "transport", null],
    ["sampah kat taman kami dah dua minggu tak dikutip", "rubbish", null],
    ["longkang tersumbat kat Shah Alam, Selangor", "drain", "place:shah-alam"],
    ["lampu jalan depan rumah saya sudah lama padam", "lights", null],
    ["unifi down", "network", null],
  ])("takes %j for a report of %s at %s", (text, kind, place) => {
    expect(mark(text)).toMatchObject({ faults: [{ kind, place }] });
    expect(mark(text).flags).toContain("fault");
  });

  it.each([
    "air mata saya tiada henti",
    "naik air asia delay tak",
    "jalan jalan cari makan",
    "iphone air tak ada jual",
    "otak longkang penuh",
    "bekalan elektrik masih lemah dan kami tiada rancangan",
    "jalan kaki je",
  ])("takes %j for no report of a fault", (text) => {
    expect(mark(text)).toMatchObject({ faults: [] });
    expect(mark(text).flags).not.toContain("fault");
  });

  it("tells several faults apart, each with the nearest place", () => {
    expect(mark("tiada air di Muar. jalan berlubang di Kluang").faults).toEqual([
      { kind: "water", place: "district:MY-01-muar" },
      { kind: "road", place: "district:MY-01-kluang" },
    ]);
  });
});
