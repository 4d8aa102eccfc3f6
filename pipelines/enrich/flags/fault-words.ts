import type { FaultKind } from "../../../schemas/analysed.ts";
import type { Phrase } from "../wording/phrase-finder.ts";
import { phrasesIn } from "../wording/phrase-finder.ts";
import type { CueMark } from "./cue.ts";

interface FaultWords {
  /** Reports the fault by itself. */
  readonly whole: string;
  /** What may be broken or absent. */
  readonly thing: string;
  readonly broken: string;
}

/** Said of what comes through a pipe or a wire; also right before it: `tiada air`. */
const absent = "tidak ada; tiada; belum ada; terputus; putus; terganggu; gangguan; belum pulih";

const mayBeAbsent: ReadonlySet<FaultKind> = new Set(["water", "power", "network", "lights"]);

const words: Readonly<Record<FaultKind, FaultWords>> = {
  water: {
    whole: `putus air; air putus; catuan air; catu air; gangguan air; gangguan bekalan air; ketiadaan air; paip pecah; paip bocor
      air keruh; air kuning; air berkeladak; air paip kotor; no water; no water supply; water cut; water disruption; burst pipe
      water supply disruption; tekanan air rendah; tekanan air lemah; tekanan air perlahan; water pressure low; low water pressure`,
    thing: "air; bekalan air; air paip; water supply; water",
    broken: `tidak keluar; belum keluar; tidak masuk; kena potong; kena catu; not available; not running`,
  },
  power: {
    whole: `blackout; putus elektrik; gangguan elektrik; gangguan bekalan elektrik; no electricity; no power supply
      power cut; power outage; power failure; power trip; elektrik trip; letrik trip; karan mati; elektrik mati`,
    thing: "elektrik; letrik; karan; bekalan elektrik; electricity; power supply; tnb",
    broken: "kena potong; kena catu; trip; down",
  },
  network: {
    whole: `no signal; no coverage; no internet; line slow; line teruk; line lembab; line lambat
      internet down; line internet teruk; isyarat lemah`,
    thing:
      "internet; unifi; wifi; streamyx; coverage; signal; line internet; liputan; rangkaian; talian internet; celcom; maxis; umobile",
    broken: `down; slow; lembab; lembap; lambat; teruk; rosak; problem; lemah; perlahan`,
  },
  road: {
    whole: `jalan berlubang; lubang jalan; lubang di jalan; lubang tengah jalan; jalan teruk; pothole; potholes; jalan tidak rata
      jalan berlopak; jalan mendap; jalan bertampal; bad road condition; damaged road`,
    thing: "jalan; jalan raya; lebuhraya; highway; road; roads; tar; jambatan; bridge",
    broken: `berlubang; banyak lubang; penuh lubang; lubang; rosak; pecah; mendap; berlopak; retak; runtuh; tidak rata; tidak berturap
      full of holes; damaged; bumpy; collapsed`,
  },
  access: {
    whole:
      "pokok tumbang; road closure; road closed; road blocked; jalan terputus; jalan tutup; jalan ditutup",
    thing: "jalan; jalan raya; lebuhraya; highway; road; roads; jambatan; bridge; laluan",
    broken: `ditutup; tidak boleh lalu; tidak dapat lalu; tidak boleh dilalui; terputus; tenggelam; dinaiki air; closed; blocked
      impassable; tidak boleh lepas; terhalang; tidak boleh masuk`,
  },
  transport: {
    whole:
      "train delay; train breakdown; flight delay; flight delayed; bas lambat; bas lewat; tren rosak; tren lambat; tren lewat",
    thing:
      "lrt; mrt; ktm; komuter; tren; train; trains; bas; bus; ets; monorel; flight; penerbangan; feri; ferry; bas rapid; rapidkl",
    broken: `rosak; delay; delayed; lambat; lewat; tergendala; tersangkut; sangkut; breakdown; tidak sampai; tidak datang; cancel
      cancelled; dibatalkan; stuck; gangguan; tidak jalan`,
  },
  rubbish: {
    whole:
      "sampah bertimbun; bersepah sampah; sampah bersepah; sampah melimpah; sampah menimbun; uncollected rubbish; longgokan sampah",
    thing: "sampah; lori sampah; tong sampah; rubbish; garbage; trash",
    broken: `tidak kutip; tidak dikutip; tidak angkut; tidak diangkut; tidak ambil; tidak diambil; bersepah; bertimbun; penuh; melimpah
      tidak datang; not collected; berlonggok; overflowing`,
  },
  drain: {
    whole:
      "longkang tersumbat; longkang sumbat; longkang pecah; parit tersumbat; clogged drain; blocked drain",
    thing: "longkang; parit; drains; peparitan; saliran; perparitan",
    broken:
      "tersumbat; sumbat; penuh; pecah; busuk; clogged; blocked; cetek; tidak dibersihkan; tidak berfungsi; runtuh; rosak; teruk",
  },
  lights: {
    whole: "jalan gelap; lampu jalan rosak; lampu isyarat rosak; traffic light rosak",
    thing:
      "lampu jalan; lampu isyarat; lampu trafik; lampu traffic; traffic light; traffic lights; street light; streetlight; street lights",
    broken:
      "rosak; tidak menyala; tidak nyala; mati; padam; terpadam; tidak hidup; gelap; not working; malap; tidak berfungsi",
  },
};

export function faultPhrases(): readonly Phrase<CueMark>[] {
  const kinds = Object.entries(words) as [FaultKind, FaultWords][]; // the keys are those of the record above
  return kinds.flatMap(([fault, lists]) =>
    Object.entries(mayBeAbsent.has(fault) ? { ...lists, absent } : lists).flatMap(([part, list]) => {
      const means: CueMark = { kind: "fault", part: part as keyof FaultWords | "absent", fault };
      return phrasesIn(list).map((phrase) => ({ phrase, means }));
    }),
  );
}
