import { join } from "node:path";
import { openSqliteState } from "../../../../services/index/sqlite/state-store.ts";
import { stateStoreContract } from "../../../contracts/state-store.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

stateStoreContract("sqlite", async () => {
  const folder = temporaryFolder();
  const connections = new AsyncDisposableStack();
  return {
    connect: async () =>
      connections.use(await openSqliteState({ file: join(folder.path, "data", "state.db") })),
    async [Symbol.asyncDispose]() {
      await connections.disposeAsync();
      folder[Symbol.dispose]();
    },
  };
});
