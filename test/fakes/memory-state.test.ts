import { stateStoreContract } from "../contracts/state-store.ts";
import { memoryState } from "./memory-state.ts";

stateStoreContract("memory", async () => {
  const state = memoryState();
  return { connect: async () => state, async [Symbol.asyncDispose]() {} };
});
