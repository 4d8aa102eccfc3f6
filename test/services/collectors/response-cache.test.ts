import { expect, it } from "vitest";
import { responseCache } from "../../../services/collectors/response-cache.ts";

it("forgets what was not asked for the longest, until all fits", () => {
  const cache = responseCache<{ etag: string; text: string }>(10);
  cache.set("a", { etag: "1", text: "aaaa" });
  cache.set("b", { etag: "1", text: "bbbb" });
  expect(cache.get("a")?.text).toBe("aaaa");
  cache.set("c", { etag: "1", text: "cccc" });
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toEqual({ etag: "1", text: "aaaa" });
  cache.set("a", { etag: "2", text: "aaaaaa" });
  expect([cache.get("a")?.etag, cache.get("c")?.text]).toEqual(["2", "cccc"]);
});

it("does not keep what is too large for it", () => {
  const cache = responseCache<{ etag: string; text: string }>(10);
  cache.set("a", { etag: "1", text: "a".repeat(11) });
  expect(cache.get("a")).toBeUndefined();
});
