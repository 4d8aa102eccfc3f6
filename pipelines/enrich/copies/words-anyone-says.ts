/**
 * Words that say nothing of where a message came from, after reading the most frequent words of real comments: what any
 * sentence has, what any prayer, condolence or greeting has, and what stands before a forwarded message.
 */
export const wordsAnyoneSays: ReadonlySet<string> = new Set(
  `
  ini tidak yang aku mahu sudah ada dan tetapi kalau dia macam haha sahaja dengan lagi saya awak boleh sebab apa dari dekat
  untuk jadi itu dalam juga kau semua kita jangan memang kan bukan bila sangat rasa mana pula lepas akan pergi bagi dapat
  nanti mereka kenapa lain nya terus masih betul okey lebih punya masuk cakap siapa pada sendiri pernah lama atau tadi kepada
  paling satu sikit habis bisa keluar kena pun lah adalah begini begitu selalu ingat belum setiap bersama sini situ sana hanya
  sekarang kerana sebagai sebelum selepas supaya oleh daripada cuma orang hari banyak sampai tahu buat baik kami kamu korang
  gak aja yg ga udah gue nak kot weh bro

  the you and for this that with are not but like was will what they when have your from all just how can who out now our too
  more only has would should there their them been which than then were she his her him its dont very about because even also

  semoga moga allah swt arwah roh ditempatkan tempatkan kalangan beriman solehin takziah keluarga sekeluarga ampuni ampunkan
  dosa rahmat rahmati fatihah amin cucuri dicucuri syurga innalillah wainna ilaihi rojiun rajiun dipermudahkan permudahkan
  urusan segala sihat sembuh cepat selamat tabah sabar husnul khatimah jannah tuhan kasih terima tahniah assalamualaikum
  alhamdulillah insyaallah salam hormat doa doakan mendoakan prayers pray rest peace condolences deepest heartfelt family
  bless god thanks thank happy birthday selamat

  forward forwarded fwd received copy paste copied salin tampal viral viralkan sebar sebarkan tolong share kongsi repost
  `
    .trim()
    .split(/\s+/u),
);
