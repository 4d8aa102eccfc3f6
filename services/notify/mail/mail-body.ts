import type { LinkedText, MessageParts, Section } from "../../../pipelines/alerts/message/message-parts.ts";
import { plainUrl } from "../../../pipelines/alerts/message/plain-url.ts";
import { escapeHtml } from "../../runtime/escape-html.ts";

const page =
  "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45;color:#1a1a1a;max-width:640px";

/** A message as a page of HTML for mail programs, which know few styles and no style sheets. Languages one after another. */
export function mailHtml(parts: readonly MessageParts[]): string {
  const [first] = parts;
  const body = parts.map(inOneLanguage).join('<hr style="border:0;border-top:1px solid #ccc;margin:28px 0">');
  return `<!doctype html><html lang="${first?.language ?? "ms"}"><head><meta charset="utf-8"><title>${escapeHtml(first?.title ?? "")}</title></head><body style="${page}">${body}</body></html>`;
}

function inOneLanguage({ language, title, text, facts, sections, footer }: MessageParts): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;padding:2px 14px 2px 0;font-weight:600;vertical-align:top">${escapeHtml(label)}</th><td style="padding:2px 0">${escapeHtml(value)}</td></tr>`,
  );
  return [
    `<div lang="${language}">`,
    `<h1 style="font-size:19px;margin:0 0 10px">${escapeHtml(title)}</h1>`,
    `<p style="white-space:pre-line">${escapeHtml(text)}</p>`,
    rows.length === 0 ? "" : `<table style="border-collapse:collapse">${rows.join("")}</table>`,
    ...sections.map(section),
    `<p style="color:#555;font-size:13px">${escapeHtml(footer)}</p>`,
    "</div>",
  ].join("");
}

function section({ heading, items }: Section): string {
  const listed = items.map((item) => `<li style="margin:6px 0">${linked(item)}</li>`).join("");
  return `<h2 style="font-size:16px;margin:18px 0 6px">${escapeHtml(heading)}</h2><ul style="padding-left:20px;margin:0">${listed}</ul>`;
}

/** The address stands in sight, because people are told not to follow a link in a mail that they can't read. */
function linked({ text, url }: LinkedText): string {
  const link = plainUrl(url);
  if (link === null) return escapeHtml(text);
  const address = escapeHtml(link);
  return `${escapeHtml(text)}<br><a href="${address}">${address}</a>`;
}
