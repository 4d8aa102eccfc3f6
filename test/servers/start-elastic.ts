import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import type { ElasticFolder } from "./elastic-folder.ts";
import { keepPassword, layOutElastic } from "./elastic-folder.ts";
import { freePort } from "./ports.ts";

export interface ElasticOptions {
  /** The unpacked Elasticsearch; only read. */
  readonly home: string;
  /** Home of a JDK or JRE, 21 or newer. */
  readonly java: string;
  /** Configuration, data and logs go here; made when absent, removed when the server is disposed of. */
  readonly folder: string;
  /** Asks for a password; see `password`. */
  readonly security?: boolean;
  /** Lines of elasticsearch.yml, over those that every test server has. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** A free one if not said. */
  readonly port?: number;
  /** Heap in MiB. Default: 768. */
  readonly heapMib?: number;
}

/** One node on loopback. Disposing of it kills it and removes its folder. */
export interface ElasticServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:9200`; the same after a new start. */
  readonly node: string;
  /** Of the user `elastic`; `undefined` without `security`. */
  readonly password: string | undefined;
  /** Asks it to end, and resolves when it has. What it stored stays. */
  stop(): Promise<void>;
  /** Resolves when it answers and all that it stored can be read. */
  start(): Promise<void>;
  /** As `kill -9`. */
  kill(): Promise<void>;
}

const startsWithinMs = 120_000;
const askEveryMs = 200;

/** Starts an Elasticsearch and waits until it answers. Throws with the end of its log when it does not. */
export async function startElastic(options: ElasticOptions): Promise<ElasticServer> {
  const port = options.port ?? (await freePort());
  const node = `http://127.0.0.1:${port}`;
  const password = options.security === true ? randomBytes(12).toString("hex") : undefined;
  const folder = await layOutElastic(options, port);
  if (password !== undefined) await keepPassword(folder, password);
  const headers = password === undefined ? {} : { authorization: `Basic ${btoa(`elastic:${password}`)}` };
  let running: ChildProcess | undefined;

  const server: ElasticServer = {
    node,
    password,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),

    async start() {
      if (running !== undefined) return;
      const launched = launch(folder);
      running = launched;
      const deadline = performance.now() + startsWithinMs;
      while (!(await isReady(node, headers))) {
        if (hasEnded(launched) || performance.now() > deadline) {
          await end("SIGKILL");
          throw new Error(`Elasticsearch did not start: ${await lastWords(folder.logs)}`);
        }
        await setTimeout(askEveryMs);
      }
    },

    async [Symbol.asyncDispose]() {
      await end("SIGKILL");
      await rm(options.folder, { recursive: true, force: true });
    },
  };
  try {
    await server.start();
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
  return server;

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = running;
    running = undefined;
    if (ending === undefined) return;
    const exit = hasEnded(ending) ? undefined : once(ending, "exit");
    signalGroup(ending, signal);
    await exit;
    ending.stdin?.destroy();
    // The launcher is gone; the node itself may take a moment longer to let go of its port and its lock.
    while (groupLives(ending)) await setTimeout(askEveryMs / 4);
  }
}

/**
 * The launcher starts the node as a process of its own; both are of one group, which signals reach as a whole. Beside
 * them a shell waits for the end of its input, which comes when we die, however suddenly, and ends the group.
 */
function launch({ home, environment, user }: ElasticFolder): ChildProcess {
  const script = 'exec 3<&0; (cat <&3 >/dev/null; kill -KILL 0) & exec "$0" 3<&- </dev/null';
  return spawn("sh", ["-c", script, join(home, "bin", "elasticsearch")], {
    cwd: home,
    env: environment,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    ...user,
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false; // no such group any more
  }
}

const groupLives = (child: ChildProcess): boolean => signalGroup(child, 0);

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

async function isReady(node: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const answer = await fetch(`${node}/_cluster/health?wait_for_status=yellow&timeout=1s`, { headers });
    return answer.ok && !((await answer.json()) as { timed_out: boolean }).timed_out;
  } catch {
    return false;
  }
}

async function lastWords(logs: string): Promise<string> {
  const name = (await readdir(logs)).find((each) => each.endsWith("suara-test.log"));
  if (name === undefined) return "it wrote no log";
  return (await readFile(join(logs, name), "utf8")).slice(-2_000);
}
