/**
 * Malay and English short forms as people type them: the word, then its spellings. Written by hand after reading the most
 * frequent unknown words of real Malaysian comments. Left out on purpose: spellings that are also common words of the
 * other language (`die`, `tu`, `am`), and Indonesian slang (`gak`, `banget`), whose spelling is itself a sign of language.
 */
const table = `
tidak: x tak tk tdk tidk tdak
tidak ada: takde xde takda xda takdak xdak tade tkda tkde xada takada takad
tidak apa: takpe xpe takpa xpa takpo
tidak tahu: taktau xtau tktau taktahu xtahu
tidak mahu: taknak xnk xnak tknak taknk takmau takmahu xmau xmahu tanak
tidak boleh: takleh xleh xboleh takboleh xblh tkleh tkboleh takbole
tidak payah: takyah xyah xpayah tkyah takpayah
tidak pernah: takpernah xpernah
tidak sah: xsah taksah
tidak suka: xsuka taksuka
tidak kan: takkan xkan takan tkkan
tidak dapat: xdpt takdapat xdapat takdpt
tidak best: xbest
tidak cukup: xcukup takcukup
tidak guna: xguna takguna tkguna
tidak kisah: takkisah xkisah
yang: yg yng yag ygg
dengan: dgn dngn dgan dngan ngan ngn dengn dgnn
untuk: utk untk tuk utuk untok
dan: n dn
di: d
ke: k
dekat: dkt dkat dket kat kt
dari: dr dri drp
daripada: drpd dripada dpd
dalam: dlm dlam
pada: pd
kepada: kpd kpda kepda
oleh: olh
ini: ni nie nii neh nih niii
itu: tuu tuh tuuu
begini: gini mcmni cmni camni macamni
begitu: gitu mcmtu camtu cmtu macamtu gtu
macam: mcm cam mcam cm mcamm
macam mana: camne mcmne camana mcmana macamana cmne mcmna camner
kenapa: knp knpa nape kenape knape kenpa nyper apsal
apa: ape apo apaa aper
apa pasal: apasal apesal
siapa: sapa sape siape spe
mana: mne mna mane maner
bila: ble bile
berapa: brp brapa bape brape
saya: sy sya saye syer
aku: ak aq akuu akk
kami: kmi kitorang kitorg ktorg
kita: kite kta
kamu: kmu
kau: ko kaw kow
awak: awk awakk
engkau: engko ekau
dia: diaa dye diye
mereka: mrk mrka mreka diorang dorang diorg dorg diaorg depa diaorang diorng deorang
korang: korg kome korng
orang: org orng oghang urang
seorang: seorg sorang sorg
abang: abg bang abangg
kakak: kak akak
adik: dik adk adek
makcik: mkcik
pakcik: pkcik
kawan: kwn kwan
budak: bdk budk
anak: ank
bapak: bapa
lelaki: laki lelki
perempuan: pompuan prempuan pmpuan
sudah: dah dh da udh sdh suda dahh
belum: blm blum belom blom
akan: akn
sedang: sdg sdang
masih: msh msih masi
pernah: prnah prnh penah
sekarang: skrg skang skrng skarang skg sekrg skrang skrgg
nanti: nnti nnt ntt nti
tadi: td tdi
semalam: smlm smalam
malam: mlm malm
pagi: pg pgi
petang: ptg ptng
hari: hri
hari ini: harini hrini arini
hari itu: haritu aritu
esok: esk besok bsok
minggu: mggu mingu
bulan: bln
tahun: thn taun
dulu: dlu
lepas: lps lpas
lepas itu: pastu lepastu lpstu pastuh lastu
selepas: slps slepas
sebelum: sblm sblum seblm
kemudian: kmudian
selalu: slalu sllu slllu
kadang: kdg kdng kdg2
lagi: lg lgi lgii
juga: jugak jgk jgak jg jga jugok
sahaja: saja je jer jee jew shj sja aje sj jeh
pun: pon pn
lah: la laa lahh laaa le
kah: ker kaa
kot: kut
pula: pulak plak plk plakk pulok
memang: mmg mmang mmng memg mmgg
sangat: sgt sngt sngat sangt sgttt
banyak: byk bnyk bnyak banyk byak
sikit: skit ckit sket
lebih: lbh lbih
kurang: krg kurg krang
paling: plg pling
semua: smua smue sume semue sumer smuanya
setiap: stiap tiap
betul: btl btul betol betoi btol btui
benar: bnr
bodoh: bodo bodow bdoh bodoo
bangang: bangangg bngg
gila: gile giler gilak gilo gle gler
teruk: truk terok trukk
bagus: bgus bgs bagos
baik: baek baekk
cantik: cntik cantekk cantek
sedap: sdap sedappp sdp
susah: ssh susa
senang: sng snang
besar: besau bsr
kecil: kecik kcik
panjang: pnjg panjng
murah: murh
mahal: mahai mhal
kaya: kayo
miskin: mskin
sakit: sakitt
sedih: sdih sedey sedeh
gembira: gmbira
marah: mrh mrah
takut: takot tkut tkot
malu: mlu
malas: mls malash
penat: pnat
suka: ske suke sukaa
sayang: syg sayangg
rindu: rndu
kesian: kesiannya ksian kesyen kasian kesiannn sian
kasihan: kshn
mahu: nk nak mau nakk
boleh: blh bleh leh bole boley buleh bolih blhh
dapat: dpt dpat dapek
kena: kene kna kne knaa
mesti: msti mst
perlu: prlu
patut: ptut patot
harus: hrs
jangan: jgn jngn jgan jangn jgnla
jangan lah: janganlah
cuba: cube cba
tolong: tlg tlong tolonglah
minta: mintak mntk mnta mintok
bagi: bg bgi
buat: buek wat bt buat2 bwat
ambil: amik ambik amek ambk
cakap: ckp ckap cakp
kata: kate
cerita: cite citer crita cter critanya
tahu: tau tawu thu
tengok: tgk tgok tngok tngk tengk tgkk
dengar: dgr dngar dengo
fikir: pikir fkir
ingat: igt ingt ingtkan
faham: paham fhm phm fahm
tanya: tnya tny
jawab: jwb jwab
baca: bace bca
tulis: tuleh
datang: dtg dtang dtng
pergi: pegi gi pi prgi g
balik: blk blik balek
masuk: msuk masok msok
keluar: kuar kluar klua kluaq
duduk: duk ddk dudok
naik: nek naek niek
turun: trun turon
jalan: jln jaln
bawa: bwk bawak bwa bawok
beli: bli
bayar: byr bayo
guna: gune
pakai: pkai pake pki
kerja: keje krja kje keja kerje krje
makan: mkn mkan
minum: mnum
tidur: tido tidoq tdo tdur
bangun: bgn bngun
mandi: mndi
main: maen
hidup: hdup idup
mati: mti
tunggu: tggu tgu tnggu
cari: cri
jumpa: jumpe jmpa
sampai: smpai smpi sampe smpe spi smpaii
jadi: jd jdi
ada: ade adaa ado
bukan: bkn bukn bukannya
adalah: adlh
kalau: klu klau kalo klo kalu klw klaw kalauu
sebab: sbb sebb pasal psl sbab pasai
kerana: krn krna kerna krana
tetapi: tp tpi tapi tpii
supaya: spya
walaupun: walaupon wlaupun
seperti: spt sprti
macam ini: macamini
hendak: hndak
mungkin: mgkin mngkin mgkn
sebenarnya: sbnrnya sbenarnya
contoh: cth
dan lain lain: dll
bersama: bsama brsama
sama: sma
lain: laen
dua: due
kali: kli
tempat: tmpt tmpat
rumah: rmh umah
sekolah: skolah skola skul sekolh
kereta: kete kreta keta
barang: brg barg brang
harga: hrga hrg harge
duit: dwit
gaji: gji
kerajaan: kjaan kerjaan krajaan kerajan krjaan gomen krjn guvmen
menteri: mnteri
rakyat: rkyt rakyt ryat rkyat
malaysia: msia mlysia malaysiaa m'sia mesia
melayu: mlyu
hospital: hosp hspital spital
ubat: ubt
masalah: mslh mslah maslah
selamat: slmt slamat
semoga: smoga moga mga smga semogaa
mudah mudahan: mudah2an mudahan
terima kasih: tq tqvm tqsm terimakasih trima trimakasih makasih mekasih maceh mekacih tenkiu tengkiu tks tenkiuu tqq
tahniah: tahniahh
alhamdulillah: alhamdulilah alhamdullillah alhamdulliah alhamdullilah hamdalah
insyaallah: inshaallah insyallah insha insyaa insyaalah inshallah
masyaallah: mashaallah masyallah
subhanallah: subhanaallah
astaghfirullah: astagfirullah astaga astarfirullah
assalamualaikum: askm
innalillah: innalillahi inalillah
al fatihah: alfatihah alfatiha alfatihahh
amin: aamiin aamin amiin ameen ammin aminn
allah: alloh
semoga dipermudahkan: dpermudahkn
maaf: maap sori maafkan sory
okey: ok okay oke okeh okie
ya: ye yaa yaaa yer yup yess yeah
bro: brader broo
pendatang tanpa izin: pati
warganegara: warganegra
laut: laot
air: ayaq aiq
hujan: ujan hjn
banjir: bnjir banjer bnjr banjirr
bodoh sombong: bodosombong
tipu: tpu tipuu
bohong: bhong
pencuri: pncuri
sokong: skong
setuju: stuju
lawan: lwn
negara: ngara negra
dunia: dnia
agama: agame
islam: islm
hantar: hntr hntar anta
terus: trus trs teruih
sendiri: sndiri sndri
bersyukur: besyukur
syukur: sukur
percaya: pcaya caya
hilang: hlg ilang
habis: abis hbis hbs abih
cukup: ckup
penuh: pnuh
baru: bru bharu bhru
lama: lame
jauh: jaoh
dekat sini: katsini
sini: cni ceni sni
sana: sna
atas: ats
bawah: bwh bawh
depan: dpn
belakang: blkg blakang belakg
tengah: tgh tngh tngah
bahagian: bhgian
pengguna: pgguna
bantuan: btuan bntuan
bantu: bntu
kesihatan: kesehatan kshatan
pelajar: pljr
guru: cikgu cgu ckgu
gambar: gmbr gmbar
telefon: fon tepon tel fone hp hphone
internet: inet
maklumat: info
mahkamah: mhkamah
tanah: tnh
jabatan: jbtn
pejabat: opis ofis pejabt
pekerja: pkerja
syarikat: sykt syrikt
peniaga: pniaga
petrol: ptrol
minyak: myk minyk mnyak
cukai: tax cukaii
kos: kost
you: u yu
your: ur
you are: youre
please: pls plz plis plss pliss
thanks: thx thank ty thanku thankyou tnx tanks thnx
because: cuz coz becoz bcoz bcz bcs
people: ppl
really: rly
what: wut
though: tho
know: knw
good: gud gd
love: luv lurve
great: gr8
before: b4
tomorrow: tmr tmrw
today: tdy
message: msg
very: vry
government: gov govt goverment govern
not: nt
dont: don't
cant: can't
wont: won't
doesnt: doesn't
didnt: didn't
isnt: isn't
im: i'm
its: it's
mampus: mampos
sorry: sori sory
`;

/** Spelling to the words it stands for. */
export const shortForms: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [word = "", spellings = ""] = line.split(": ");
      return spellings.split(" ").map((spelling): [string, readonly string[]] => [spelling, word.split(" ")]);
    }),
);
