import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";

const main = join(import.meta.dirname, "../../services/cli/main.ts");

export interface RunOptions {
  readonly stdin?: string;
  /** All it gets beside PATH: secrets come from nowhere else. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** It gets SIGKILL then, if it has not ended. */
  readonly killAfterMs?: number;
  /** It gets SIGKILL as soon as what it wrote to stderr matches. */
  readonly killOnceSaid?: RegExp;
}

export interface Finished {
  /** `null`: it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command `suara` to its end, as a process of its own. */
export async function runSuara(
  args: readonly string[],
  { stdin = "", environment = {}, cwd = process.cwd(), killAfterMs, killOnceSaid }: RunOptions = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env["PATH"], ...environment },
    killSignal: "SIGKILL",
    ...(killAfterMs !== undefined && { timeout: Math.round(killAfterMs) }),
  });
  child.stdin.end(stdin);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    if (killOnceSaid?.test(stderr) === true) child.kill("SIGKILL");
  });
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout, stderr };
}
