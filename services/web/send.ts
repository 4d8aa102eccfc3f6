import type { FastifyReply } from "fastify";
import type { Html } from "../runtime/html.ts";

export interface Answer {
  readonly status: number;
  readonly page: Html;
}

/** Answers with a page that nobody keeps. */
export function send(reply: FastifyReply, { status, page }: Answer): FastifyReply {
  return reply
    .code(status)
    .header("content-type", "text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .send(page.toString());
}
