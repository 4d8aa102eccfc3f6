const multiplier = 0x5bd1e995;
const shift = 24;
const seed = 0x9747b28c;

const utf8 = new TextEncoder();

/**
 * MurmurHash2, 32 bits, signed, as `org.apache.kafka.common.utils.Utils.murmur2` computes it over the UTF-8 bytes of a
 * key: https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/common/utils/Utils.java
 */
export function murmur2(key: string): number {
  const bytes = utf8.encode(key);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  let hash = seed ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(view.getInt32(at, true), multiplier);
    word = Math.imul(word ^ (word >>> shift), multiplier);
    hash = Math.imul(hash, multiplier) ^ word;
  }
  if (whole < bytes.length) {
    for (let at = bytes.length - 1; at >= whole; at--) hash ^= view.getUint8(at) << (8 * (at - whole));
    hash = Math.imul(hash, multiplier);
  }
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}

/** The partition of a key, from 0 to below `partitions`, as Kafka's Java client and kafkajs choose it. */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(key) & 0x7fff_ffff) % partitions; // Kafka's toPositive clears the sign bit
}
