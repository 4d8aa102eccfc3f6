import { Client } from "@elastic/elasticsearch";
import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";
import { asking } from "./elastic-errors.ts";

export interface ElasticConnection {
  /** Addresses as `https://host:9200`; any of them will do. Without user or password, which belong in `auth`. */
  readonly nodes: readonly string[];
  readonly auth?: { readonly username: string; readonly password: string } | { readonly apiKey: string };
  /** The authority that signed the servers' certificates, in PEM. Default: those that Node knows. */
  readonly ca?: string;
  /** What the names of all indices begin with. */
  readonly prefix: string;
}

/** The major version that the mappings, the queries and the client were written and tested for. */
const neededMajor = 9;
const requestTimeoutMs = 30_000;
const probeTimeoutMs = 10_000;
const maxRetries = 2;

const Info = z.object({ version: z.object({ number: z.string() }) });

/**
 * A client of a cluster that answered, let us in and is of the right version. The transport itself tries a request
 * again at most twice, on another node or after a moment; beyond that the caller decides. `close()` when done.
 * Rejects with CONFIG_INVALID, ELASTIC_UNREACHABLE (retryable), ELASTIC_TLS, ELASTIC_AUTH or ELASTIC_VERSION.
 */
export async function openElasticClient({ nodes, auth, ca }: ElasticConnection): Promise<Client> {
  const client = new Client({
    nodes: nodes.map(address),
    maxRetries,
    requestTimeout: requestTimeoutMs,
    ...(auth !== undefined && { auth }),
    ...(ca !== undefined && { tls: { ca } }),
  });
  try {
    await checkVersion(client, nodes.length);
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** Asks in plain JSON: version 8 refuses the media type of our client before it says who it is. */
async function checkVersion(client: Client, nodes: number): Promise<void> {
  const answer = await asking(() =>
    client.transport.request(
      { method: "GET", path: "/" },
      {
        headers: { accept: "application/json" },
        requestTimeout: probeTimeoutMs,
        maxRetries: nodes - 1, // each node once
      },
    ),
  );
  const info = Info.safeParse(answer);
  if (!info.success) throw wrongVersion("the server does not say which version it is");
  const { number } = info.data.version;
  if (Number.parseInt(number, 10) === neededMajor) return;
  throw wrongVersion(`the server is Elasticsearch ${number}`);
}

function wrongVersion(what: string): ListeningError {
  return new ListeningError("ELASTIC_VERSION", `${what}; Suara needs ${neededMajor}.x`, { retryable: false });
}

/** The address, which must not carry a password: addresses appear in messages. */
function address(node: string): string {
  const invalid = (what: string) => new ListeningError("CONFIG_INVALID", what, { retryable: false });
  if (!URL.canParse(node)) throw invalid("an Elasticsearch node is no address such as https://host:9200");
  const { protocol, username, password, host } = new URL(node);
  if (protocol !== "http:" && protocol !== "https:") {
    throw invalid(`Elasticsearch node ${host}: an address begins with http:// or https://`);
  }
  if (username === "" && password === "") return node;
  throw invalid(`Elasticsearch node ${host}: name the variable that holds the password, not the password`);
}
