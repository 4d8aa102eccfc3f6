import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

/** Elasticsearch 9 needs it; Kafka 4 would do with 17. */
const leastVersion = 21;

const run = promisify(execFile);

/** A home of a JDK or JRE that is new enough: JAVA_HOME, the one on the path, or one in the usual folders; `undefined` where there is none. */
export async function findJava(): Promise<string | undefined> {
  for (const home of candidates()) {
    if ((await versionOf(javaIn(home))) >= leastVersion) return home;
  }
  return undefined;
}

/** The program in such a home. */
export function javaIn(home: string): string {
  return join(home, "bin", "java");
}

/** Whether Maven, which fetches the servers, answers. */
export async function hasMaven(): Promise<boolean> {
  return await run("mvn", ["--version"]).then(
    () => true,
    () => false,
  );
}

const usualFolders = ["/usr/lib/jvm", "/Library/Java/JavaVirtualMachines"];

function candidates(): readonly string[] {
  const named = process.env["JAVA_HOME"];
  const installed = usualFolders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder).flatMap((name) => [join(folder, name), join(folder, name, "Contents", "Home")]),
    );
  return [...(named === undefined ? [] : [named]), ...installed].filter((home) => existsSync(javaIn(home)));
}

/** The major version; 0 when it can't be run. */
async function versionOf(java: string): Promise<number> {
  try {
    const { stderr } = await run(java, ["-version"]);
    return Number(/version "(?<major>\d+)/u.exec(stderr)?.groups?.["major"] ?? 0);
  } catch {
    return 0;
  }
}
