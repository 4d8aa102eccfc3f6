import { describe, expect, it } from "vitest";
import { maskEmails } from "../../../pipelines/protect/mask-emails.ts";

describe("maskEmails", () => {
  it.each([
    ["emel saya ali.bakar@contoh.com ya", "emel saya <email> ya"],
    ["Hantar ke siti_99+aduan@mail.contoh.com.my.", "Hantar ke <email>."],
    ["(ALI@CONTOH.COM)", "(<email>)"],
    ["ali99@gmail", "<email>"],
    ["ali @ gmail.com", "<email>"],
    ["ali＠contoh．com", "<email>"],
    ["a\u200Bli@con\u200Btoh.com", "<email>"],
    ["احمد@contoh.com", "<email>"],
    ["a@contoh.com,b@contoh.com;c@contoh.my", "<email>,<email>;<email>"],
    ["mailto:ali@contoh.com?subject=hai", "mailto:<email>?subject=hai"],
  ])("%j", (text, masked) => {
    expect(maskEmails(text)).toBe(masked);
  });

  it.each([
    "jumpa @ kedai.com esok",
    "5kg@RM10",
    "@ali betul tu",
    "ali@abu",
    "kita @ Kuala Lumpur",
    "<email> dan <phone>",
    "@contoh.com",
    "tiada alamat di sini",
  ])("leaves %j alone", (text) => {
    expect(maskEmails(text)).toBe(text);
  });

  it.each([
    ["at signs", "@".repeat(1_000_000)],
    ["letters before one at sign", `${"a".repeat(1_000_000)}@`],
    ["a domain without end", `a@${"a.".repeat(500_000)}1`],
    ["short pieces", "a@".repeat(500_000)],
  ])("gets through 1 MB of %s", (_, text) => {
    expect(maskEmails(text).length).toBeLessThanOrEqual(text.length);
  });
});
