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
    version: "3",
    date: "2026-11-28",
    changes: {
      ms: "Topik dan takrif yang sama. Perkataan yang samar, antaranya kerajaan, menteri, t20, harga naik, lagu dan 5g, kini menandakan topik hanya jika komen dan hantarannya tidak menandakan topik lain. Tajuk hantaran memberikan subjek pertamanya dan peristiwa seperti banjir atau himpunan; politik dalam tajuk hanya jika tiada isu lain, kerana tajuk sering memetik menteri. Komen tentang isu lain tidak lagi mendapat topik hantarannya, dan satu perkataan yang disebut sambil lalu tidak lagi dikira. Perkataan baharu ditambah, antaranya tentang filem, telefon, pelancongan dan perpaduan.",
      en: "The same topics and definitions. Vague words, among them kerajaan (government), minister, t20, price hike, lagu (song) and 5g, now name a topic only where neither the comment nor its post names one otherwise. A post's title gives its first subject and events such as floods or rallies; politics only where it names no other issue, because titles quote ministers. A comment on another issue no longer gets its post's topic, and a single word said in passing no longer counts. New words came, among them on films, telephones, tourism and unity.",
    },
    fingerprint: "5fa64f9e",
  },
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
