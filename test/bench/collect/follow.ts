import type { TruthComment, TruthPost } from "../../../services/simulators/truth/truth.ts";
import type { Happening } from "./department-talk.ts";

/** Whatever hears of new posts and comments. */
interface Listener {
  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
}

/** Lets things happen in their order, to all listeners. */
export function follow(happenings: readonly Happening[], listeners: readonly Listener[]) {
  const coming = happenings.values();
  let next = coming.next().value;
  return {
    /** How many comments came. */
    upTo(nowMs: number): number {
      let comments = 0;
      for (; next !== undefined && next.atMs <= nowMs; next = coming.next().value) {
        if ("post" in next) for (const each of listeners) each.addPost(next.post);
        else {
          for (const each of listeners) each.add(next.comment);
          comments += 1;
        }
      }
      return comments;
    },
  };
}
