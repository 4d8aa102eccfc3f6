import { describe, expect, it } from "vitest";
import { dashboardObjects, toNdjson } from "../../dashboards/build.ts";
import type { PushOptions } from "../../services/cli/commands/dashboards.ts";
import { pushDashboards } from "../../services/cli/commands/dashboards.ts";
import type { Answer } from "./recorded-kibana.ts";
import { startRecordedKibana } from "./recorded-kibana.ts";

/** Answers as Kibana 8 and 9 word them. */
const taken: Answer = {
  status: 200,
  body: JSON.stringify({ success: true, successCount: 10, successResults: [], warnings: [] }),
};
const partly: Answer = {
  status: 200,
  body: JSON.stringify({
    success: false,
    successCount: 7,
    errors: [
      {
        id: "suara-overview-ms",
        type: "dashboard",
        meta: { title: "Suara: ringkasan", icon: "dashboardApp" },
        error: { type: "missing_references", references: [{ type: "search", id: "x" }] },
      },
      {
        id: "suara",
        type: "tag",
        meta: {},
        error: { type: "unknown", message: "the tag is too long", statusCode: 400 },
      },
    ],
  }),
};
const refused: Answer = {
  status: 401,
  body: JSON.stringify({ statusCode: 401, error: "Unauthorized", message: "[security_exception]" }),
};
const gone: Answer = { status: 404, body: JSON.stringify({ statusCode: 404, error: "Not Found" }) };
const ofAnother: Answer = { status: 200, body: "<html>Welcome</html>" };
const elsewhere: Answer = { status: 302, body: "" };

function options(kibana: string, more: Partial<PushOptions> = {}): PushOptions {
  return { kibana, prefix: "suara", signal: AbortSignal.timeout(20_000), ...more };
}

describe("pushing the dashboards", () => {
  it("imports one file for each language, over what was there", async () => {
    await using kibana = await startRecordedKibana(taken);
    expect(await pushDashboards(options(kibana.url))).toBe(20);
    expect(kibana.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /api/saved_objects/_import?overwrite=true",
      "POST /api/saved_objects/_import?overwrite=true",
    ]);
    for (const [index, language] of (["ms", "en"] as const).entries()) {
      const request = kibana.requests[index];
      if (request === undefined) throw new Error("there was no such request");
      const { headers, body } = request;
      expect(headers["kbn-xsrf"]).toBeDefined();
      expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/u);
      expect(headers["authorization"]).toBeUndefined();
      expect(body).toContain(`name="file"; filename="suara-${language}.ndjson"`);
      expect(body).toContain(toNdjson(dashboardObjects(language, "suara")));
    }
  });

  it.each([
    [{ username: "pegawai", password: "rahsia:é" }, "Basic cGVnYXdhaTpyYWhzaWE6w6k="],
    [{ apiKey: "a2V5" }, "ApiKey a2V5"],
  ])("proves who it is", async (credentials, expected) => {
    await using kibana = await startRecordedKibana(taken);
    await pushDashboards(options(kibana.url, { credentials }));
    expect(kibana.requests.map(({ headers }) => headers["authorization"])).toEqual([expected, expected]);
  });

  it("keeps the base path of a Kibana behind a proxy", async () => {
    await using kibana = await startRecordedKibana(taken);
    await pushDashboards(options(`${kibana.url}/kibana/s/media/`));
    expect(kibana.requests[0]?.url).toBe("/kibana/s/media/api/saved_objects/_import?overwrite=true");
  });

  it.each([
    ["KIBANA_AUTH", refused, /answered 401/u],
    ["KIBANA_REFUSED", gone, /answered 404: .*Not Found/u],
    ["KIBANA_REFUSED", ofAnother, /answered 200: <html>/u],
    ["KIBANA_REFUSED", elsewhere, /answered 302: nothing/u],
  ])("says %s when Kibana answers so", async (code, answer, message) => {
    await using kibana = await startRecordedKibana(answer);
    const credentials = { username: "pegawai", password: "rahsia" };
    const failure = await failureOf(pushDashboards(options(kibana.url, { credentials })));
    expect(failure).toMatchObject({ code, retryable: false });
    expect(failure.message).toMatch(message);
    expect(failure.message).not.toContain("rahsia");
    expect(kibana.requests).toHaveLength(1);
  });

  it("lists every object that Kibana did not take, and why", async () => {
    await using kibana = await startRecordedKibana(taken, partly);
    const failure = await failureOf(pushDashboards(options(kibana.url)));
    expect(failure).toMatchObject({ code: "KIBANA_REFUSED" });
    expect(failure.message).toBe(
      [
        "Kibana took 7 objects, but not",
        "dashboard suara-overview-ms: missing_references",
        "tag suara: the tag is too long",
      ].join("\n  "),
    );
  });

  it("says that nobody answers, and that trying again may help", async () => {
    const kibana = await startRecordedKibana(taken);
    await kibana[Symbol.asyncDispose]();
    const failure = await failureOf(pushDashboards(options(kibana.url)));
    expect(failure).toMatchObject({ code: "KIBANA_UNREACHABLE", retryable: true });
    expect(failure.message).toMatch(/ECONNREFUSED/u);
  });

  it.each(["kibana", "ftp://kibana", "http://pegawai:rahsia@127.0.0.1:5601"])(
    "asks for another address than %s",
    async (kibana) => {
      const failure = await failureOf(pushDashboards(options(kibana)));
      expect(failure).toMatchObject({ code: "USAGE" });
      expect(failure.message).not.toContain("rahsia");
    },
  );
});

async function failureOf(push: Promise<unknown>): Promise<Error> {
  const failure: unknown = await push.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof Error) return failure;
  throw new Error("the push did not fail");
}
