import { z } from "zod";
import { jsonIn } from "../../fetch-answer.ts";
import { sourceError } from "../../source-errors.ts";
import { answersAs } from "../answers-as.ts";
import type { PortalAnswer, PortalFetch } from "../portal-fetch.ts";

/** Where a site's REST API begins: `https://site/wp-json/`, or `https://site/?rest_route=/`. */
export type ApiRoot = URL;

const Root = z.object({ namespaces: z.array(z.string()) });

/** Any relation of the API's, in the header or in the page, whatever else stands beside it. */
const inHeader = /<(?<address>[^>]+)>;[^,]*rel="https:\/\/api\.w\.org\/"/u;
const inPage = /<link\b[^<>]*rel=["']https:\/\/api\.w\.org\/["'][^<>]*>/u;
const address = /\bhref=["'](?<address>[^"']+)["']/u;

/**
 * Finds the API: by what the first page says of it, else where it usually is. `undefined` where the site has none. Throws
 * where the site does not answer, or lets nobody in.
 */
export async function findApiRoot(
  fetch: PortalFetch,
  baseUrl: string,
  signal: AbortSignal,
): Promise<ApiRoot | undefined> {
  const announced = await announcedRoot(fetch, baseUrl, signal);
  if (announced !== undefined) return announced;
  for (const usual of usualRoots(baseUrl)) {
    const found = await fetch.get(usual, "API", isRoot, signal);
    if (found) return new URL(usual);
  }
  return undefined;
}

/** As `findApiRoot`, but what is announced and shut, or kept from us, is none either. */
export async function findUsableApiRoot(
  fetch: PortalFetch,
  baseUrl: string,
  signal: AbortSignal,
): Promise<ApiRoot | undefined> {
  const announced = await announcedRoot(fetch, baseUrl, signal);
  const candidates = [...(announced === undefined ? [] : [announced.href]), ...usualRoots(baseUrl)];
  for (const candidate of new Set(candidates)) {
    if (await answersAs(fetch, candidate, { what: "API", isIt: isRoot }, signal)) return new URL(candidate);
  }
  return undefined;
}

function announcedRoot(
  fetch: PortalFetch,
  baseUrl: string,
  signal: AbortSignal,
): Promise<ApiRoot | undefined> {
  return fetch.get(`${baseUrl.replace(/\/$/u, "")}/`, "first page", announcedIn, signal);
}

function usualRoots(baseUrl: string): readonly string[] {
  const base = baseUrl.replace(/\/$/u, "");
  return [`${base}/wp-json/`, `${base}/?rest_route=/`];
}

function announcedIn({ status, headers, text, url }: PortalAnswer): ApiRoot | undefined {
  if (status >= 500) throw sourceError("unavailable", `first page: status ${status}`);
  const link = inHeader.exec(headers.get("link") ?? "")?.groups?.["address"];
  const page = address.exec(inPage.exec(text)?.[0] ?? "")?.groups?.["address"];
  const found = link ?? page?.replaceAll("&amp;", "&");
  return found === undefined ? undefined : (URL.parse(found, url) ?? undefined);
}

function isRoot({ status, text }: PortalAnswer): boolean {
  if (status >= 500) throw sourceError("unavailable", `API: status ${status}`);
  // Half an answer would say that there is no API, and the portal would be read in another way from then on.
  if (status === 200 && text.startsWith("{") && jsonIn(text) === undefined)
    throw sourceError("unavailable", "API: an answer that is not whole JSON");
  return status === 200 && Root.safeParse(jsonIn(text)).data?.namespaces.includes("wp/v2") === true;
}

/** The address of a list, such as `posts`, with its parameters. */
export function listAddress(
  root: ApiRoot,
  resource: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const url = new URL(root);
  const route = url.searchParams.get("rest_route");
  if (route === null) url.pathname = `${url.pathname.replace(/\/$/u, "")}/wp/v2/${resource}`;
  else url.searchParams.set("rest_route", `${route.replace(/\/$/u, "")}/wp/v2/${resource}`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
