import { keysOf } from './place-key.ts'

/**
 * Everyday words of sales talk, in one spelling for both scripts (they meet in their folding key). None of them
 * is taken for a place that merely sounds alike, nor for the name before "Road" or "Nagar"; where the gazetteer
 * has a place spelt so, it counts only with a cue.
 */
const HINDI = `
main mujhe mujhko mera meri mere hum ham hame humko hamara hamari hamare hamein tum tumhe tumhara tumne aap aapko
aapka aapki aapke aapne apna apni apne ye yeh yah ise isko iska iski iske isme isse is us usko uska uski uske usme usse
wo woh vo vah unko unka unki unke unse unhone ve in inka inko inme jo jise jisko jiska jiski jiske jisme jisse kaun
kaunsa kaunsi kaunse konsa kya kyon kyun kyu kab kahan kaha kidhar idhar udhar yahan yaha wahan waha vahan jahan jaha
kaisa kaisi kaise aisa aisi aise waisa waise vaise jaisa jaise kitna kitni kitne itna itni itne utna utne jitna jitne
kuch kuchh koi kisi kisiko sab sabhi sabko sabka har bahut bohot bahot thoda thodi thode zyada jyada jada kam kaafi kafi
ek do teen char paanch panch chhe saat aath nau das gyarah barah terah chaudah pandrah solah satrah atharah unnis bees
pachees tees paintis chalis paintalis pachas pachpan saath sattar pachhattar assi nabbe sau hazaar hajar hazar lakh laakh
lac crore karod karor paune sawa sava sadhe dedh dhai adha aadha pura poora poori pauna paun
ka ki ke ko se me mein men par pe pay tak liye lie wala wali wale vala vale bhi hi to toh na nahi nahin nai mat aur or ya
lekin magar par phir fir agar jab tab ab abhi kal aaj parso kabhi hamesha roz subah sham shaam raat dopahar din mahina
mahine saal sal hafte hafta ghanta ghante minute baje der jaldi turant pehle pahle baad bad bich beech saamne samne
upar uper neeche niche andar bahar aage piche peeche paas pas door dur kareeb karib nazdeek najdik taraf saath sath bagal
aaspaas aspas side wagera vagera adi matlab yani mane shayad zaroor jarur zaruri jaruri bilkul sahi theek thik thika accha
acha achha achchha badhiya badiya mast sundar khoobsurat bura ganda naya nayi naye purana purani purane bada badi bade
chhota chhoti chhote chota choti chote lamba lambi uncha khula khuli khule band saaf saf garam thanda sasta sasti saste
mehnga mahanga mehngi mehnge asli asan aasan mushkil alag ek dusra dusri dusre doosra teesra tisra pehla pehli pahla pahli
haan han ha ji jee hanji hello halo namaste namaskar pranam shukriya dhanyavad dhanyawad maaf kripya sahab saheb saab sahib
bhai bhaiya bhaisahab bhaisaab didi behen bahan aunty uncle beta beti bete baccha bacche bachcha bachche bachhe bachcho
biwi patni pati mata pita papa mummy maa baap parivar log logo aadmi admi aurat ladka ladki dost yaar yar chacha
mama nana nani dada dadi bhabhi shriman shrimati dulhan naukar naukari malik kirayedar padosi
hai hain hu hun hoon ho hoga hogi honge tha thi the raha rahi rahe rehna rahna rehne rahne rehte rahte gaya gayi gaye gai
kar karo kare karein karen karna karne karni karta karti karte karke kiya kiye kijiye kijiyega karunga karungi karenge karwa
karwana karvana karana karaya de do dena dene deni deta dete dijiye diya diye denge dunga dungi le lo lena lene leni leta
lete lijiye liya liye lenge lunga lungi le lenge aa aao aaye aaya aayi ana aana aane aate aati aata aunga aayenge aaiye ja
jao jana jaana jane jaane jate jati jata jaunga jayenge jaye jaega chal chalo chala chale chalega chalegi chalna chalte
chalenge chahiye chahie chaiye chahta chahti chahte chahe chah chahiyega dekh dekho dekha dekhe dekhi dekhna dekhne dekhte
dekhiye dekhenge dekhunga dekhungi dikha dikhao dikhana dikhaiye dikhayiye bol bolo bola bole bolna bolte bol raha boliye
bata batao bataye bataiye bataiyega batana batane batata batati batayiye batayiyega bataya baat baate baaton bat kah kaho
kaha kahna kahne kehna kehte sun suno suna sune sunna suniye samajh samjha samjhe samajhna samjho soch socha soche sochna
sochte rakh rakho rakha rakhi rakhe rakhna rakhne rakhte rakhiye mil milo mila mili mile milna milne milte milti milta
milega milegi milenge miljaye pata pataa lag laga lagi lage lagta lagti lagte lagega lagna lagwa lagana banna bana bani bane banane
banana banwa bante banega bech becha beche bechna bechne bechni khareed kharid kharida kharidna khareedna khareedne kharidne
kiraya kiraye kirae bhada bhade bhara bhare udhar nakad hat hata hatao hatana chhod chhodo chhodiye chod chodo bhej bhejo
bheja bhejna bhejiye bhej ruk ruko rukna rukiye baith baitho uth uthao utha uthana dal dalo dala dali dalna nikal nikalna nikalo
pahuch pahunch pahunchna mangna maang mang mangta chuka chuki chuke sakta sakti sakte sake saku saka padta padti padega
pada padi pade padhna padhai padhne pasand napasand tayyar taiyar tayar tyaar khali bhara mazbut pakka kaccha
ghar ghari makaan makan kamra kamre rasoi dukan dukaan dukane jameen zameen jamin khet kheti bhoomi bhumi zamin plot kothi
bangla haveli godam godown imarat building manzil manjil mala maala floor chhat chhath jagah jagha jaga ilaka ilake elaka
mohalla muhalla gali sadak rasta raste shahar shehar sheher gaon gaanv gram bazaar bazar bajar mandir masjid gurudwara girja
paani pani bijli hawa dhoop roshni bagicha bagh jhoola jhula gaadi gadi gaadiyan taala chabi chaabi darwaza khidki deewar
pakki suvidha suraksha daam dam keemat kimat kimmat rate bhav bhaav paisa paise paisa rupaya rupaye rupye rupay rupees kharcha
kharch byaj karz karza kist mahine advance bayana rajistry registry kagaz kagaj kaagaz dastavez naksha bhugtan nivesh fayda
faida nuksan sauda dalal dalali gaj gaz bigha bighe biswa kattha katha marla marle kanal acre vaar foot feet fut guntha decimal
number nambar naam nam pata phone fon call kol message sandesh madad jankari jaankari khabar sawal jawab javab samay waqt
vakt vaqt zindagi umar umr pension tankhwah vetan naukri kaam kam kaamkaaj dhandha vyapar school bank aspatal hospital dawai
bimar shaadi shadi tyohar diwali holi navratri puja pooja vastu purab paschim uttar dakshin poorv purv
ehsaan bharosa vishwas bharpur barbad khush khushi dukh gussa pareshan tension jarurat zaroorat zarurat farak fark hisaab
hisab tareeka tarika tarike type tarah prakar cheez chiz cheeze saman samaan maal mal zindabad asal dar darj wapas vapas dobara
dubara fir kuch baki baaki poori saara sara sari saari sare saare khud akela akele keval sirf bas shuru khatam ant aakhir akhir
aakhri akhri antim pichla pichle agla agle agli naap map chaudai lambai badh ghat ghatao badhao kami
dhyan yaad yad bhool bhul galat galti sach jhooth jhuth vada waada pakka wahi vahi yahi yehi isi usi jis kis tis
ira dira ara mara mare marna hara hari lal peela nila kala kale safed rang bhura
barsat barish garmi sardi seedhi seedhiyan chakkar jhagda jhagde bharta bhar baar bara mukhi hariyali dikkat dikkate
kutta kutte billi gay bhains bacha bachat bacha jami jama gira diwar seedha sidha sidhe ulta dahine baye bayen daye
sar aaram aram sirji saheba memsahab bahu bahurani doori duri kapda kapra kapde mein mai mujh tujhe tujh tu tera teri tere haq hak sarkar sarkari niji karmchari adhikari vakil dactar driver chalak
`
const ENGLISH = `
i me my mine we us our you your he she it its they them their this that these those who whom what which where when why how a
an the and or but if then else so as at by for from in into of off on onto out over to up down under with within without
about after again against all almost along already also always am among any anyone anything are around away back be because
been before being below best better between both bring broker budget build building built business busy buy buyer buying
call called calling came can cannot cant car care case cash cell change cheap check children choice choose clean clear close
closed come comes coming company compare complete confirm cool corner correct cost could couple current cut daily date daughter
day days deal dear decide deposit detail details did different do does doing done dont door down drop during each early easy
eight eighteen eighty either electricity eleven else email emi end english enough even evening ever every everything exactly
example excuse expect expensive extra facing family far fast father few fifteen fifty final finance find fine finish finished
first five fixed flat flats flexible floor floors follow foot forty found four free friend friends from front full fully
furnished furniture garage garden gas gate gated gave get getting girl give given go goes going gone good got great ground
group gym had half hall hand handed handover happy hard has have having hear heard heavy hello help hence here hi high him his
hold home homes hope hospital hot hour hours house houses however hundred husband idea immediate immediately include including
income inside instead interest interested invest investment investing issue job join just keep kept kids kind kitchen know
land large last late later least leave left less let lets life lift light like likely limit line list listen little live
living loan local located location long look looking lot lots love low lower luxury made main maintenance make maid male man
manage many market married master matter max maximum may maybe mean means meet meeting member members metro middle might
mind minimum minute minutes modern modular moment money month monthly months more morning most mother move moved moving much
must name near nearby nearest necessary need needed needs negotiable never new next nice night nine nineteen ninety no nobody
noise none noon not note nothing notice now number of offer offered office ok okay old on once one online only open option
options order other others ours outside own owner package paid parents park parking part pay paying payment penthouse people
per perfect person pet phone phase photo photos picture place places plan play please plot plots point pool possession possible
power prefer preferably preferred premium present pretty price prices private problem project projects proper property properties
provide pure purpose put quality question quick quiet quite range rate rates rather reach read ready real really reason
received recent record registration remove rent rental renting repeat require required requirement resale reserved residential
rest retired right road room rooms rupees run safe said salary sale same sample saturday save say saying school search searching
season second security see seeing seen self sell seller selling semi send senior serious seriously service set seven seventeen
seventy several shall share shift shop shops short should show showroom shown shut side sign similar simple since single sir
sister site sitting six sixteen sixty size small so society sold some somebody someone something sometimes somewhere son soon
sorry sort sound space speak speaking special spend square staff stage stamp stand standard start started station stay still
stop store straight street strict strong studio study stuff such suggest suit suitable summer sunday sunlight super supply sure
swimming take taken taking talk talking tax team tell ten tenant tenants terrace than thank thanks their there thing things
think third thirteen thirty thought thousand three through till time times tired today together told tomorrow tonight too took
top total toward towards town traffic travel tried trouble true try trying twelve twenty twice two type types unable
understand unit until upon upto urgent us use used useful usual vacant valley value vehicle very via view villa villas visit
visited wait waiting walk wall want wanted wants warehouse was wash watch water way week weekend weeks well went were west
wide wife will window winter wish woman wonder wont wood word work worked working world worry would wrong yard year years yes
yesterday yet young yourself zero east north south central village area colony city bhk bedroom bed bath bathroom balcony
apartment builder commercial industrial agricultural sqft feet meter metre yards acre acres lakh lakhs crore crores k
cr sq ft plc ok bye madam ma'am mam miss mister mr mrs ms sahab doctor colonel captain major hub store godown factory
green peaceful nature natural crowded posh clubhouse club pool backup power generator inverter geyser ac wifi internet
vastu compliant gaming lobby corridor entrance reception tower wing block township launch launched launching rera approved
freehold leasehold title papers documents agreement brokerage commission token booking advance discount scheme subvention
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday lawyer engineer teacher student bachelor bachelors couple joint nuclear nri army defence police bank
rupee paisa percent percentage gst tds amount figure twin dozen pair double triple zone lane gali cross opposite behind beside
next adjacent adjoining beyond across walkable distance kilometre kilometer kilometers kms km minutes drive connectivity
mall mart college university temple church mosque gurudwara airport bus stop stand metro highway flyover bridge expressway
junction circle signal bypass ring outer inner link service national state international global smart heritage golden silver
diamond royal palace residency heights towers hills gardens greens county estate plaza centre center complex arcade court
line lines side corner plot lake river canal dam beach forest farm farms
bilkul whatsapp video location share link number block report busy switch minute second hour again message sms app website
portal acres magicbricks housing nobroker facebook google instagram advertisement ad ads newspaper reference referral
harsh loud broken breaking clearly disturb disturbing spam fraud complaint legal court police cyber
cheap cheaper costly affordable budget stretch increase decrease reduce negotiable slightly little bit
base round render simply agenda arrival hardware normal row
mood plan drop accha matter urgent shifting transfer posting company employer salaried businessman self employed
lead agent caller sales manager executive team member sorry actually basically honestly frankly obviously definitely surely
kindly regarding related concerning including excluding except besides
`

/** True when a word with this folding key is everyday talk. */
export function isOrdinary(key: string): boolean {
  ordinary ??= keysOf(`${HINDI} ${ENGLISH}`)
  return ordinary.has(key)
}

let ordinary: ReadonlySet<string> | undefined
