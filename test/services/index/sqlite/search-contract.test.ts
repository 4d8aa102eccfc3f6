import { join } from "node:path";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { searchIndexContract } from "../../../contracts/search-index.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

searchIndexContract("sqlite", async () => {
  const folder = temporaryFolder();
  const index = await openSqliteIndex({ file: join(folder.path, "data", "index.db") });
  return {
    index,
    async [Symbol.asyncDispose]() {
      await index[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
});
