import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, trusted, webLink } from "../../../services/runtime/html.ts";

describe("html", () => {
  it("escapes what is put into it, in texts and attributes", () => {
    const evil = `"><script>alert('x')</script>&`;
    expect(String(html`<a title="${evil}">${evil}</a>`)).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it("nests markup and lists without escaping it again", () => {
    const items = ["a", "<b>"].map((each) => html`<i>${each}</i>`);
    expect(String(html`<b>${items}</b>${trusted("<hr>")}`)).toBe("<b><i>a</i><i>&lt;b&gt;</i></b><hr>");
  });

  it.each([null, undefined, false] as const)("shows nothing for %s", (nothing) => {
    expect(String(html`<p>${nothing}</p>`)).toBe("<p></p>");
  });

  it("shows zero, and replaces what HTML can't hold", () => {
    expect(String(html`${0} ${"a\0b\ud83dc"}`)).toBe("0 a\uFFFDb\uFFFDc");
  });

  it("lets no markup through, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", ";", "lt", "é", "\0", "\ud83d") }),
        (text) => {
          expect(String(html`${text}`)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/u);
        },
      ),
    );
  });
});

describe("webLink", () => {
  it.each([
    ["https://example.org/a?b=c", "https://example.org/a?b=c"],
    ["http://example.org/", "http://example.org/"],
    ["javascript:alert(1)", null],
    ["JaVaScRiPt:alert(1)", null],
    ["data:text/html,x", null],
    ["/comments", null],
    ["not an address", null],
    [null, null],
  ])("makes of %s the link %s", (address, link) => {
    expect(webLink(address)).toBe(link);
  });
});
