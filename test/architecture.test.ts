import { globSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The map of DESIGN.md as data. For each folder: which folders of ours, which packages and whether Node's own modules
 * it may import. The longest matching folder decides; a folder may always import itself.
 */
interface Rule {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  readonly node: "all" | "pure";
}

const pureNode = new Set(["node:crypto"]); // hashing and HMAC; randomness is caught by the test below

const map: Readonly<Record<string, Rule>> = {
  schemas: { folders: [], packages: ["zod"], node: "pure" },
  pipelines: { folders: ["schemas", "pipelines"], packages: ["zod"], node: "pure" },
  "pipelines/enrich": {
    folders: ["schemas", "pipelines"],
    packages: ["zod", "natural", "wink-nlp", "wink-eng-lite-web-model"],
    node: "pure",
  },
  "pipelines/stats": { folders: ["schemas", "pipelines"], packages: ["zod", "d3-random"], node: "pure" },
  "pipelines/charts": { folders: ["schemas", "pipelines"], packages: ["echarts"], node: "pure" },
  "services/collectors": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod"],
    node: "all",
  },
  "services/collectors/whatsapp": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod", "yauzl"],
    node: "all",
  },
  "services/collectors/youtube": {
    folders: ["schemas", "pipelines", "services/collectors", "services/runtime"],
    packages: ["zod", "cheerio"],
    node: "all",
  },
  "services/collectors/portals": {
    folders: ["schemas", "pipelines", "services/collectors", "services/runtime"],
    packages: ["zod", "undici", "robots-parser", "html-to-text", "feedsmith", "cheerio", "playwright"],
    node: "all",
  },
  "services/simulators": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod", "fastify"],
    node: "all",
  },
  "services/log/sqlite": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod"],
    node: "all",
  },
  "services/log/kafka": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod", "kafkajs"],
    node: "all",
  },
  "services/index/sqlite": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod"],
    node: "all",
  },
  "services/index/elastic": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod", "@elastic/elasticsearch"],
    node: "all",
  },
  "services/notify": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: [],
    node: "all",
  },
  "services/notify/mail": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["nodemailer"],
    node: "all",
  },
  "services/notify/webhook": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod", "undici"],
    node: "all",
  },
  "services/report-files": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["echarts", "playwright"],
    node: "all",
  },
  "services/workers": { folders: ["schemas", "pipelines"], packages: ["zod"], node: "pure" },
  "services/web": {
    folders: ["schemas", "pipelines", "services/runtime"],
    packages: ["zod", "fastify", "echarts"],
    node: "all",
  },
  "services/runtime": {
    folders: ["schemas", "pipelines"],
    packages: ["zod", "pino", "prom-client", "echarts", "node-cron", "onnxruntime-node", "ipaddr.js"],
    node: "all",
  },
  dashboards: { folders: ["schemas", "pipelines"], packages: ["zod"], node: "pure" },
  "services/cli": {
    folders: ["schemas", "pipelines", "services", "dashboards", "package.json"],
    packages: ["zod", "commander", "csv-parse", "yaml"],
    node: "all",
  },
};

const folders = {
  schemas: [],
  pipelines: [
    "core",
    "ports",
    "normalise",
    "protect",
    "enrich",
    "stats",
    "trends",
    "alerts",
    "reports",
    "charts",
  ],
  services: [
    "collectors",
    "simulators",
    "log",
    "index",
    "notify",
    "report-files",
    "workers",
    "web",
    "runtime",
    "cli",
  ],
} as const;

const root = normalize(join(import.meta.dirname, ".."));
const sourceFiles = globSync("{schemas,pipelines,services,dashboards}/**/*.ts", { cwd: root }).sort();

interface Import {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
}

const importForms =
  /^(?:import|export)\s[^"';]*?from "(?<from>[^"]+)"|^import "(?<bare>[^"]+)"|\bimport\("(?<lazy>[^"]+)"\)|new URL\("(?<thread>\.[^"]+\.ts)"/gmu;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(importForms)].map(({ groups = {}, index }) => ({
    file,
    specifier: groups["from"] ?? groups["bare"] ?? groups["lazy"] ?? groups["thread"] ?? "",
    line: text.slice(0, index).split("\n").length,
  }));
}

function ruleFor(file: string): { readonly folder: string; readonly rule: Rule } {
  const folder = Object.keys(map)
    .filter((candidate) => file.startsWith(`${candidate}/`))
    .sort((a, b) => b.length - a.length)[0];
  const rule = folder === undefined ? undefined : map[folder];
  if (folder === undefined || rule === undefined) throw new Error(`${file} is in no folder of the map`);
  return { folder, rule };
}

