/** English words as they are typed in Malaysia, each with its spellings. */
export const englishShortForms = `
you: u yu
your: ur
you are: youre
please: pls plz plis plss pliss
thanks: thx thank ty thanku thankyou tnx tanks thnx
because: becuz cuz coz becoz bcoz bcz bcs
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
sorry: sori sory
have: hv
that: tht
with: wif
just: jst juz
never: nvr
every: evry
someone: sum1
ever: evr
should: shud shld
would: wud wld
from: frm
much: mch
already: alrdy
actually: actly
birthday: bday
maybe: mayb
probably: prolly
night: nite nyte
right: rite
like: lyk
friend: fren frens frend
nothing: nuthin nothin
something: sumting somthing
going to: gonna
want to: wanna
got to: gotta
`;
