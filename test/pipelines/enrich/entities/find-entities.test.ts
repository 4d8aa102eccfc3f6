import { describe, expect, it } from "vitest";
import { createMarker } from "../../../../pipelines/enrich/mark-words.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const marker = createMarker(read);
const entitiesIn = (text: string, caption = "") =>
  marker.mark(read(text), marker.aboutGovernment(read(caption))).entities;

const underBudget = "Kerajaan umum bantuan tunai";

describe("entities of a comment", () => {
  it.each<[string, readonly string[]]>([
    // Bodies, by abbreviation and by name, with what hangs on words.
    ["KKM dah kata", ["ministry:health"]],
    ["Kementerian Kesihatan Malaysia lambat", ["ministry:health"]],
    ["jkrnya mana", ["agency:jkr"]],
    ["tnb potong letrik", ["agency:tnb"]],
    ["bantuan MySTR bila masuk", ["programme:str"]],
    ["dulu BR1M, sekarang STR", ["programme:brim", "programme:str"]],
    ["Brim ke BKM sama je", ["programme:brim", "programme:bkm"]],
    ["SARA rm100 dah masuk", ["programme:sara"]],
    // Offices and persons in office.
    ["Menteri Kesihatan patut turun padang", ["office:minister-health"]],
    ["timbalan menteri kewangan", ["office:deputy-minister-finance"]],
    ["tahniah MB Selangor", ["office:head-of-government-MY-10"]],
    ["PMX terbaik", ["person:anwar-ibrahim"]],
    ["Datuk Seri Anwar Ibrahim", ["person:anwar-ibrahim"]],
    ["YB Rafizi kena jawab", ["person:rafizi-ramli"]],
    ["pm kita", ["office:prime-minister"]],
    // Places: prefixes, people of a place, other spellings.
    ["org Kelantan memang baik", ["state:MY-03"]],
    ["dikelantan hujan", ["state:MY-03"]],
    ["banjir kat batu pahat", ["district:MY-01-batu-pahat"]],
    ["dari KL ke Penang", ["state:MY-14", "state:MY-07"]],
    ["n9 pun sama", ["state:MY-05"]],
    ["orang Baling pun susah", ["district:MY-02-baling"]],
    ["Johor Johor johor", ["state:MY-01"]],
  ])("finds in %j %j", (text, expected) => {
    expect(entitiesIn(text)).toEqual(expected);
  });

  it.each([
    "JDT menang lagi, Johor Darul Takzim juara",
    "pingat perak untuk negara",
    "pm tepi untuk harga",
    "jam 8 pm nanti",
    "saudara mara balik kampung",
    "kl macam tu susah lah",
    "padu gila lagu ni",
    "bau longkang busuk",
    "sik tauk",
    "jangan baling sampah",
    "gula melaka sedap",
    "keputusan spm keluar",
  ])("finds nothing in %j", (text) => {
    expect(entitiesIn(text)).toEqual([]);
  });

  it("takes a surname for the person in office only where government is talked about", () => {
    expect(entitiesIn("anwar nyanyi sedap")).toEqual([]);
    expect(entitiesIn("anwar buat yang terbaik", underBudget)).toEqual(["person:anwar-ibrahim"]);
    expect(entitiesIn("kerajaan anwar")).toEqual(["person:anwar-ibrahim"]);
  });

  it.each([
    "jiran anwar dapat bantuan kerajaan",
    "Khairul Anwar bin Zed, rakyat biasa",
    "cikgu Zahid cakap pasal subsidi",
    "Encik Najib kedai runcit, subsidi minyak",
    "anwar bin zed, rakyat",
    "Puan Zubaidah Tiada minta kerajaan tolong",
  ])("makes no entity of a private person: %j", (text) => {
    expect(entitiesIn(text, underBudget).filter((id) => id.startsWith("person:"))).toEqual([]);
  });
});
