import { searchIndexContract } from "../contracts/search-index.ts";
import { memoryIndex } from "./memory-index.ts";

searchIndexContract("memory", async () => ({ index: memoryIndex(), async [Symbol.asyncDispose]() {} }));
