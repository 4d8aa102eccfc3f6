/** What people do to a message before they send it on. */
export const typicalEdits = [
  "emoji added",
  "link added",
  "prefix added",
  "name changed",
  "spelling changed",
  "words swapped",
  "line cut",
] as const;
export type TypicalEdit = (typeof typicalEdits)[number];

const prefixes = ["FORWARDED\n", "Forwarded as received: ", "Copy paste: ", "Fwd: ", "*VIRALKAN*\n"];
const emoji = ["😂", "🙏", "😡", "👍", "🔥"];
const names = ["Rahman", "Pak Abu", "Siti Contoh", "Ah Meng", "Muthu"];
const links = ["https://contoh.my/a", "https://contoh.my/b?x=1"];

/** The message after one edit; `random` gives numbers from 0 up to 1. */
export function edited(text: string, edit: TypicalEdit, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = text.split(" ");
  const at = Math.floor(random() * Math.max(1, words.length - 1));
  switch (edit) {
    case "emoji added":
      return words.toSpliced(at, 0, pick(emoji)).join(" ") + pick(emoji);
    case "link added":
      return `${text} ${pick(links)}`;
    case "prefix added":
      return pick(prefixes) + text;
    case "name changed":
      return words.toSpliced(at, 1, pick(names)).join(" ");
    case "spelling changed":
      return words.map((word) => (random() < 0.2 ? shortened(word) : word)).join(" ");
    case "words swapped":
      return words.toSpliced(at, 2, words[at + 1] ?? "", words[at] ?? "").join(" ");
    case "line cut": {
      const cut = Math.ceil(words.length / 5);
      return (random() < 0.5 ? words.slice(cut) : words.slice(0, -cut)).join(" ");
    }
  }
}

/** As people shorten: the vowels within the word are left out. */
function shortened(word: string): string {
  return /^\p{L}{4,9}$/u.test(word) ? word.slice(0, 1) + word.slice(1).replace(/[aeiou](?!$)/gu, "") : word;
}
