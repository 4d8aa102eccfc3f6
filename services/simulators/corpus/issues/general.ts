import { writtenThreads } from "../written.ts";

/**
 * What people write under anything: greetings, thanks, laughter, emoji. The generator also repeats them, by other
 * authors, because real threads do. The first list stands alone, the second answers another comment.
 */
export const generalComments = writtenThreads(`
  + ms | Terima kasih atas perkongsian
  + ms | terbaik 👍
  + ms | tq info
  + ms | Syabas dan tahniah
  + ms | alhamdulillah
  + ms prayer | Semoga dipermudahkan urusan semua
  + ms prayer | Aamiin ya rabbal alamin
  = ms | Hadir menyimak
  = ms | Assalamualaikum semua
  = ms | salam dari Baling, Kedah
  = ms | ok
  = ms | Ikuti terus
  = ms question | bila nak buat kat tempat kami pula?
  = ms question | Min, ada nombor nak hubungi tak?
  = ms | no komen
  = ms | tunggu dan lihat
  = ms | share dulu baca kemudian
  - ms | cakap je pandai
  - ms | hampeh
  - ms | bosan la
  - ms | mcm biasa, janji tinggal janji
  - ms | x percaya dah
  + mixed | Good job team, teruskan usaha
  + mixed | Nice info admin, thank you ya
  + mixed | mantap bro 🔥 keep it up
  = mixed | first la konon haha
  = mixed | Noted, nanti I share kat group
  - mixed | cakap no action, same old story
  + en | Well done!
  + en | Thanks for the update.
  + en | Great initiative.
  = en | Noted with thanks
  = en | First
  = en | Following this.
  - en | Disappointing.
  - en | All talk, no action.
  + other | 👍👍👍
  + other | ❤️❤️
  + other | 👏👏👏👏
  = other | 🙏
  - other | 😡
  - other | 🤦🤦
  = other | 🤔
  + id | Keren banget, semangat terus kak
  + zh | 谢谢分享
  + ta | நன்றி
`);

export const generalReplies = writtenThreads(`
  = ms | betul tu
  = ms | setuju sangat
  = ms | sama la kita
  = ms | tu la pasal
  = ms | hahaha
  = ms | kan
  = ms | up
  + ms | terima kasih jawab
  + ms | moga ada jalan keluar
  = ms | sabar je la
  = mixed | true la bro
  = mixed | exactly, setuju 100%
  = mixed | lol betul sangat
  = en | This.
  = en | Same here
  = en | Agreed
  = other | 🤣🤣🤣
  = other | 💯
  = other | 👆
  - ms | tak kelakar pun
`);
