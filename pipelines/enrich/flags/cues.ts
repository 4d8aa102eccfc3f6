import type { Phrase } from "../wording/phrase-finder.ts";
import { phrasesIn } from "../wording/phrase-finder.ts";
import type { CueMark } from "./cue.ts";
import { cuePhrases } from "./cue.ts";
import { faultPhrases } from "./fault-words.ts";

/** Prayers, condolences and words of comfort, Muslim and other. */
const prayer = `
semoga; moga; mudah-mudahan; amin; aamiin; ameen; amiin; amin ya rabbal alamin; aminnn
al fatihah; alfatihah; al-fatihah; takziah; salam takziah; salam takziah buat; innalillah; innalillahi; inalillah; innalilahi; innalillahi wa inna ilaihi rajiun
doakan; kita doakan; kami doakan; sama sama doa; berdoa; mendoakan; doa untuk; doa buat; didoakan; doa dari jauh
permudahkan; dipermudahkan; permudahkanlah; permudahkan urusan; lindungilah; lindungi; dilindungi; lindungan allah
rahmati; dirahmati; ampunkan; ampunilah; ampuni dosa; allahummaghfirlahu; husnul khatimah; syafakallah; syafakillah
ya allah selamatkan; ya allah selamatkanlah; ya allah lindungi; ya allah bantulah; ya allah tolonglah
cepat sembuh; tabahkan hati; tabahlah; tabah ye; sabar ye; bersabarlah; sabarlah; be strong; stay strong; stay safe
pray for; praying for; prayers; our prayers; my prayers; prayers for; condolences; deepest condolences; rest in peace; rip
get well soon; god bless; may god; may allah; may they; heartfelt; tuhan berkati; tuhan lindungi; tuhan memberkati
`;
/** What a wish is followed by when it is no prayer for anybody. */
const curse = `
tumbang; jatuh; hancur; mampus; mati; neraka; laknat; dilaknat; bankrap; bangkrap; kalah; bodoh; bengap; dipecat
terima balasan; kena balasan; kena penjara; masuk penjara; azab; celaka; musnah; lingkup; meninggal dunia kau
`;
const greeting = `
assalamualaikum; assalamu'alaikum; salamualaikum; asalamualaikum; assalamualaikum wbt; askum; aslmkm; asslmkm; akum; waalaikumsalam
waalaikumussalam; waalaikumsalam wbt; wslm; mualaikum; salam sejahtera; salam satu malaysia; salam perpaduan; salam maal hijrah
selamat pagi; selamat tengah hari; selamat petang; selamat malam; selamat sejahtera; salam ramadan; salam ramadhan; salam jumaat
selamat hari raya; selamat hari raya aidilfitri; selamat berpuasa; selamat berbuka; selamat menyambut; selamat tahun baru
selamat hari jadi; selamat hari lahir; selamat ulang tahun; selamat hari merdeka; selamat hari malaysia; selamat deepavali
selamat hari gawai; selamat hari natal; salam aidilfitri; salam lebaran; maaf zahir batin; apa khabar; apa kabar
good morning; good afternoon; good evening; good night; happy birthday; happy new year; happy cny; happy deepavali
merry christmas; happy merdeka; happy merdeka day; happy malaysia day; gong xi fa cai; happy hari raya; eid mubarak; vanakkam
`;
const greetingFirst = `
salam; slm; hi; hai; hello; helo; hey; hye; hallo; morning; greetings
`;
const promotion = `
saya ada menjual; saya menjual; kami menjual; ada menjual; subscribe to our channel; jom topup; wasap saya; whatsapp saya; ws saya; wasap untuk; whatsapp untuk; whatsapp me; dm saya; pm untuk; dm untuk
link di bio; link dekat bio; link in bio; link bio; klik bio; klik pautan
join telegram; join group telegram; join channel; telegram saya; join saya; group whatsapp saya
follow saya; follow me; follow back; follow akaun; subscribe channel saya; subscribe my channel; sub balik; jangan lupa follow
subscribe saya; support channel saya; singgah channel; check out my; visit my channel; my new video; tengok channel saya
jana pendapatan; pendapatan sampingan; side income; kerja part time; kerja dari rumah; work from home job; part time online
pinjaman peribadi; pinjaman segera; personal loan; pinjaman wang; loan segera; tiada blacklist; ctos blacklist; pinjaman koperasi
harga promosi; promosi terhad; stok terhad; free postage; percuma postage; pos percuma; order sekarang; tempah sekarang
buy now; order now; limited stock; untuk tempahan; untuk pertanyaan; berminat boleh; berminat pm
ejen dropship; dropship; jadi ejen; cari ejen; mentor saya; forex trading; bitcoin mentor; crypto mentor; free kredit
slot online; casino online; mega888; 918kiss; pussy888; freebet; kredit percuma; ubat kuat; kurus badan; set kurus
rawatan islam online; pawang; bomoh hebat; santau jarak jauh; spell caster; dr spell
`;
const promotionHint = `
whatsapp; wasap; telegram; link; klik; pm; dm; inbox; bio; promosi; promo; diskaun; discount; voucher; baucar; order; tempahan
jual; dijual; for sale; available; stok; postage; cod; shopee; lazada; percuma; harga rm; untung; pelaburan; invest; trading
loan; pinjaman; bonus; deposit; ejen; agent; join; daftar; testimoni; produk; product; subscribe; channel; follow; contact; hubungi
`;
const asking = `
apa; siapa; bila; bilakah; mana; di mana; dimana; kemana; mengapa; kenapa; bagaimana; macam mana; camana; berapa; adakah; apakah
siapakah; benarkah; betulkah; bolehkah; boleh tak; ada tak; ke; ker; what; who; when; where; why; how; which; is it; is there; are there
can i; can we; do we; does; did; will; would; should; could; have you; any
`;
const askingFirst = `
siapa tahu; siapa boleh; siapa yang boleh; bila; bilakah; mengapa; kenapa; bagaimana; macam mana; berapa; adakah; apakah; siapakah; di mana; dimana; nak tanya; nak tahu
saya nak tanya; boleh saya tahu; boleh tahu; tumpang tanya; tanya sikit; mohon tanya; soalan; kat mana; apa beza; apa maksud
how to; how do; how can; how much; how many; when will; when is; where is; where can; why is; why are; why do; why does; why not; who is
can i; can we; may i; is there; are there; does anyone; do you; did you; have you; what is; what are; what about; which one; anyone know
`;
const askingLast = `
ke; ker; kah; boleh tak; ada tak; betul tak; faham tak; dapat tak; kan ke; ke tidak; macam mana; bila; berapa; kenapa; siapa
`;
/** Words that look like cues and are none: `rip off`, `amin` of a person is left to chance. */
const falseFriends = `
rip off; rip your; rip my; rip english; stay safe at; hati mati; mati kutu; apa apa; apa-apa; mana mana; mana-mana; bila bila; bila-bila; siapa siapa; sesiapa; macam mana pun
apa khabar berita; no matter what; no matter how; that is why; that's why; itu sebab; apa lagi; entah apa; apa saja; apa sahaja
siapa lagi; tidak kira apa; apapun; siapapun; whatever; bila masa; apa pun; siapa pun; bila pun; berapa pun; mana pun; so what; say what
link in park; what a; semoga berjaya menipu; amin abdullah
air mata; iphone air; ipad air; macbook air; tanah runtuh; menangguk di air keruh; di air keruh; air asia; airasia; air cond; aircond; air liur; air muka; air force; air kopi; air teh; air milo; air kelapa; air sirap
air terjun; air laut; air banjir; air sungai; air hujan; air batu; air panas; air tin; air mineral; air mani; air quality
fresh air; on air; hot air; air tangan; air kencing; air ketum; air tuak; air balang; air gas; air pollution; air oksigen; open air
jalan jalan; jalan-jalan; jalan cerita; jalan raya raya; jalan kaki; jalan keluar; jalan penyelesaian; jalan terbaik; jalan lain
jalan pintas; jalan tengah; jalan hidup; jalan kerja; jalan dulu; cari jalan; jalan allah; jalan sesat; jalan lurus
power rangers; will power; power puff; hari minggu buka; bas kecil; bas anak; bus error
otak lembab; slow slow; slow-slow; slow talk; mulut longkang; otak longkang; akhlak sampah; manusia sampah; otak sampah
`;

export function flagPhrases(): readonly Phrase<CueMark>[] {
  const nothing: CueMark = { kind: "nothing" };
  return [
    ...cuePhrases("prayer", prayer),
    ...cuePhrases("curse", curse),
    ...cuePhrases("greeting", greeting),
    ...cuePhrases("greetingFirst", greetingFirst),
    ...cuePhrases("promotion", promotion),
    ...cuePhrases("promotionHint", promotionHint),
    ...cuePhrases("asking", asking),
    ...cuePhrases("askingFirst", askingFirst),
    ...cuePhrases("askingLast", askingLast),
    ...faultPhrases(),
    ...phrasesIn(falseFriends).map((phrase) => ({ phrase, means: nothing })),
  ];
}
