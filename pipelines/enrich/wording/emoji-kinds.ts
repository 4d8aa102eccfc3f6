/** Emoji that say the same, after reading what real comments say with them: the sign of the kind, then the others. */
const table = `
😂: 🤣 😆 😹
😭: 😢 😥 😿 🥲
❤: ♥ ❣ 💕 💖 💗 💙 💚 💛 💜 🧡 🖤 🤍 🤎 💞 💓 💘 💝 💟 🩷 🩵
🙏: 🤲
👏: 🙌
😡: 😠 🤬 👿 😤
🤢: 🤮
😊: ☺ 🙂 😄 😃 😀 😁 😺
`;

const signs: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [sign = "", others = ""] = line.split(": ");
      return others.split(" ").map((other): [string, string] => [other, sign]);
    }),
);

/** One sign for all emoji of a kind; any other symbol is its own. */
export function signOf(symbol: string): string {
  return signs.get(symbol) ?? symbol;
}
