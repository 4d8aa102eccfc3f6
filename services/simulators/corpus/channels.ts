import type { Channel } from "../../../schemas/channel.ts";

/**
 * The demo's channels: headquarters and states on YouTube, one state on X, JaPenTV as a portal, districts on Facebook and
 * Instagram, and some of each on TikTok. The native ids are made up, in the form of the platform's: `UC` and 22 characters, a
 * number, a host, a number that begins with 17841, and `_000` and 33 characters.
 */
export const corpusChannels: readonly Channel[] = [
  {
    id: "hq-youtube",
    platform: "youtube",
    nativeId: "UCdemoJaPenHqYoutube0001",
    name: "JaPen Malaysia (demo)",
    level: "hq",
    language: "ms",
  },
  {
    id: "hq-japentv",
    platform: "portal",
    nativeId: "japentv-demo.test",
    name: "JaPenTV (demo)",
    level: "hq",
    language: "ms",
  },
  stateChannel("johor-youtube", "UCdemoJaPenJohor00000003", "Johor", "MY-01"),
  stateChannel("kelantan-youtube", "UCdemoJaPenKelantan00004", "Kelantan", "MY-03"),
  stateChannel("pulau-pinang-youtube", "UCdemoJaPenPinang0000005", "Pulau Pinang", "MY-07"),
  stateChannel("selangor-youtube", "UCdemoJaPenSelangor00006", "Selangor", "MY-10"),
  stateChannel("sabah-youtube", "UCdemoJaPenSabah00000007", "Sabah", "MY-12"),
  {
    id: "sarawak-x",
    platform: "x",
    nativeId: "990000000000008",
    name: "JaPen Sarawak (demo)",
    level: "state",
    state: "MY-13",
    language: "ms",
  },
  districtPage("batu-pahat-facebook", "990000000000009", "Batu Pahat", "MY-01"),
  districtAccount("kota-bharu-instagram", "17841990000000010", "Kota Bharu", "MY-03"),
  districtPage("petaling-facebook", "990000000000011", "Petaling", "MY-10"),
  districtAccount("tawau-instagram", "17841990000000012", "Tawau", "MY-12"),
  {
    id: "hq-tiktok",
    platform: "tiktok",
    nativeId: "_000demoJaPenHqTiktok0000000000000013",
    name: "JaPen Malaysia (demo)",
    level: "hq",
    language: "ms",
  },
  {
    id: "sarawak-tiktok",
    platform: "tiktok",
    nativeId: "_000demoJaPenSarawakTiktok00000000014",
    name: "JaPen Sarawak (demo)",
    level: "state",
    state: "MY-13",
    language: "ms",
  },
  {
    id: "petaling-tiktok",
    platform: "tiktok",
    nativeId: "_000demoJaPenPetalingTiktok0000000015",
    name: "JaPen Petaling (demo)",
    level: "district",
    state: "MY-10",
    district: "Petaling",
    language: "ms",
  },
];

function stateChannel(id: string, nativeId: string, place: string, state: Channel["state"]): Channel {
  return {
    id,
    platform: "youtube",
    nativeId,
    name: `JaPen ${place} (demo)`,
    level: "state",
    state,
    language: "ms",
  };
}

function districtPage(id: string, nativeId: string, district: string, state: Channel["state"]): Channel {
  return {
    id,
    platform: "facebook",
    nativeId,
    name: `JaPen ${district} (demo)`,
    level: "district",
    state,
    district,
    language: "ms",
  };
}

function districtAccount(id: string, nativeId: string, district: string, state: Channel["state"]): Channel {
  return { ...districtPage(id, nativeId, district, state), platform: "instagram" };
}

/** The channel with our own id `id`. Throws a TypeError when the demo has none. */
export function corpusChannel(id: string): Channel {
  const channel = corpusChannels.find((candidate) => candidate.id === id);
  if (channel === undefined) throw new TypeError(`the demo has no channel ${id}`);
  return channel;
}

/** The made-up handle of a demo channel, such as `@demo-hq-youtube`. */
export function channelHandle(channel: Channel): string {
  return `@demo-${channel.id}`;
}
