import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../schemas/errors.ts";
import { configTable } from "../services/cli/config-docs.ts";
import { createProgram } from "../services/cli/program.ts";

const readme = readFileSync(join(import.meta.dirname, "..", "README.md"), "utf8");

function commandNames(command: Command, path = "suara"): string[] {
  return command.commands.flatMap((each) => {
    const name = `${path} ${each.name()}`;
    return each.commands.length > 0 ? commandNames(each, name) : [name];
  });
}

describe("the README", () => {
  it("has the table of keys that the configuration has", () => {
    expect(readme).toContain(configTable());
  });

  it("lists every error code with what it says", () => {
    for (const [code, meaning] of Object.entries(errorCodes))
      expect(readme).toContain(`| \`${code}\` | ${meaning} |`);
  });

  it("names every command, and no other", () => {
    const commands = commandNames(createProgram({}));
    for (const command of commands) expect(readme).toContain(`\`${command}`);
    const named = readme.matchAll(
      /`suara ([a-z]+(?: (?:comments|whatsapp|list|show|check|docs|build|push))?)/gu,
    );
    const known = new Set(commands.flatMap((command) => [command, command.split(" ").slice(0, 2).join(" ")]));
    for (const [, name] of named) expect(known).toContain(`suara ${name}`);
  });

  it("names only scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([a-z:]+)/gu)].map(([, name]) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});
