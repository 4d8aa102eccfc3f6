/**
 * Words before which people write `x` or `tak` without a space, collected from real comments: `xperlu` is `tidak perlu`.
 */
export const negatedWords: ReadonlySet<string> = new Set(
  `
  ada akan baik banyak berani berbaloi best betul boleh bosan buat buka bagi bayar caya cukup dapat dengar faham fikir guna
  habis hairan hargai heran ingat jadi jalan jemu jelas kacau kaya kena kenal kira kisah kuat lama laku langgar larat lawak
  layak layan lepas logik mahal mahu main makan malu mampu masuk menang minat nak nampak pandai patut payah pakai percaya
  perlu pelik penah pernah pergi puas pun rasa reti rugi sabar sah sakit salah sama sampai sanggup sangka sedap sedar sempat
  senang sesuai setuju sihat silap suka susah tahan tahu takut tengok tanya terkejut terasa tipu tidur turun
  `
    .trim()
    .split(/\s+/u),
);
