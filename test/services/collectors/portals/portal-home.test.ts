import { describe, expect, it } from "vitest";
import { portalHome } from "../../../../services/collectors/portals/portal-home.ts";

const moved = portalHome("www.contoh.gov.my/berita", "http://baharu.contoh.gov.my:8080/portal/");

describe("the home of a portal that moved", () => {
  it.each([
    ["https://www.contoh.gov.my/berita/2026/banjir/?utm_source=x#komen", "/2026/banjir/"],
    ["http://contoh.gov.my/berita/2026/banjir/", "/2026/banjir/"],
    ["http://baharu.contoh.gov.my:8080/portal/2026/banjir/", "/2026/banjir/"],
    ["https://www.contoh.gov.my/berita", "/"],
    ["https://www.contoh.gov.my/berita/?p=12", "/?p=12"],
  ])("has %s at its new address", (address, path) => {
    expect(moved.askAt(address)).toBe(`http://baharu.contoh.gov.my:8080/portal${path}`);
  });

  it.each([
    "https://www.contoh.gov.my/beritabaik/2026/banjir/",
    "https://www.contoh.gov.my/",
    "https://lain.contoh.gov.my/berita/2026/banjir/",
    "https://baharu.contoh.gov.my/portal/2026/banjir/",
    "mailto:berita@contoh.gov.my",
    "",
  ])("has nothing at %j", (address) => {
    expect(moved.askAt(address)).toBeUndefined();
    expect(moved.idAt(address)).toBeUndefined();
  });

  it("gives the ids that it gave before it moved", () => {
    const id = "u/berita/2026/banjir";
    expect(moved.idAt("https://www.contoh.gov.my/berita/2026/banjir/")).toBe(id);
    expect(moved.idAt("http://baharu.contoh.gov.my:8080/portal/2026/banjir/comment-page-2/?cpage=2")).toBe(
      id,
    );
    expect(moved.addressOf(id)).toBe("http://baharu.contoh.gov.my:8080/portal/2026/banjir");
    expect(moved.addressOf("p12")).toBeUndefined();
  });
});
