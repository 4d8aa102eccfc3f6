/** Malay words, each with its spellings. */
export const malayShortForms = `
tidak: x tak tk tdk tidk tdak
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
itu: tuu tuh tuuu tue
begini: gini mcmni cmni camni macamni
begitu: gitu mcmtu camtu cmtu macamtu gtu
macam: mcm cam mcam cm mcamm
kenapa: knp knpa nape kenape knape kenpa nyper apsal knapa knpe nyape
apa: ape apo apaa aper
siapa: sapa sape siape spe
mana: mne mna mane maner
bila: ble bile
berapa: brp brapa bape brape
saya: sy sya saye syer sye
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
esok: esk besok bsok
minggu: mggu mingu
bulan: bln
tahun: thn taun thun taon
dulu: dlu
lepas: lps lpas
selepas: slps slepas
sebelum: sblm sblum seblm
kemudian: kmudian
selalu: slalu sllu slllu
kadang: kdg kdng kdg2
lagi: lg lgi lgii
juga: jugak jgk jgak jg jga jugok
sahaja: saja je jer jee jew shj sja aje sj jeh
pun: pon pn
lah: la laa lahh laaa le lh ler lar
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
kena: kene kna kne knaa kenak
mesti: msti mst
perlu: prlu
patut: ptut patot
harus: hrs
jangan: jgn jngn jgan jangn jgnla
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
dengar: dgr dngar dengo dngr dgar denga
fikir: pikir fkir
ingat: igt ingt ingtkan
faham: paham fhm phm fahm
tanya: tnya tny tanye
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
cari: cri carik
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
supaya: spya spy
walaupun: walaupon wlaupun
seperti: spt sprti
hendak: hndak
mungkin: mgkin mngkin mgkn mybe
sebenarnya: sbnrnya sbenarnya
contoh: cth
bersama: bsama brsama brsm
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
malaysia: msia mlysia malaysiaa mesia
melayu: mlyu
hospital: hosp hspital spital
ubat: ubt
masalah: mslh mslah maslah
selamat: slmt slamat
semoga: smoga moga mga smga semogaa
tahniah: tahniahh
alhamdulillah: alhamdulilah alhamdullillah alhamdulliah alhamdullilah hamdalah
insyaallah: inshaallah insyallah insha insyaa insyaalah inshallah
masyaallah: mashaallah masyallah
subhanallah: subhanaallah
astaghfirullah: astagfirullah astaga astarfirullah
assalamualaikum: askm
innalillah: innalillahi inalillah innalilah
amin: aamiin aamin amiin ameen ammin aminn aameen amiiin
allah: alloh
maaf: maap maafkan
okey: ok okay oke okeh okie
ya: ye yaa yaaa yer yup yess yeah
bro: brader broo
warganegara: warganegra
laut: laot
air: ayaq aiq
hujan: ujan hjn
banjir: bnjir banjer bnjr banjirr
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
mampus: mampos
nampak: nmpk nmpak nampk nmpakk
lagu: lgu
sekali: skali skli
rasa: rase rse rsa rsenya
masa: mase mse msa
benda: bende bnda bnde mende bendo
tetap: ttp
sebagai: sbg sbgai
entah: ntah ntahlah
sekejap: jap kejap kjap
tangan: tgn tngn
hanya: hnya hanye
terbaik: trbaik terbaek terbek tebaek terbaekk tebaik
cepat: cpt cpat cepatt
beritahu: bgtau bagitau bagitahu bgitau bgtahu
tentang: ttg tntg tentg
padahal: pdhl pdahal
raya: raye
muka: muke
suara: suare
baju: bju
punya: pnya punye pnye pny
badan: bdn
waktu: wktu wkt
bilang: blg
pandai: pndai pndi
salah: slh slah
hati: hti
biasa: biase biasenya
ramai: rmai rmi ramaii
harap: hrp hrap
zaman: zmn jaman
serius: srs siyes seyes
video: vdeo vid videoo
telah: tlh tlah
cuma: cume
seekor: sekor
beberapa: bbrp
kisah: kesah
jatuh: jatoh
pukul: pkul
nya: nye nyer
gemuk: gemok gmuk
hisap: isap
buka: bukak bkak bukakk
saudara: sedara sdara
best: bestt besst
kan: kn kann
langsung: lgsg lgsung lansung langsong
takziah: tkziah takziahh
gelak: glak
keluarga: klwrga kluarga
pandang: pdg
simpan: smpan
tukar: tkar
pasang: psg
rosak: rosk
salam: slm
sihat: sehat
kencing: kncing
weh: wey weyh wei wehhh
mengapa: mengape
kebanyakan: kbanyakan
bermula: brmula
berlaku: brlaku
terpaksa: trpaksa
termasuk: trmasuk
terlalu: trlalu tlalu telampau
teringat: tringat
tertanya: trtanya
terjadi: trjadi tjadi
ketika: ktika
maksud: mksd mksud
manusia: mnusia
menang: mnang
negeri: negri
perangai: pragai
perut: prut
pilih: plih
pembangkang: pmbangkang
rezeki: rezki rejeki rzki
sabar: sbar sabo sbr
sedar: sdar
selesai: slesai
sembahyang: smbahyang semayang
seluruh: slruh
sejak: sjak
senyap: snyap senyapp
sebenar: sbnar sbenar
sokongan: skongan
tinggal: tggl tingal
tinggi: tggi
tutup: ttup tutop
untung: untong
pasti: psti
kawasan: kwsn kawsan
ketawa: ktawa
jiran: jirn
jumlah: jmlh
juta: jt
`;
