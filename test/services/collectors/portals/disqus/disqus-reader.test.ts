import { expect, it } from "vitest";
import type { Page } from "../../../../../pipelines/ports/source.ts";
import { disqusReader } from "../../../../../services/collectors/portals/disqus/disqus-reader.ts";
import { portalHome } from "../../../../../services/collectors/portals/portal-home.ts";
import { articleIdOf, channel, minute, never } from "../made-up-portal.ts";
import { smallSite } from "../small-site.ts";

/** What a site gives that counts comments of its own, and reads the newest where it counts them. */
const pageOfSite: Page = {
  payloads: [
    {
      kind: "article",
      postNativeId: articleIdOf(1),
      caption: "Tajuk",
      body: { id: "p1", title: "Tajuk", publishedAt: minute(1), commentCount: 9 },
    },
    { kind: "comment", postNativeId: articleIdOf(1), caption: "Tajuk", body: { id: "c1" } },
    { kind: "other", postNativeId: articleIdOf(1), caption: null, body: {} },
  ],
  posts: [
    {
      nativeId: articleIdOf(1),
      caption: "Tajuk",
      publishedAt: minute(1),
      commentCount: 9,
      newestRead: true,
    },
  ],
  next: undefined,
};

it("leaves out a site's own comments, how many it counts, and that it has read the newest", async () => {
  await using small = await smallSite({});
  const reader = disqusReader({
    site: { nativeId: channel.nativeId, officers: new Set() },
    forum: "portal-contoh",
    officers: new Set(),
    api: { get: () => Promise.resolve({ response: [], next: undefined }) },
    inner: {
      async *articles() {
        yield Promise.resolve(pageOfSite);
      },
      async *comments() {},
      missing: () => Promise.resolve(new Set<never>()),
    },
    fetch: small.portal,
    home: portalHome(channel.nativeId, small.origin),
    clock: small.clock,
    wholeListEveryMs: 0,
  });
  const [article, , other] = pageOfSite.payloads;
  expect(await Array.fromAsync(reader.articles(undefined, never))).toEqual([
    {
      payloads: [
        { ...article, body: { id: "p1", title: "Tajuk", publishedAt: minute(1), commentCount: 0 } },
        other,
      ],
      posts: [{ nativeId: articleIdOf(1), caption: "Tajuk", publishedAt: minute(1), commentCount: 0 }],
      next: undefined,
    },
  ]);
});
