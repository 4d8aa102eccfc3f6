import * as fc from "fast-check";
import type { TruthComment } from "../../../../services/simulators/truth/truth.ts";
import type { ChangeableSimulator, ChaosPlatform } from "./chaos-platform.ts";

const everywhere = ["comment", "reply", "edit", "remove", "post", "remove post"] as const;

/** One change of the truth; `at` picks what it befalls among what there is then. */
export interface Change {
  readonly kind: string;
  readonly at: number;
}

export function anyChange(own: readonly string[]): fc.Arbitrary<Change> {
  return fc.record({ kind: fc.constantFrom(...everywhere, ...own), at: fc.nat({ max: 999 }) });
}

/** The posts there are, by their ids, with the numbers they were made of. */
export type PostNumbers = Map<string, number>;

/** Applies changes one by one, and knows which posts there are. */
export function changer<Simulator extends ChangeableSimulator, ErrorName extends string>(
  platform: ChaosPlatform<Simulator, ErrorName>,
  changes: readonly Change[],
  posts: PostNumbers,
) {
  const { channel } = platform;
  const queue = changes.values();
  let made = 0;
  return (simulator: Simulator): void => {
    const next = queue.next().value;
    if (next === undefined) return;
    made += 1;
    const { kind, at } = next;
    const [post, postNumber] = [...posts][at % posts.size] ?? ["", 0];
    const there = simulator.comments().filter(({ postId }) => posts.has(postId));
    const comment = there[at % Math.max(1, there.length)];
    const authors: readonly TruthComment["author"][] = [
      { id: channel.nativeId, name: channel.name },
      { id: "7790", name: "Siti Rekaan" },
      null,
    ];
    const author = authors[at % 3] ?? null;
    // Of herself only: elsewhere her name is hidden or not, by who else stands in the same answer of the platform.
    const named = author?.name === "Siti Rekaan" ? "Siti Rekaan kata banjir" : "Dia kata banjir";
    const texts = ["Terima kasih", "Hubungi 019-876 5432 segera", "", named];
    const written = (under: number): TruthComment => ({
      ...platform.comment(under, 5_000_000 + made, 2_000 + made),
      author,
      text: texts[at % 4] ?? "",
    });
    switch (kind) {
      case "comment":
        return simulator.add(written(postNumber));
      case "reply": {
        if (comment === undefined) return;
        const under = posts.get(comment.postId) ?? 0;
        return simulator.add({ ...written(under), parentId: comment.parentId ?? comment.id });
      }
      case "edit":
        return comment && simulator.edit(comment.id, `Disunting ${made}: 880101-14-5566`);
      case "remove":
        return comment && simulator.remove(comment.id);
      case "post": {
        const number = 900 + made;
        const added = {
          ...platform.post(number),
          publishedAt: new Date(Date.UTC(2026, 9, 1) + (1_000 + made) * 60_000).toISOString(),
        };
        posts.set(added.id, number);
        return simulator.addPost(added);
      }
      case "remove post":
        if (posts.size < 2) return;
        posts.delete(post);
        return platform.removePost(simulator, post);
      default:
        return platform.changes[kind]?.(simulator, { post, comment, at });
    }
  };
}