/** Why the import is against the map; `undefined` when it is allowed. */
function offence({ file, line, specifier }: Import): string | undefined {
  const { folder, rule } = ruleFor(file);
  const where = `${file}:${line} imports ${specifier}`;
  if (specifier.startsWith(".")) {
    const target = relative(root, join(root, dirname(file), specifier));
    const allowed = [folder, ...rule.folders].some((candidate) => `${target}/`.startsWith(`${candidate}/`));
    return allowed
      ? undefined
      : `${where}: ${folder} may import ${rule.folders.join(", ") || "nothing of ours"}`;
  }
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) {
    if (!specifier.startsWith("node:")) return `${where}: write node:${specifier}`;
    return rule.node === "all" || pureNode.has(specifier)
      ? undefined
      : `${where}: ${folder} touches no disk, network or thread`;
  }
  const packageName = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  return rule.packages.includes(packageName)
    ? undefined
    : `${where}: only ${rule.packages.join(", ") || "no package"} there`;
}

describe("the map of the folders", () => {
  it("reads the sources at all", () => {
    expect(sourceFiles.length).toBeGreaterThan(30);
    expect(importsOf("schemas/channel.ts").map((each) => each.specifier)).toEqual(["zod", "./states.ts"]);
  });

  it("has only the folders of the design", () => {
    for (const [folder, known] of Object.entries(folders)) {
      const present = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) =>
        entry.isDirectory(),
      );
      for (const { name } of present) expect(known, `${folder}/${name} is not on the map`).toContain(name);
    }
  });

  it("lets arrows point one way only", () => {
    const offences = sourceFiles
      .flatMap(importsOf)
      .map(offence)
      .filter((each) => each !== undefined);
    expect(offences).toEqual([]);
  });

  it("keeps simulators out of collectors and adapters out of each other", () => {
    const offences = sourceFiles
      .flatMap(importsOf)
      .filter(({ file, specifier }) => {
        if (
          !specifier.startsWith(".") ||
          !/^services\/(collectors|simulators|notify|log|index)\//u.test(file)
        )
          return false;
        const adapterOf = (path: string) =>
          /^services\/(?:collectors|notify|log|index)\/[^/]+\//u.exec(path)?.[0];
        const target = relative(root, join(root, dirname(file), specifier));
        const other = adapterOf(target);
        // No platform: the client that those have in common which the Graph API serves.
        const common = "services/collectors/graph/";
        return other !== undefined && other !== adapterOf(file) && other !== common;
      })
      .map(({ file, line, specifier }) => `${file}:${line} imports ${specifier}`);
    expect(offences).toEqual([]);
  });

  it("keeps clocks, randomness and the environment out of the pure middle", () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\b|\brandomBytes\b|\bprocess\.|\bsetTimeout\(|\bfetch\(/u;
    const offences = sourceFiles
      .filter((file) => /^(schemas|pipelines)\//u.test(file))
      .flatMap((file) =>
        readFileSync(join(root, file), "utf8")
          .split("\n")
          .flatMap((text, index) => {
            const code = text.replace(/^\s*(?:\*|\/\/|\/\*).*$/u, "");
            return impure.test(code) ? [`${file}:${index + 1} ${text.trim()}`] : [];
          }),
      );
    expect(offences).toEqual([]);
  });

  it("reads the environment in the composition root only", () => {
    const offences = sourceFiles.filter(
      (file) =>
        !file.startsWith("services/cli/") && /\bprocess\.env\b/u.test(readFileSync(join(root, file), "utf8")),
    );
    expect(offences).toEqual([]);
  });

  it("has a README in every second-level folder", () => {
    const present = new Set(
      globSync("{pipelines,services,dashboards}/*/README.md", { cwd: root }).map((file) => dirname(file)),
    );
    const needed = new Set(
      sourceFiles
        .filter((file) => !file.startsWith("schemas/"))
        .map((file) => file.split("/").slice(0, 2).join("/"))
        .filter((folder) => !folder.endsWith(".ts")),
    );
    expect([...needed].filter((folder) => !present.has(folder))).toEqual([]);
  });

  it("keeps files short enough to hold one idea", () => {
    const long = sourceFiles
      .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length }))
      .filter(({ file, lines }) => lines > 400 && !file.startsWith("services/simulators/corpus/"));
    expect(long).toEqual([]);
  });
});
