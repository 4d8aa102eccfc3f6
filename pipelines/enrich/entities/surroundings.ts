/** Words as `wording` spells them that decide what a name beside them means. */

/** After these a name is that of a place. */
export const placeWords: ReadonlySet<string> = new Set(
  (
    "di ke dari daripada dekat area kawasan daerah bandar pekan orang kampung taman sekitar penduduk rakyat negeri " +
    "hospital in at near from around lebuhraya highway stesen simpang parlimen dun ahli majlis"
  ).split(" "),
);

/** The last word of what stands before the name of somebody in office. */
export const titleWords: ReadonlySet<string> = new Set(
  "seri sri ds dsri tun pm tpm yb yab mb kp menteri minister pmx presiden".split(" "),
);

/** Beside these a name is somebody else's: kin and neighbours, or a longer name of which it is a part. */
export const namesOfOthers: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } = {
  before: new Set(
    (
      "encik en tuan puan cik abang kakak adik pakcik makcik pak mak guru ustaz ustazah kawan jiran saudara arwah " +
      "bin binti mohd muhd muhammad mohamad mohammad mohamed ahmad khairul saiful shahrul hairul azrul syed wan nik " +
      "nur nor nurul siti abd abdul amir haji hj imam masjid sekolah farid"
    ).split(" "),
  ),
  after: new Set("bin binti".split(" ")),
};

/** What people speak of when they speak of government. */
export const governmentWords: readonly string[] = [
  ..."kerajaan government govt gomen menteri minister parlimen parliament pru umno pkr dap rakyat pembangkang".split(
    " ",
  ),
  ..."politik politician subsidi subsidy rasuah reformasi kabinet 1mdb".split(" "),
];
