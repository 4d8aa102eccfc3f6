import { seededRandom } from "../truth/random.ts";

/** A member of the public in the demo; nobody real. */
export interface CorpusAuthor {
  readonly id: string;
  /** The handle, with its `@`. */
  readonly name: string;
  /** The platform no longer says who wrote this author's comments. */
  readonly closed: boolean;
}

/** Handles that comments address. */
const addressed = [
  "@razlan_k88",
  "@abah_zikri_5anak",
  "@bang_jiwa_utara",
  "@cik_ros_kuih",
  "@cikgu_hamdan_pr",
  "@coach_mira_pd",
  "@din_enjinbulat",
  "@hafiz_kpop_dad4",
  "@kak_yah_bandar10",
  "@lan_gitar_kapok",
  "@mamak_hisap_kopi",
  "@mekna_tganu",
  "@nurul_mathlete",
  "@ombak_rindu_76",
  "@pak_man_sawah71",
  "@syafiq_ulat_buku",
  "@teh_tarik_man91",
  "@wak_jenal_parit",
];

const whos =
  "abg_sado acik_murni adik_bongsu aina_senja amoi_ipoh anak_jati apek_sayur atok_jaguh ayah_chik bapak_rock budak_flat che_nab chef_dollah cikpuan_bee cucu_nelayan boss_kopi dik_nor faris_drift gadis_bukit haji_rempit iskandar_zulu jebat_moden kak_limah kapten_udin lina_jahit mak_jemah mamat_surf mira_fotostat mok_su nenek_gamer ngah_bundle otai_komuter pakcik_bas paklong_ayam penghulu_wifi puan_kaktus rider_malam sakinah_arts sis_tudung tokki_durian uncle_raju_bk ustazah_mawar wan_penyu yana_kucing zack_gear zubaidah_tart".split(
    " ",
  );

const whatNots = "kg my_ 07 88x _kl 99 jb_ official_ tv_ 2u".split(" ");

/** Everybody who comments in the demo, the same for every seed, so that a leak test can look for all of them. */
export const corpusAuthors: readonly CorpusAuthor[] = [...addressed, ...composedHandles()].map(
  (name, index) => ({
    id: `UC${seededRandom(10_000 + index).id(22)}`,
    name,
    closed: index % 25 === 24,
  }),
);

function composedHandles(): string[] {
  const random = seededRandom(1957);
  return whatNots
    .flatMap((whatNot) => whos.map((who) => `@${who}_${whatNot}${10 + random.int(90)}`))
    .slice(0, 400);
}
