/**
 * Words that no issue is named by, in spelled-out form: they may stand inside a phrase, never alone, first or last. Written by
 * hand after reading what rose in real comments.
 */
const malay = `
  yang dan di ke dari daripada dalam pada kepada oleh untuk dengan atau serta ini itu sini situ sana begini begitu macam macam-macam
  seperti bagai sebagai ialah adalah iaitu yakni akan sedang masih sudah telah pernah belum baru lagi juga pun lah kah kan tah
  nya je sahaja hanya cuma pula tu ni tidak tak bukan jangan usah ada tiada jadi menjadi kerana sebab kalau jika bila apabila
  ketika semasa sewaktu sambil selepas lepas sebelum sejak hingga sampai sehingga supaya agar walaupun walau meskipun tetapi
  namun manakala malah bahkan kemudian lalu maka saya aku kami kita kamu kau awak engkau anda dia ia mereka korang beliau diri
  sendiri orang siapa apa mana bagaimana kenapa mengapa berapa bila sangat amat paling lebih terlalu agak sikit banyak
  semua setiap tiap para si sang seorang sebuah satu dua tiga boleh dapat mahu hendak kena perlu mesti harus patut bagi buat
  beri kata cakap tahu tengok lihat fikir rasa ingat pergi datang balik masuk keluar ambil guna pakai suka betul
  benar memang tentu pasti mungkin sebenarnya sama lain lama hari esok semalam tadi nanti sekarang dulu masa waktu tahun bulan
  minggu jam kali tempat benda perkara pasal tentang antara bawah atas depan belakang tepi tengah luar dekat jauh ya tidak okey
  kot eh oh ah wah weh wei woi lor loh lo dong sih deh kok haha hehe hihi huhu abang kakak adik encik puan tuan cik bro sis
  geng min admin tolong sila minta harap semoga terima kasih alhamdulillah insyaallah amin allah
  biar biarlah asal jenis cara hal selalu terus memang dah nak tau bah ba baik `;
const english = `
  a an the and or but nor so yet if then than that this these those there here it its is am are was were be been being do does
  did done have has had having will would shall should can could may might must not no yes of to in on at by for from with
  without about into onto over under after before since until while during between through up down out off again once i me my
  mine we us our you your yours he him his she her hers they them their theirs who whom whose which what when where why how all
  any both each few more most other some such only own same too very just also even still already ever never always now well
  much many lot lots really like as because though although however else get got getting go goes going gone went come came make
  made let see saw know think say said tell want need use one two three first last next thing things way people someone
  everyone everything something nothing anything don dont can't cant won't wont doesn't doesnt didn't didnt isn't isnt aren't i'm im
  it's that's thats what's there's you're we're they're i've please thanks thank good great bad best better nice right ok okay
  lol wow hey hello hi sir bro guys man new old big small day days year years time today tomorrow yesterday
  back keep take give put look back every maybe sure true actually
`;

export const functionWords: ReadonlySet<string> = new Set(`${malay} ${english}`.trim().split(/\s+/u));
