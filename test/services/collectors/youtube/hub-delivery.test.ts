import { describe, expect, it } from "vitest";
import { announcedByHub } from "../../../../services/collectors/youtube/hub-delivery.ts";

const channel = "UCrekaan0000000000000000";

const feed = (parts: string) =>
  `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:yt="http://www.youtube.com/xml/schemas/2015"
 xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/>${parts}</feed>`;
const entry = (id: string, of = channel) => `<entry>
  <id>yt:video:${id}</id><yt:videoId>${id}</yt:videoId><yt:channelId>${of}</yt:channelId>
  <title>Banjir &amp; bantuan <![CDATA[<yt:videoId>lain</yt:videoId>]]></title>
  <published>2026-10-01T02:03:04+00:00</published><updated>2026-10-01T02:05:06.5+00:00</updated></entry>`;
const tombstone = (ref: string) =>
  `<at:deleted-entry ref="${ref}" when="2026-10-02T00:00:00+00:00"><at:by><name>Rekaan</name></at:by></at:deleted-entry>`;

const about = (postNativeId: string, changed: boolean) => ({
  channelNativeId: channel,
  postNativeId,
  comments: null,
  changed,
});

describe("what YouTube's hub delivers", () => {
  it("announces a video that was published or worded anew, and says nothing of comments", () => {
    expect(announcedByHub(feed(entry("aB-3_x0000Z")), channel)).toEqual({
      announcements: [about("aB-3_x0000Z", false)],
      ignored: 0,
    });
  });

  it("announces a deletion as a change of the video", () => {
    expect(announcedByHub(feed(tombstone("yt:video:aB-3_x0000Z")), channel)).toEqual({
      announcements: [about("aB-3_x0000Z", true)],
      ignored: 0,
    });
  });

  it("may hold several, in their order", () => {
    const text = feed(entry("first") + tombstone("yt:video:second") + entry("third"));
    expect(announcedByHub(text, channel)?.announcements).toEqual([
      about("first", false),
      about("second", true),
      about("third", false),
    ]);
  });

  it.each([
    ["of another channel", entry("first", "UCasing")],
    ["without its video", entry("")],
    ["with an id that is none", entry("../../etc")],
    ["of a channel that is not named", entry("first").replace(/<yt:channelId>.*<\/yt:channelId>/u, "")],
    ["of something else that was deleted", tombstone("yt:playlist:PL1")],
    ["of a deletion without a name", tombstone("")],
  ])("counts an entry as ignored: %s", (_, part) => {
    expect(announcedByHub(feed(part), channel)).toEqual({ announcements: [], ignored: 1 });
  });

  it.each([
    [""],
    ["not XML"],
    [`{"object":"page"}`],
    ["<html><body><feed></feed></body></html>"],
    ["<rss><channel><item/></channel></rss>"],
    ["<feed/><feed/>"],
  ])("is nothing at all: %j", (text) => {
    expect(announcedByHub(text, channel)).toBeUndefined();
  });

  it("is empty where a feed has no entry", () => {
    expect(announcedByHub(feed(""), channel)).toEqual({ announcements: [], ignored: 0 });
  });

  it("expands no entities of its own making", () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "${"x".repeat(100)}"><!ENTITY b "&a;&a;">]>`;
    const text = bomb + feed(entry("&b;")).replace(/^<\?xml[^>]*>\n/u, "");
    expect(announcedByHub(text, channel)).toEqual({ announcements: [], ignored: 1 });
  });
});
