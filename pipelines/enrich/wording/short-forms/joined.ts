/** Malay words that are written together, and short forms of several words. */
export const joinedShortForms = `
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
macam mana: camne mcmne camana mcmana macamana cmne mcmna camner
apa pasal: apasal apesal
hari ini: harini hrini arini
hari itu: haritu aritu
lepas itu: pastu lepastu lpstu pastuh lastu pstu
jangan lah: janganlah
macam ini: macamini
dan lain lain: dll
mudah mudahan: mudah2an mudahan
terima kasih: tq tqvm tqsm terimakasih trima trimakasih makasih mekasih maceh mekacih tenkiu tengkiu tks tenkiuu tqq
al fatihah: alfatihah alfatiha alfatihahh
semoga dipermudahkan: dpermudahkn
pendatang tanpa izin: pati
bodoh sombong: bodosombong
dekat sini: katsini
apa apa: pape apepe
kali ini: kalini
lepas ini: lepasni pasni lpsni
tiba tiba: tetiba tetibe tiber ttbe
ya lah: yela yelah yelahh
ya allah: yaallah
itu lah: tula tulah
apa hal: apahal pehal apehal
punya lah: punyalah
sampai hati: sampaihati
di situ: disitu
di sini: disini
di sana: disana
di mana: dimana dimane
di atas: diatas
di bawah: dibawah
di dalam: didalam
di luar: diluar
di rumah: dirumah
di dunia: didunia
di hati: dihati
di sebalik: disebalik
ke atas: keatas
ke sana: kesana
ke sini: kesini
ke mana: kemana kemane
ke laut: kelaut
ke dalam: kedalam
orang ramai: orgramai
susah hati: susahati
`;
