import { aCall } from './a-call.ts'

export const HINGLISH_CALLS = [
  aCall(
    'a flat near the metro, with a ceiling',
    `a: hello sir property dekh rahe hain
     l: haan ji noida me 2 bhk flat dekh raha hu
     a: budget kitna hai sir
     l: pachas se saath lakh tak
     a: koi preference
     l: metro ke paas ho aur parking ho bas`,
    {
      purpose: 'buy',
      budget: [5000000, 6000000],
      bhk: [2],
      places: ['Noida'],
      type: 'residential',
      kind: 'apartment',
      amenities: ['metro nearby', 'parking'],
    },
  ),
  aCall(
    'a correction of the budget with sorry',
    `a: aapka budget
     l: chalis lakh sorry pachas lakh
     a: location
     l: gurgaon nahi faridabad`,
    { purpose: 'buy', budget: [null, 5000000], places: ['Faridabad'] },
  ),
  aCall(
    'where he works is not where he looks',
    `a: kaha pe chahiye sir
     l: mera office cyber city me hai to golf course road ke aas paas chahiye
     a: rent pe ya kharidna hai
     l: rent pe
     a: kitna rent
     l: tees se paintees hazaar`,
    { purpose: 'rent', budget: [30000, 35000, 'month'], places: ['Golf Course Road'] },
  ),
  aCall(
    'the phone number and the time stay out',
    `a: sir aapka whatsapp number
     l: nine eight one zero double two three four five six
     a: kab call karu
     l: shaam ko paanch baje
     a: kaunsa area dekhna hai
     l: baner pune`,
    { places: ['Baner', 'Pune'] },
  ),
  aCall(
    'a villa with a swimming pool and no clubhouse',
    `l: villa chahiye goa me
     a: swimming pool wala
     l: haan pool to chahiye hi
     a: club house
     l: club house rehne do
     a: kitne tak ka
     l: teen crore se kam me`,
    {
      purpose: 'buy',
      budget: [null, 30000000],
      places: ['Goa'],
      type: 'residential',
      kind: 'villa',
      amenities: ['swimming pool'],
    },
  ),
  aCall(
    'the agent names the city, the lead affirms with a locality',
    `a: aap hyderabad me dekh rahe hain na
     l: haan gachibowli side
     a: 3 bhk
     l: ji`,
    { bhk: [3], places: ['Hyderabad', 'Gachibowli'], type: 'residential' },
  ),
  aCall(
    'a choice answered by a bare name',
    `a: sir aapko 2 bhk chahiye ya 3 bhk
     l: 3
     a: ready to move ya under construction
     l: under construction bhi chalega
     a: sector 150 ya sector 137
     l: sector 150`,
    { bhk: [3], places: ['Sector 150'], type: 'residential', possession: 'under construction' },
  ),
  aCall(
    'a seller names his floor price',
    `l: mujhe apna flat bechna hai thane me
     a: kitne bhk ka hai
     l: do bhk hai saat sau square feet
     a: kitna expect kar rahe ho
     l: kam se kam ek crore dus lakh`,
    {
      purpose: 'sell',
      budget: [11000000, null],
      bhk: [2],
      area: [700, 700, 'sqft'],
      places: ['Thane'],
      type: 'residential',
      kind: 'apartment',
    },
  ),
  aCall(
    'an opt-out in anger',
    `a: sir loan bhi karwa denge
     l: are yaar roz roz call karte ho mera number delete karo apne system se`,
    { optOut: true },
  ),
  aCall(
    'not interested is no opt-out',
    `a: ma'am kya aap flat lena chahengi
     l: nahi mujhe interest nahi hai thank you`,
    {},
  ),
  aCall(
    'bhk spelt out, rent in k',
    `l: ek do bee h k chahiye rent pe
     a: budget
     l: 25k tak
     a: furnished
     l: haan fully furnished`,
    {
      purpose: 'rent',
      budget: [null, 25000, 'month'],
      bhk: [2],
      type: 'residential',
      amenities: ['furnished'],
    },
  ),
  aCall(
    'dhai bhk and paune do crore',
    `a: bataiye sir requirement
     l: dhai bhk powai me
     a: kitna budget
     l: paune do crore`,
    { purpose: 'buy', budget: [null, 17500000], bhk: [2.5], places: ['Powai'], type: 'residential' },
  ),
  aCall(
    'two bedrooms or three',
    `l: do ya teen bhk dekh rahe hain electronic city bangalore me
     a: kab tak shift hona hai
     l: chhe mahine me`,
    {
      bhk: [2, 3],
      places: ['Electronic City', 'Bengaluru'],
      type: 'residential',
      possession: 'within 6 months',
    },
  ),
  aCall(
    'a down payment is no budget',
    `a: sir down payment kitna doge
     l: bees lakh
     a: aur total budget
     l: ek crore ke andar`,
    { purpose: 'buy', budget: [null, 10000000] },
  ),
  aCall(
    'loan in the same breath as the budget',
    `a: budget bataiye
     l: budget assi lakh hai pachas lakh ka loan lunga`,
    { purpose: 'buy', budget: [null, 8000000] },
  ),
  aCall(
    'the lead is ready to pay, not the flat',
    `a: kitna doge
     l: main to sattar lakh tak ready hu`,
    { purpose: 'buy', budget: [null, 7000000] },
  ),
  aCall(
    'first a flat, then a plot instead',
    `a: aapne flat ke liye enquiry ki thi
     l: haan pehle flat socha tha ab plot lena hai
     a: kitne gaj
     l: sau gaj`,
    { purpose: 'buy', area: [100, 100, 'sqyd'], kind: 'plot' },
  ),
  aCall(
    'amenities added bit by bit',
    `a: kya kya chahiye sir
     l: lift ho
     a: aur
     l: aur power backup bhi
     a: park
     l: haan park bhi ho bachon ke khelne ki jagah`,
    { amenities: ['lift', 'park', 'play area', 'power backup'] },
  ),
  aCall(
    'school and hospital nearby',
    `a: aas paas kya hona chahiye
     l: school aur hospital nazdeek ho
     a: market
     l: market ki zaroorat nahi`,
    { amenities: ['hospital nearby', 'school nearby'] },
  ),
  aCall(
    'the flat number and the pin code stay out',
    `a: sir abhi ka address
     l: flat number 402 tower b sector 78 noida
     a: pin code
     l: 201301
     a: naya ghar kaha dekhna hai
     l: greater noida west`,
    { places: ['Greater Noida West'] },
  ),
  aCall(
    'a minimum and a maximum in one sentence',
    `a: range bata do sir
     l: minimum 40 lakh maximum 60 lakh`,
    { purpose: 'buy', budget: [4000000, 6000000] },
  ),
  aCall(
    'a ceiling with double negation',
    `a: kitna tak jaoge
     l: ek crore se upar to bilkul nahi jaunga`,
    { purpose: 'buy', budget: [null, 10000000] },
  ),
  aCall(
    'the expensive offer is refused, the cheaper place taken',
    `a: bandra me dikhau
     l: bandra bahut mehnga hai andheri theek rahega
     a: 1 bhk
     l: haan 1 bhk`,
    { bhk: [1], places: ['Andheri'], type: 'residential' },
  ),
  aCall(
    'a shop to buy in a market',
    `l: dukaan leni hai lajpat nagar me
     a: size
     l: do sau square feet ke aaspaas
     a: kitna budget sir
     l: sadhe teen crore`,
    {
      purpose: 'buy',
      budget: [null, 35000000],
      area: [200, 200, 'sqft'],
      places: ['Lajpat Nagar'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'land for farming',
    `l: kheti ki zameen chahiye paanch bigha
     a: kis taraf
     l: alwar ke paas
     a: rate
     l: bees lakh bigha`,
    { area: [5, 5, 'bigha'], places: ['Alwar'], type: 'agricultural', kind: 'land' },
  ),
  aCall(
    'ji boliye takes nothing up',
    `a: sir main raj realty se bol raha hu kharadi me 3 bhk launch hua hai
     l: ji boliye
     a: aapka budget
     l: sochna padega abhi`,
    {},
  ),
  aCall(
    'house hunting names no kind',
    `a: kaisa ghar chahiye
     l: bas house hunting kar rahe hain koi bhi achha ghar ho
     a: kitne me
     l: 70 75 lakh`,
    { purpose: 'buy', budget: [7000000, 7500000] },
  ),
  aCall(
    'a lead living in one flat who wants another',
    `a: abhi kaha rehte ho
     l: abhi 1 bhk me rehta hu malad me
     a: to kya chahiye
     l: 2 bhk chahiye kandivali me`,
    { bhk: [2], places: ['Kandivali'], type: 'residential' },
  ),
  aCall(
    'studio means half a bedroom',
    `l: studio apartment chahiye rent pe koramangala me
     a: budget
     l: 18 hazaar`,
    {
      purpose: 'rent',
      budget: [null, 18000, 'month'],
      bhk: [0.5],
      places: ['Koramangala'],
      type: 'residential',
      kind: 'studio',
    },
  ),
  aCall(
    'one rk',
    `l: 1 rk chahiye kiraye pe
     a: kitna kiraya
     l: saat aath hazaar`,
    { purpose: 'rent', budget: [7000, 8000, 'month'], bhk: [0.5], type: 'residential' },
  ),
  aCall(
    'a kothi and not a plot',
    `a: sir plot chahiye ya bana banaya
 l: bana banaya ghar chahiye kothi type
 a: kitne gaj me
 l: teen sau gaj
 a: panchkula me hai ek sector 12 me
 l: haan panchkula sector 12 badhiya hai`,
    { area: [300, 300, 'sqyd'], places: ['Panchkula', 'Sector 12'], type: 'residential', kind: 'house' },
  ),
  aCall(
    'the deposit is no rent',
    `l: bhai pg nahi chahiye proper 1bhk chahiye rent pe
 a: kis area me
 l: viman nagar ya kalyani nagar
 a: deposit kitna de paoge
 l: pachas hazaar
 a: rent
 l: bees se baees`,
    {
      purpose: 'rent',
      budget: [20000, 22000, 'month'],
      bhk: [1],
      places: ['Viman Nagar', 'Kalyani Nagar'],
      type: 'residential',
    },
  ),
  aCall(
    'a floor of the budget',
    `a: kitne ka budget hai sir
 l: dekho 1.5 cr se upar ja sakta hu agar location achhi ho
 a: matlab minimum dedh crore
 l: haan
 a: kaun si location
 l: south delhi me greater kailash`,
    { purpose: 'buy', budget: [15000000, null], places: ['South Delhi', 'Greater Kailash'] },
  ),
  aCall(
    'a lead who gave up',
    `a: hello maam flat book karna tha na aapko
 l: karna tha par ab mann nahi hai
 a: koi baat nahi maam`,
    {},
  ),
  aCall(
    'an office and not a godown, a thousand to twelve hundred feet',
    `a: sir godown chahiye tha na aapko
 l: godown nahi office chahiye
 a: rent ya purchase
 l: purchase
 a: kahan
 l: bkc mumbai
 a: kitne square feet
 l: hazaar barah sau`,
    {
      purpose: 'buy',
      area: [1000, 1200, 'sqft'],
      places: ['BKC', 'Mumbai'],
      type: 'commercial',
      kind: 'office',
    },
  ),
  aCall(
    'a landlord of a shop',
    `a: ji kaisi madad kar sakta hu
 l: mujhe apni dukaan kiraye pe deni hai rajouri garden me
 a: kitna kiraya chahiye
 l: sattar hazaar mahina`,
    {
      purpose: 'rent',
      budget: [null, 70000, 'month'],
      places: ['Rajouri Garden'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'not less than',
    `a: sir kitne square feet carpet chahiye
 l: saat sau se kam nahi hona chahiye`,
    { area: [700, null, 'sqft'] },
  ),
  aCall(
    'rehne dijiye gives a place up',
    `a: to sir final kar dein thane ka
 l: thane rehne dijiye mulund dekh lete hain
 a: 2 bhk
 l: haan 2 ya dhai bhk
 a: parking
 l: do gaadi hain to parking to chahiye hi`,
    { bhk: [2, 2.5], places: ['Mulund'], type: 'residential', amenities: ['parking'] },
  ),
  aCall(
    'not farm land but a residential plot',
    `a: namaste sir plot me interest hai
 l: haan hai par agricultural nahi residential plot chahiye
 a: kitne square meter
 l: sau se dedh sau
 a: lucknow me hi
 l: haan lucknow me hi sushant golf city`,
    { area: [100, 150, 'sqm'], places: ['Lucknow', 'Sushant Golf City'], type: 'residential', kind: 'plot' },
  ),
  aCall(
    'a smaller flat for the same money',
    `a: aap kitne me soch rahe ho
 l: dekho bhai pachattar lakh se kam me mile to batana
 a: 3 bhk is rate me mushkil hai
 l: to 2 bhk hi dikha do`,
    { purpose: 'buy', budget: [null, 7500000], bhk: [2], type: 'residential' },
  ),
  aCall(
    'a price beaten down',
    `a: sir aap 45 lakh me ek flat le lijiye kharghar me
 l: 45 lakh jyada hai 40 tak batao`,
    { purpose: 'buy', budget: [null, 4000000] },
  ),
  aCall(
    'floors are no requirement',
    `a: sir abhi aap kis floor pe rehte ho
 l: chauthe floor pe
 a: naya kis floor pe chahiye
 l: ground floor mil jaye to best mummy ko ghutne ka problem hai
 a: lift wali building chalegi
 l: haan lift ho to koi bhi floor chalega`,
    { amenities: ['lift'] },
  ),
  aCall(
    'an office for fifty people',
    `a: haan ji sir bataiye
 l: mujhe ek office chahiye lease pe
 a: kitne logo ke baithne ka
 l: pachas logo ka
 a: area
 l: do hazaar se teen hazaar square feet
 a: location
 l: sector 44 gurugram
 a: rate kya socha
 l: nabbe rupaye square feet tak`,
    {
      purpose: 'rent',
      budget: [null, 90, 'sqft'],
      area: [2000, 3000, 'sqft'],
      places: ['Sector 44', 'Gurgaon'],
      type: 'commercial',
      kind: 'office',
    },
  ),
  aCall(
    'a crore and twenty, confirmed',
    `a: sir 3 bhk 1.4 crore ka hai dekhenge
 l: thoda zyada hai mera budget ek bees hai
 a: crore
 l: haan ek crore bees lakh`,
    { purpose: 'buy', budget: [null, 12000000] },
  ),
  aCall(
    'land to build a house on',
    `l: bhaiya jaipur me zameen chahiye ghar banane ke liye
 a: kitne gaj
 l: dedh sau gaj kafi hai
 a: kis side
 l: jagatpura ya pratap nagar
 a: budget
 l: tees lakh`,
    {
      purpose: 'buy',
      budget: [null, 3000000],
      area: [150, 150, 'sqyd'],
      places: ['Jaipur', 'Jagatpura', 'Pratap Nagar'],
      kind: 'land',
    },
  ),
  aCall(
    'both of the sizes',
    `a: ma'am 2 bhk chahiye ya 3 bhk
 l: dono dikha do
 a: location
 l: kondhwa
 a: budget
 l: 60 se 80`,
    { bhk: [2, 3], places: ['Kondhwa'], type: 'residential' },
  ),
  aCall(
    'a visit with four people',
    `a: sir visit kab karenge
 l: sunday ko 11 baje
 a: kitne log aayenge
 l: 4
 a: theek hai 3 bhk hi na
 l: haan ji 3 bhk`,
    { bhk: [3], type: 'residential' },
  ),
  aCall(
    'a plot to sell by the gaj',
    `l: sir mujhe apna 200 gaj ka plot bechna hai bahadurgarh me
 a: rate
 l: 60 hazaar rupaye gaj`,
    { purpose: 'sell', area: [200, 200, 'sqyd'], places: ['Bahadurgarh'], kind: 'plot' },
  ),
  aCall(
    'a name, an age, then wishes',
    `a: aapka naam
 l: rakesh
 a: umar
 l: 45 saal
 a: kya chahiye
 l: 1200 se 1400 sq ft ka flat
 a: kitne tak
 l: 90 lakh max
 a: ready to move
 l: haan ready to move hi chahiye`,
    {
      purpose: 'buy',
      budget: [null, 9000000],
      area: [1200, 1400, 'sqft'],
      type: 'residential',
      kind: 'apartment',
      possession: 'ready',
    },
  ),
  aCall(
    'the next suburb, gym without pool',
    `a: sir kolkata me new town me 3 bhk hai
 l: new town nahi rajarhat me chahiye
 a: theek hai rajarhat me bhi hai gym pool ke saath
 l: gym theek hai pool nahi chahiye`,
    { places: ['Rajarhat'], amenities: ['gym'] },
  ),
  aCall(
    'another size as well',
    `l: flat dekhna hai wakad me ya hinjewadi me
 a: 2 bhk
 l: haan par 3 bhk bhi dekh lenge
 a: kab tak
 l: ek saal ke andar`,
    {
      bhk: [2, 3],
      places: ['Wakad', 'Hinjewadi'],
      type: 'residential',
      kind: 'apartment',
      possession: 'within 12 months',
    },
  ),
  aCall(
    'a token is no price',
    `a: aap log kitna token de sakte ho
 l: do lakh token de dunga
 a: to 55 lakh final
 l: nahi 50 lakh last`,
    { purpose: 'buy', budget: [null, 5000000] },
  ),
  aCall(
    'near and not so near',
    `a: sir ghar ke paas kya kya hona chahiye
 l: school aur market paas me ho mandir ho to aur accha
 a: hospital
 l: hospital door bhi chalega`,
    { amenities: ['market nearby', 'school nearby', 'temple nearby'] },
  ),
  aCall(
    'an investment',
    `a: hello sir investment ke liye plot lenge
 l: haan invest karna hai
 a: kahan
 l: dholera me
 a: kitna invest
 l: 10 15 lakh`,
    { purpose: 'buy', budget: [1000000, 1500000], places: ['Dholera'], kind: 'plot' },
  ),
  aCall(
    'a threat to complain',
    `l: aap log din me das bar phone karte ho aaj ke baad is number pe call aaya to complaint kar dunga`,
    { optOut: true },
  ),
  aCall('a meeting', `l: abhi meeting me hu baad me call karo`, {}),
  aCall(
    'another part of the town',
    `a: sir gurgaon me sohna road pe 2 bhk affordable hai
 l: sohna road pe nahi new gurgaon me batao
 a: sector 82
 l: haan sector 82 ya 83`,
    { places: ['New Gurgaon', 'Sector 82', 'Sector 83'] },
  ),
  aCall(
    'a flat that was too small',
    `a: sir aap kal aaye the site pe
 l: haan dekha tha 3 bhk chhota laga
 a: to 4 bhk dikhau
 l: haan 4 bhk dikhao par budget 2 crore se zyada nahi hai
 a: usi area me
 l: haan wahi sector 104 noida`,
    {
      purpose: 'buy',
      budget: [null, 20000000],
      bhk: [4],
      places: ['Sector 104', 'Noida'],
      type: 'residential',
    },
  ),
  aCall(
    'one of two after all',
    `a: location ma'am
 l: lucknow me hazratganj ya aliganj
 a: hazratganj me budget jyada lagega
 l: to aliganj hi rakho
 a: rent budget
 l: 12 se 14 hazar`,
    { purpose: 'rent', budget: [12000, 14000, 'month'], places: ['Lucknow', 'Aliganj'] },
  ),
  aCall(
    'a plot by its sides',
    `a: plot me gated colony chahiye
 l: haan gated colony ho park ho aur pani ki suvidha
 a: kitna bada plot
 l: 30x40 yaani barah sau square feet
 a: budget
 l: 1800 rupay square feet tak`,
    {
      budget: [null, 1800, 'sqft'],
      area: [1200, 1200, 'sqft'],
      kind: 'plot',
      amenities: ['gated society', 'park', 'water supply'],
    },
  ),
  aCall(
    'for a brother who works there',
    `l: mujhe mere bhai ke liye 2bhk chahiye wo pune me job karta hai
 a: pune me kahan
 l: magarpatta ke paas
 a: rent
 l: 22 hazaar tak`,
    {
      purpose: 'rent',
      budget: [null, 22000, 'month'],
      bhk: [2],
      places: ['Magarpatta'],
      type: 'residential',
    },
  ),
  aCall(
    'within a month',
    `a: aapko kitne din me chahiye
 l: jaldi chahiye ek mahine me shift hona hai
 a: furnished
 l: nahi unfurnished chalega
 a: 1 bhk ya 2
 l: 1 hi`,
    { bhk: [1], type: 'residential', possession: 'within 1 months' },
  ),
  aCall(
    'a farmhouse by the acre',
    `a: farmhouse dekh rahe the aap
 l: haan farmhouse lonavala side
 a: kitne acre
 l: ek se do acre
 a: budget kya hai
 l: do se dhai crore`,
    {
      area: [1, 2, 'acre'],
      places: ['Lonavala'],
      type: 'residential',
      kind: 'farmhouse',
      purpose: 'buy',
      budget: [20000000, 25000000],
    },
  ),
  aCall(
    'cash and no loan',
    `a: sir plot pe loan milega
 l: loan nahi chahiye cash dunga
 a: kitna
 l: pachees lakh
 a: city
 l: bareilly me`,
    { purpose: 'buy', budget: [null, 2500000], places: ['Bareilly'] },
  ),
  aCall(
    'any main road',
    `a: showroom ke liye kaunsi road
 l: mg road ya koi bhi main road
 a: size sir
 l: 2500 square feet ground floor pe
 a: kharidna ya lease
 l: lease pe
 a: kitna
 l: 3 lakh mahina`,
    { purpose: 'rent', budget: [null, 300000, 'month'], area: [2500, 2500, 'sqft'], places: ['MG Road'] },
  ),
  aCall(
    'what he said before',
    `a: aapne kaha tha 50 lakh
 l: nahi maine 60 lakh kaha tha
 a: ji 60 lakh
 l: haan aur location vaishali nagar jaipur`,
    { purpose: 'buy', budget: [null, 6000000], places: ['Vaishali Nagar', 'Jaipur'] },
  ),
  aCall(
    'a call back in half a year',
    `a: flat dekhna hai ki nahi sir
 l: dekhna hai par abhi nahi 6 mahine baad phone karna`,
    {},
  ),
  aCall(
    'an owner who lets',
    `a: aap owner bol rahe hain
 l: haan mera 3 bhk flat hai kharadi me rent pe dena hai
 a: kitna rent expect kar rahe hain
 l: 45 hazaar se kam nahi`,
    {
      purpose: 'rent',
      budget: [45000, null, 'month'],
      bhk: [3],
      places: ['Kharadi'],
      type: 'residential',
      kind: 'apartment',
    },
  ),
  aCall(
    'none of these',
    `a: sir swimming pool gym clubhouse sab milega
 l: ye sab nahi chahiye maintenance badh jata hai bas lift aur parking
 a: theek hai`,
    { amenities: ['lift', 'parking'] },
  ),
  aCall(
    'dear places and cheap ones',
    `l: koi 1 bhk hai kya kiraye pe navi mumbai me
 a: vashi me hai
 l: vashi mehnga hoga airoli ya ghansoli me dekho
 a: kitna tak
 l: 15 tak`,
    {
      purpose: 'rent',
      budget: [null, 15000, 'month'],
      bhk: [1],
      places: ['Navi Mumbai', 'Airoli', 'Ghansoli'],
      type: 'residential',
    },
  ),
  aCall(
    'sectors as bare numbers',
    `a: sir aap duplex dekhenge
 l: duplex nahi simple flat chahiye 3bhk ka
 a: kis sector me noida ke
 l: 76 ya 77
 a: budget
 l: 85 se 95`,
    { bhk: [3], places: ['Sector 76', 'Sector 77'], type: 'residential', kind: 'apartment' },
  ),
  aCall(
    'a smaller kothi than advertised',
    `l: hello ji wo ad dekha tha apka kothi ka mohali phase 7 me
 a: ji 12 marla ki hai
 l: 12 bahut badi hai 8 marla tak dikhao
 a: budget
 l: do crore`,
    {
      purpose: 'buy',
      budget: [null, 20000000],
      area: [null, 8, 'marla'],
      places: ['Mohali', 'Phase 7'],
      type: 'residential',
      kind: 'house',
    },
  ),
  aCall(
    'not to rent but to buy',
    `a: kya aap rent pe dhundh rahe hain
 l: nahi khareedna hai apna ghar
 a: acha kis area me
 l: bhopal me arera colony
 a: kitne me
 l: assi lakh ke andar andar`,
    { purpose: 'buy', budget: [null, 8000000], places: ['Bhopal', 'Arera Colony'] },
  ),
  aCall(
    'a household of four',
    `a: aapki family me kitne log
 l: hum do hamare do
 a: to 2 bhk
 l: 2 bhk chhota padega 3 bhk karo
 a: parking ek ya do
 l: ek kafi hai
 a: vastu
 l: vastu to mummy ke liye zaroori hai`,
    { bhk: [3], type: 'residential', amenities: ['parking', 'vastu'] },
  ),
  aCall(
    'a shop for mobiles',
    `l: shop chahiye thi mobile ki dukaan kholni hai
 a: kis market me
 l: nehru place ke aas paas
 a: kiraya kitna
 l: 40 hazar se 50 hazar
 a: kitni badi
 l: 100 150 square feet`,
    {
      purpose: 'rent',
      budget: [40000, 50000, 'month'],
      area: [100, 150, 'sqft'],
      places: ['Nehru Place'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'what he can pay by the month is no budget',
    `a: sir emi kitni afford kar loge
 l: 35 hazaar tak ki emi
 a: flat ka budget
 l: 50 lakh ka flat
 a: jaldi chahiye
 l: ek do mahine me`,
    {
      purpose: 'buy',
      budget: [null, 5000000],
      type: 'residential',
      kind: 'apartment',
      possession: 'within 2 months',
    },
  ),
  aCall(
    'a message and no call',
    `a: whatsapp pe details bhej du
 l: bhej do par call mat karna office me rehta hu
 a: ok sir`,
    {},
  ),
  aCall(
    'a flat that had no parking',
    `a: sir wo kal wala flat kaisa laga
 l: theek tha par parking nahi thi mujhe parking chahiye
 a: aur location
 l: location sahi thi aundh hi rakhna`,
    { places: ['Aundh'], amenities: ['parking'] },
  ),
  aCall(
    'an orchard',
    `l: farm land chahiye mango orchard ke liye ratnagiri me
 a: kitne acre
 l: dhai teen acre
 a: budget
 l: pachees tees lakh total`,
    {
      purpose: 'buy',
      budget: [2500000, 3000000],
      area: [2.5, 3, 'acre'],
      places: ['Ratnagiri'],
      type: 'agricultural',
      kind: 'land',
    },
  ),
  aCall(
    'either of the two smallest',
    `a: madam pg chahiye ya flat
 l: flat
 a: kitne bhk
 l: 1 bhk nahi to 1 rk bhi chalega
 a: area
 l: saket ya malviya nagar delhi
 a: budget
 l: dus barah hazaar`,
    {
      budget: [10000, 12000, 'month'],
      bhk: [0.5, 1],
      places: ['Saket', 'Malviya Nagar', 'Delhi'],
      type: 'residential',
      kind: 'apartment',
      purpose: 'rent',
    },
  ),
  aCall(
    'first one suburb, now another',
    `a: final bataiye sir kya karna hai
 l: dekho pehle to wakad bola tha lekin ab hinjewadi phase 1 fix karo
 a: 2 bhk 70 lakh
 l: 70 zyada hai 65 lakh karwa do`,
    { purpose: 'buy', budget: [null, 6500000], places: ['Hinjewadi Phase 1'] },
  ),
]
