import type { StateStore } from "../../pipelines/ports/state-store.ts";

/** A store whose process is killed at the first change after so many; what was kept before stays. */
export function dyingState(kept: StateStore, changes: number): StateStore {
  let left = changes;
  const live = () => {
    if (left-- <= 0) throw new Error("killed");
  };
  return {
    ...kept,
    async put(collection, key, value, expected) {
      live();
      return await kept.put(collection, key, value, expected);
    },
    async delete(collection, key, expected) {
      live();
      await kept.delete(collection, key, expected);
    },
  };
}
