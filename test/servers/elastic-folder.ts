import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import type { ElasticOptions } from "./start-elastic.ts";

const run = promisify(execFile);

/** All that one node needs to run, beside the files it shares with others. */
export interface ElasticFolder {
  readonly home: string;
  readonly logs: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Who runs it when we are root, as whom Elasticsearch refuses to run. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

/** Lays out configuration, data and logs, owned by whoever will run the node. */
export async function layOutElastic(options: ElasticOptions, port: number): Promise<ElasticFolder> {
  const { java, security = false, settings = {}, heapMib = 768 } = options;
  const folder = resolve(options.folder);
  const user = process.getuid?.() === 0 ? await nobody() : undefined;
  const [conf, logs, tmp] = [join(folder, "conf"), join(folder, "logs"), join(folder, "tmp")];
  for (const each of [conf, join(folder, "data"), logs, tmp]) await mkdir(each, { recursive: true });
  if (user !== undefined) await letThrough(dirname(folder));
  const home = await readableHome(resolve(options.home), folder, user !== undefined);
  await cp(join(home, "config"), conf, { recursive: true });
  const all = {
    "cluster.name": "suara-test",
    "discovery.type": "single-node",
    "path.data": join(folder, "data"),
    "path.logs": logs,
    "http.host": "127.0.0.1",
    "http.port": port,
    "transport.host": "127.0.0.1",
    "transport.port": "0",
    "xpack.security.enabled": security,
    "xpack.security.enrollment.enabled": false,
    "cluster.routing.allocation.disk.threshold_enabled": false,
    "cluster.max_shards_per_node": 20_000,
    ...settings,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  await writeFile(join(conf, "elasticsearch.yml"), lines.join(""));
  if (user !== undefined) await give(folder, user);
  return {
    home,
    logs,
    user,
    environment: {
      PATH: process.env["PATH"],
      ES_PATH_CONF: conf,
      ES_JAVA_HOME: java,
      ES_TMPDIR: tmp,
      ES_JAVA_OPTS: `-Xms${heapMib}m -Xmx${heapMib}m`,
    },
  };
}

/** Puts the password of the user `elastic` into the node's keystore, through the tool that comes with it. */
export async function keepPassword(
  { home, user, environment }: ElasticFolder,
  password: string,
): Promise<void> {
  const java = join(environment["ES_JAVA_HOME"] ?? "", "bin", "java");
  const tool = (...args: readonly string[]) =>
    spawn(
      java,
      [
        "-Xmx64m",
        "-Dcli.name=keystore",
        "-Dcli.script=elasticsearch-keystore",
        "-Dcli.libs=lib/tools/keystore-cli",
        `-Des.path.home=${home}`,
        `-Des.path.conf=${environment["ES_PATH_CONF"]}`,
        "-Des.distribution.type=zip",
        "-cp",
        `${home}/lib/*:${home}/lib/cli-launcher/*`,
        "org.elasticsearch.launcher.CliToolLauncher",
        ...args,
      ],
      { cwd: home, env: environment, stdio: ["pipe", "ignore", "inherit"], ...user },
    );
  for (const { args, input } of [
    { args: ["create"], input: "" },
    { args: ["add", "--stdin", "--force", "bootstrap.password"], input: password },
  ]) {
    const child = tool(...args);
    child.stdin.end(input);
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`elasticsearch-keystore ${args[0]} ended with ${code}`);
  }
}

async function nobody(): Promise<NonNullable<ElasticFolder["user"]>> {
  const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, "nobody"])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

/** Where the shared files lie beyond the other user's reach, as in root's own cache, they are copied (200 MB). */
async function readableHome(home: string, folder: string, byOthers: boolean): Promise<string> {
  if (!byOthers || (await Promise.all(ancestors(home).map(isPassable))).every(Boolean)) return home;
  const copy = join(folder, "home");
  await cp(home, copy, { recursive: true });
  return copy;
}

const passableByOthers = 0o001;

async function isPassable(folder: string): Promise<boolean> {
  return ((await stat(folder)).mode & passableByOthers) !== 0;
}

/** Opens a temporary folder of ours, which only we may enter, for whoever knows the name of what is in it. */
async function letThrough(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & passableByOthers) === 0) await chmod(folder, (mode & 0o7777) | passableByOthers);
}

function ancestors(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...ancestors(above)];
}

async function give(path: string, user: NonNullable<ElasticFolder["user"]>): Promise<void> {
  const inside = await readdir(path, { recursive: true });
  await Promise.all(
    [path, ...inside.map((name) => join(path, name))].map((each) => chown(each, user.uid, user.gid)),
  );
}
