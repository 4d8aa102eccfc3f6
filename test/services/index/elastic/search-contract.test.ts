import { describe, inject } from "vitest";
import { searchIndexContract } from "../../../contracts/search-index.ts";
import { elasticPlace } from "./elastic-place.ts";

const server = inject("elastic");

describe.skipIf(server === null)("on a real Elasticsearch", { timeout: 60_000 }, () => {
  searchIndexContract("elastic", async () => {
    const place = elasticPlace(server?.node ?? "");
    return { index: await place.connect(), [Symbol.asyncDispose]: () => place[Symbol.asyncDispose]() };
  });
});
