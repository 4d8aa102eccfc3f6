import type { TaxonomyVersion } from "../../../schemas/taxonomy.ts";

/** A version with the fingerprint of its topics and words, so that none can change unnoticed. */
interface FingerprintedVersion extends TaxonomyVersion {
  readonly fingerprint: string;
}

/**
 * The versions of the list of topics, newest first. A document keeps the version it was labelled under, so a label can
 * be read with what its topic meant then. A test compares the first fingerprint with the list: it fails with the new one.
 */
export const taxonomyVersions: readonly [FingerprintedVersion, ...FingerprintedVersion[]] = [
  {
    version: "2",
    date: "2026-11-28",
    changes: {
      ms: "Topik yang sama, kini dengan takrif. Tanda pagar dibaca sebagai perkataan (#banjirkilat). Perkataan yang kabur tidak lagi menandakan topik jika bersendirian, antaranya kerajaan, sabah, sarawak, raja, fitnah, keluarga, wanita, sampah, ringgit, bajet, job dan media; perkataan baharu ditambah, antaranya protes, penyamun, tak ada air dan krisis iklim. Politik, Sabah dan Sarawak, diraja, keluarga, media, ekonomi dan haiwan kini lebih sempit; bantahan, jenayah dan bencana lebih luas.",
      en: "The same topics, now with definitions. Hashtags are read as words (#banjirkilat). Ambiguous words name a topic no longer when alone, among them kerajaan (government), sabah, sarawak, raja, fitnah, keluarga, wanita, sampah, ringgit, bajet, job and media; new ones came, among them protes, penyamun, tak ada air and krisis iklim. Politics, Sabah and Sarawak, royalty, family, media, economy and animals are narrower than before; protests, crime and disasters wider.",
    },
    fingerprint: "865b9499",
  },
  {
    version: "1",
    date: "2026-11-24",
    changes: {
      ms: "48 topik pertama dengan perkataannya dalam bahasa Melayu dan Inggeris.",
      en: "The first 48 topics with their words in Malay and English.",
    },
    fingerprint: "52a8edc3",
  },
];
