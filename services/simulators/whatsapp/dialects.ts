/** Date and time as a phone's clock shows them. */
export interface Shown {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** How one phone writes an export: its region's dates, its system's headers, its language. */
export interface Dialect {
  readonly name: string;
  /** Everything before the sender. */
  readonly header: (shown: Shown) => string;
  readonly words: Words;
  /** iOS writes the system's lines under the group's name, with marks that no eye sees. */
  readonly ios: boolean;
  readonly lineEnd: "\n" | "\r\n";
}

interface Words {
  readonly media: string;
  readonly deleted: string;
  readonly edited: string;
  readonly notice: string;
  readonly joined: (name: string) => string;
}

const english: Words = {
  media: "<Media omitted>",
  deleted: "This message was deleted",
  edited: "<This message was edited>",
  notice:
    "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.",
  joined: (name) => `${name} joined using this group's invite link`,
};
const malay: Words = {
  media: "<Media disingkirkan>",
  deleted: "Mesej ini telah dipadam",
  edited: "<Mesej ini telah disunting>",
  notice:
    "Mesej dan panggilan disulitkan hujung ke hujung. Tiada orang luar daripada sembang ini dapat membaca atau mendengar mesej.",
  joined: (name) => `${name} menyertai menggunakan pautan jemputan kumpulan ini`,
};
const indonesian: Words = {
  media: "<Media tidak disertakan>",
  deleted: "Pesan ini dihapus",
  edited: "<Pesan ini diedit>",
  notice: "Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang di chat ini yang dapat membacanya.",
  joined: (name) => `${name} bergabung menggunakan tautan undangan grup ini`,
};

const two = (value: number) => String(value).padStart(2, "0");
const short = (year: number) => two(year % 100);
const twelve = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);
const half = (hour: number, morning: string, afternoon: string) => (hour < 12 ? morning : afternoon);

type Clock = (shown: Shown) => string;
const by24: Clock = ({ hour, minute }) => `${two(hour)}:${two(minute)}`;
const by24WithSeconds: Clock = (shown) => `${by24(shown)}:${two(shown.second)}`;
const marked =
  (morning: string, afternoon: string, blank = " ", seconds = false): Clock =>
  ({ hour, minute, second }) =>
    `${twelve(hour)}:${two(minute)}${seconds ? `:${two(second)}` : ""}${blank}${half(hour, morning, afternoon)}`;

type Calendar = (shown: Shown) => string;
const dayFirst: Calendar = ({ year, month, day }) => `${day}/${month}/${short(year)}`;
const dayFirstLong: Calendar = ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`;
const monthFirst: Calendar = ({ year, month, day }) => `${month}/${day}/${short(year)}`;
const dotted: Calendar = ({ year, month, day }) => `${two(day)}.${two(month)}.${short(year)}`;
const yearFirst: Calendar = ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`;
const yearFirstSlashes: Calendar = ({ year, month, day }) => `${year}/${month}/${day}`;

function android(
  name: string,
  calendar: Calendar,
  clock: Clock,
  words: Words,
  { comma = ",", lineEnd = "\n" }: { readonly comma?: "," | ""; readonly lineEnd?: "\n" | "\r\n" } = {},
): Dialect {
  return {
    name,
    header: (shown) => `${calendar(shown)}${comma} ${clock(shown)} - `,
    words,
    ios: false,
    lineEnd,
  };
}

function ios(name: string, calendar: Calendar, clock: Clock, words: Words): Dialect {
  return {
    name,
    header: (shown) => `[${calendar(shown)}, ${clock(shown)}] `,
    words,
    ios: true,
    lineEnd: "\n",
  };
}

const narrow = "\u202F";

/** Every form of header that phones in Malaysia are known to write, and those of its neighbours. */
export const dialects: readonly Dialect[] = [
  android("ms-MY", dayFirst, marked("PG", "PTG"), malay),
  android("ms-MY, narrow blank", dayFirst, marked("PG", "PTG", narrow), malay),
  android("en-MY", dayFirstLong, marked("am", "pm", narrow), english),
  android("en-MY, by way of Windows", dayFirstLong, marked("am", "pm"), english, { lineEnd: "\r\n" }),
  android("es", dayFirstLong, marked("a. m.", "p. m.", "\u00A0"), english),
  android("en-GB", dayFirstLong, by24, english),
  android("en-US", monthFirst, marked("AM", "PM", narrow), english),
  android("de", dotted, by24, english),
  android("sv", yearFirst, by24, english),
  android("zh-MY, 24 hours", yearFirstSlashes, by24, english, { comma: "" }),
  android(
    "zh-MY",
    yearFirstSlashes,
    (shown) => `${half(shown.hour, "上午", "下午")}${marked("", "", "")(shown)}`,
    english,
    { comma: "" },
  ),
  android("id-ID", dayFirst, ({ hour, minute }) => `${two(hour)}.${two(minute)}`, indonesian, { comma: "" }),
  android("ta", dayFirst, marked("முற்பகல்", "பிற்பகல்"), english),
  ios("ms-MY on iOS", dayFirstLong, marked("PG", "PTG", narrow, true), malay),
  ios("en-GB on iOS", dayFirstLong, by24WithSeconds, english),
  ios("en-US on iOS", monthFirst, marked("AM", "PM", narrow, true), english),
  ios("de on iOS", dotted, by24WithSeconds, english),
];
