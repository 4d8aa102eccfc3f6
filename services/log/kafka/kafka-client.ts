import { Kafka, logLevel } from "kafkajs";
import type { KafkaConfig, LogEntry, RetryOptions, SASLOptions } from "kafkajs";
import type { Logger } from "../../../pipelines/ports/logger.ts";
import { endStoppedFetches } from "./stopped-fetch.ts";
import { dropKafkaTimeoutWarnings } from "./timeout-warning.ts";

/** How to reach a Kafka cluster. */
export interface KafkaConnection {
  /** `host:port` of some brokers; they tell of the others. */
  readonly brokers: readonly string[];
  /** Default: `suara`. */
  readonly clientId?: string;
  /** Present: encrypted. Brokers are checked against `ca` (PEM), or against the system's authorities. */
  readonly tls?: { readonly ca?: string };
  readonly sasl?: {
    readonly mechanism: "plain" | "scram-sha-256" | "scram-sha-512";
    readonly username: string;
    readonly password: string;
  };
}

/**
 * About 7 s of trying, enough for a broker that restarts or a leader that moves. After that the caller is told, and
 * whoever runs it tries again. A consumer never restarts by itself: its crash ends `consume`.
 */
export const patience: RetryOptions = {
  initialRetryTime: 200,
  maxRetryTime: 2_000,
  retries: 6,
  restartOnFailure: () => Promise.resolve(false),
};

const connectWithinMs = 3_000;

/** A client of the cluster; connects to nothing yet. What kafkajs has to say goes to `logger`, or nowhere. */
export function kafkaClient(
  connection: KafkaConnection,
  logger: Logger | undefined,
  limits: Pick<KafkaConfig, "retry" | "requestTimeout"> = {},
): Kafka {
  dropKafkaTimeoutWarnings();
  endStoppedFetches();
  return new Kafka({
    brokers: [...connection.brokers],
    clientId: connection.clientId ?? "suara",
    connectionTimeout: connectWithinMs,
    retry: patience,
    ...securityOf(connection),
    ...loggingTo(logger),
    ...limits,
  });
}

function securityOf({ tls, sasl }: KafkaConnection): Pick<KafkaConfig, "ssl" | "sasl"> {
  const credentials: SASLOptions | undefined = sasl && { ...sasl };
  return {
    ...(tls && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
    ...(credentials && { sasl: credentials }),
  };
}

/**
 * kafkajs reports what it will try again as an error, so it is a warning here: real failures reach us as exceptions.
 * Only fields known to be harmless are copied.
 */
function loggingTo(logger: Logger | undefined): Pick<KafkaConfig, "logLevel" | "logCreator"> {
  if (logger === undefined) return { logLevel: logLevel.NOTHING };
  const write = ({ namespace, log }: LogEntry) => {
    const { message, broker, groupId, retryCount } = log;
    logger.warn({ part: namespace, message, broker, groupId, retryCount }, "kafka.client");
  };
  return { logLevel: logLevel.ERROR, logCreator: () => write };
}
