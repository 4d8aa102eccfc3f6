import type { EntityId } from "../../../schemas/entities.ts";
import type { PublicPerson, Tenure } from "./entity.ts";
import { named } from "./entity.ts";

/**
 * Persons who hold or held a public office, and no one else: families of theirs, candidates, activists and celebrities do
 * not belong here. By office and name only. A row: name | what else always means them | what others are called too | office,
 * since and until. Without an `until` they held it in July 2025, up to which this is known; nothing later is claimed.
 * Deputy ministers, members of assemblies and earlier tenures are left out.
 */
const table = `
Anwar Ibrahim|pmx;pm x;dsai;anuar ibrahim|anwar|prime-minister 2022-11;minister-finance 2022-11;deputy-prime-minister 1993-12 1998-09
Ahmad Zahid Hamidi|zahid hamidi;zahid komedi|zahid|deputy-prime-minister 2022-12;minister-rural 2022-12;deputy-prime-minister 2015-07 2018-05
Fadillah Yusof||fadillah|deputy-prime-minister 2022-12;minister-energy 2023-12
Mahathir Mohamad|tun mahathir;tun m;tunm;dr mahathir;dr m|mahathir;madey;atok|prime-minister 1981-07 2003-10;prime-minister 2018-05 2020-02
Abdullah Ahmad Badawi|abdullah badawi;pak lah;tun abdullah badawi|badawi|prime-minister 2003-10 2009-04
Najib Razak|najib tun razak;ds najib;datuk seri najib|najib;bossku;jibby|prime-minister 2009-04 2018-05
Muhyiddin Yassin|abah muhyiddin|muhyiddin;muhyidin|prime-minister 2020-03 2021-08
Ismail Sabri Yaakob|ismail sabri|sabri|prime-minister 2021-08 2022-11
Wan Azizah Wan Ismail|wan azizah;kak wan||deputy-prime-minister 2018-05 2020-02
Rafizi Ramli||rafizi|minister-economy 2022-12 2025-06
Nik Nazmi Nik Ahmad|nik nazmi||minister-environment 2022-12 2025-07
Anthony Loke|anthony loke siew fook;loke siew fook|loke|minister-transport 2018-05 2020-02;minister-transport 2022-12
Lim Guan Eng|guan eng|lge|minister-finance 2018-05 2020-02;head-of-government-MY-07 2008-03 2018-05
Tengku Zafrul Aziz|tengku zafrul|zafrul|minister-finance 2020-03 2022-11;minister-trade 2022-12
Dzulkefly Ahmad|dr dzul|dzulkefly|minister-health 2018-05 2020-02;minister-health 2023-12
Khairy Jamaluddin||khairy;kj|minister-youth 2013-05 2018-05;minister-science 2020-03 2021-08;minister-health 2021-08 2022-11
Adham Baba|dr adham baba|adham|minister-health 2020-03 2021-08
Zaliha Mustafa|dr zaliha|zaliha|minister-health 2022-12 2023-12
Fadhlina Sidek||fadhlina|minister-education 2022-12
Zambry Abdul Kadir|zambry abd kadir|zambry|head-of-government-MY-08 2009-02 2018-05;minister-foreign 2022-12 2023-12;minister-higher-education 2023-12
Mohamad Hasan|tok mat;mat hasan||head-of-government-MY-05 2004-03 2018-05;minister-defence 2022-12 2023-12;minister-foreign 2023-12
Mohamed Khaled Nordin|khaled nordin||head-of-government-MY-01 2013-05 2018-05;minister-higher-education 2022-12 2023-12;minister-defence 2023-12
Saifuddin Nasution Ismail|saifuddin nasution|saifuddin|minister-domestic-trade 2018-05 2020-02;minister-home 2022-12
Fahmi Fadzil||fahmi|minister-communications 2022-12
Gobind Singh Deo|gobind singh|gobind|minister-communications 2018-05 2020-02;minister-digital 2023-12
Steven Sim|steven sim chee keong||minister-human-resources 2023-12
Hannah Yeoh|||minister-youth 2022-12
Nga Kor Ming|||minister-housing 2022-12
Mohamad Sabu|mat sabu||minister-defence 2018-05 2020-02;minister-agriculture 2022-12
Armizan Mohd Ali||armizan|minister-domestic-trade 2023-12
Salahuddin Ayub|||minister-agriculture 2018-05 2020-02;minister-domestic-trade 2022-12 2023-07
Alexander Nanta Linggi|nanta linggi||minister-domestic-trade 2020-03 2022-11;minister-works 2022-12
Johari Abdul Ghani|johari ghani||minister-plantation 2023-12
Nancy Shukri|||minister-tourism 2020-03 2022-11;minister-women 2022-12
Aaron Ago Dagang|||minister-unity 2022-12
Tiong King Sing|||minister-tourism 2022-12
Ewon Benedick|||minister-entrepreneurs 2022-12
Chang Lih Kang|||minister-science 2022-12
Rina Harun|rina mohd harun||minister-women 2020-03 2022-11
Mohamed Azmin Ali|azmin ali|azmin|head-of-government-MY-10 2014-09 2018-06;minister-economy 2018-07 2020-02;minister-trade 2020-03 2022-11
Syed Saddiq|syed saddiq syed abdul rahman;syed sadiq|saddiq|minister-youth 2018-07 2020-02
Maszlee Malik||maszlee|minister-education 2018-05 2020-01
Hishammuddin Hussein|hishamuddin hussein|hishammuddin;hishamuddin|minister-foreign 2020-03 2021-08;minister-defence 2021-08 2022-11
Hamzah Zainudin||hamzah|minister-home 2020-03 2022-11;opposition-leader 2022-12
Annuar Musa||annuar|minister-communications 2021-08 2022-11
Noor Hisham Abdullah|noor hisham;dr noor hisham||director-general-health 2013-03 2023-04
Azam Baki|||chief-commissioner-sprm 2020-03
Razarudin Husain|||inspector-general-police 2023-06 2025-06
Acryl Sani Abdullah Sani|acryl sani||inspector-general-police 2021-05 2023-06
Abdul Hamid Bador|hamid bador||inspector-general-police 2019-05 2021-05
Onn Hafiz Ghazi|onn hafiz||head-of-government-MY-01 2022-03
Hasni Mohammad|||head-of-government-MY-01 2020-02 2022-03
Muhammad Sanusi Md Nor|sanusi md nor;mb sanusi|sanusi|head-of-government-MY-02 2020-05
Mohd Nassuruddin Daud|nassuruddin daud||head-of-government-MY-03 2023-08
Ahmad Yakob|||head-of-government-MY-03 2013-05 2023-08
Ab Rauf Yusoh|abdul rauf yusoh||head-of-government-MY-04 2023-03
Sulaiman Md Ali|||head-of-government-MY-04 2020-03 2023-03
Adly Zahari|||head-of-government-MY-04 2018-05 2020-03
Aminuddin Harun|||head-of-government-MY-05 2018-05
Wan Rosdy Wan Ismail|wan rosdy||head-of-government-MY-06 2018-05
Chow Kon Yeow|||head-of-government-MY-07 2018-05
Saarani Mohamad|||head-of-government-MY-08 2020-12
Mohd Shukri Ramli|||head-of-government-MY-09 2022-11
Amirudin Shari||amirudin|head-of-government-MY-10 2018-06
Ahmad Samsuri Mokhtar|dr samsuri|samsuri|head-of-government-MY-11 2018-05
Abdul Hadi Awang|hadi awang;tuan guru hadi|hadi|head-of-government-MY-11 1999-12 2004-03
Hajiji Noor||hajiji|head-of-government-MY-12 2020-09
Shafie Apdal||shafie|head-of-government-MY-12 2018-05 2020-09
Abang Johari Openg|abang johari;abang jo;abang johari tun openg||head-of-government-MY-13 2017-01
Lim Kit Siang|kit siang|lks|opposition-leader 2004-03 2008-03
`;

export const publicPersons: readonly PublicPerson[] = table
  .trim()
  .split("\n")
  .map((row) => {
    const [name = "", names = "", short = "", tenures = ""] = row.split("|");
    const id: EntityId = `person:${name.toLowerCase().replaceAll(" ", "-")}`;
    return { ...named(id, name, parts(names), { short: parts(short) }), tenures: parts(tenures).map(tenure) };
  });

function parts(list: string): readonly string[] {
  return list.split(";").filter((part) => part !== "");
}

function tenure(part: string): Tenure {
  const [office = "", since = "", until = null] = part.split(" ");
  return { office: `office:${office}`, since, until };
}
