// Node finds no names for kafkajs's errors, which the package spreads into its exports.
import kafkajs from "kafkajs";
import type { KafkaJSError as KafkaError } from "kafkajs";
import { ListeningError } from "../../../schemas/errors.ts";

const {
  KafkaJSAggregateError,
  KafkaJSConnectionError,
  KafkaJSError,
  KafkaJSProtocolError,
  KafkaJSSASLAuthenticationError,
} = kafkajs;

/** What brokers answer to a member that is no longer the one it takes itself for. */
const lost = new Set(["UNKNOWN_MEMBER_ID", "ILLEGAL_GENERATION", "FENCED_INSTANCE_ID"]);

const forbidden = new Set([
  "TOPIC_AUTHORIZATION_FAILED",
  "GROUP_AUTHORIZATION_FAILED",
  "CLUSTER_AUTHORIZATION_FAILED",
  "TRANSACTIONAL_ID_AUTHORIZATION_FAILED",
]);

const tooLarge = new Set(["MESSAGE_TOO_LARGE", "RECORD_LIST_TOO_LARGE"]);

/** Of a producer that lost count; a new one, which the next call gets, starts anew. */
const lostCount = new Set(["OUT_OF_ORDER_SEQUENCE_NUMBER", "UNKNOWN_PRODUCER_ID", "INVALID_PRODUCER_EPOCH"]);

/** What no second try makes better, such as records in a compression that kafkajs does not know. */
const mistakes = new Set([
  "KafkaJSNotImplemented",
  "KafkaJSInvariantViolation",
  "KafkaJSUnsupportedMagicByteInMessageSet",
  "KafkaJSServerDoesNotSupportApiKey",
]);

/** The error of the broker or the connection that lies under what kafkajs wrapped around it. */
function rootOf(error: unknown): unknown {
  if (error instanceof KafkaJSAggregateError) return rootOf(error.errors[0]);
  return error instanceof KafkaJSError && error.cause instanceof Error ? rootOf(error.cause) : error;
}

function typeOf(error: unknown): string | undefined {
  const root = rootOf(error);
  return root instanceof KafkaJSProtocolError ? root.type : undefined;
}

/** The group is being shared out again; the member may still finish and commit what it has in hand. */
export function isRebalancing(error: unknown): boolean {
  return typeOf(error) === "REBALANCE_IN_PROGRESS";
}

/** The group goes on without this member. */
export function isMembershipLost(error: unknown): boolean {
  return lost.has(typeOf(error) ?? "");
}

export function leaseLost(topic: string, partition: number, cause?: unknown): ListeningError {
  return new ListeningError(
    "LEASE_LOST",
    `partition ${partition} of ${topic} went to another member of the group: this one gave no sign of life in time`,
    { retryable: true, cause },
  );
}

/**
 * Makes an error of ours from one of kafkajs; any other error is given back as it is. No message holds a user name,
 * and kafkajs's errors, which become the cause, hold no password.
 */
export function translateKafkaError(error: unknown): unknown {
  const root = rootOf(error);
  const fail = (code: ListeningError["code"], message: string, retryable = false) =>
    new ListeningError(code, message, { retryable, cause: error });

  // The only error of a connection for which kafkajs has no class.
  if (root instanceof Error && root.message === "Broker not connected")
    return fail("LOG_UNREACHABLE", "no answer from Kafka", true);
  if (!(root instanceof KafkaJSError)) return error;

  if (root instanceof KafkaJSSASLAuthenticationError)
    return fail("LOG_AUTH", "Kafka refused the user name, the password or the SASL mechanism");
  if (root instanceof KafkaJSConnectionError) {
    const where = root.broker ? ` at ${root.broker}` : "";
    const code = "code" in root ? String(root.code) : "";
    if (isCertificateProblem(code))
      return fail("LOG_AUTH", `the certificate of the Kafka broker${where} can't be trusted (${code})`);
    return fail("LOG_UNREACHABLE", `no answer from Kafka${where}: ${root.message}`, true);
  }
  const type = typeOf(root) ?? "";
  if (forbidden.has(type)) return fail("LOG_AUTH", `Kafka does not allow it: ${type}`);
  if (tooLarge.has(type)) return fail("LOG_RECORD_TOO_LARGE", "Kafka refused a record for its size");
  if (type === "INVALID_REPLICATION_FACTOR")
    return fail("LOG_TOPIC_MISMATCH", "the cluster has fewer brokers than a topic shall have replicas");
  if (lost.has(type) || type === "REBALANCE_IN_PROGRESS")
    return fail("LEASE_LOST", "the group went on without this member", true);
  return fail("LOG_UNREACHABLE", `Kafka did not do it: ${root.message}`, isWorthRetrying(root, type));
}

/** Codes of Node and OpenSSL for a chain, a name or a protocol that does not fit. */
function isCertificateProblem(code: string): boolean {
  return /CERT|ERR_TLS|ERR_SSL|UNABLE_TO_/.test(code);
}

/** kafkajs gives up as final what passes by itself, after having tried it often enough. */
function isWorthRetrying(root: KafkaError, type: string): boolean {
  if (type === "") return !mistakes.has(root.name);
  return root.retriable || lostCount.has(type);
}
