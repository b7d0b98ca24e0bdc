import { aCall } from './a-call.ts'

export const MIXED_CALLS = [
  aCall(
    'typed with everything in one line',
    `l: Looking for 2/3 BHK flat in Wakad, Pune. Budget: 70-80L. Ready to move.`,
    {
      purpose: 'buy',
      budget: [7000000, 8000000],
      bhk: [2, 3],
      places: ['Wakad', 'Pune'],
      type: 'residential',
      kind: 'apartment',
      possession: 'ready',
    },
  ),
  aCall(
    'typed rent with slash month',
    `l: Need 1BHK on rent near Andheri metro station, max 25k/month. Semi-furnished.
     a: Noted. Any other preference?
     l: Lift & parking. No ground floor.`,
    {
      purpose: 'rent',
      budget: [null, 25000, 'month'],
      bhk: [1],
      places: ['Andheri'],
      type: 'residential',
      amenities: ['lift', 'metro nearby', 'parking', 'semi-furnished'],
    },
  ),
  aCall(
    'typed rupees in full',
    `a: Please share your budget.
     l: Rs 65,00,000. Plot of 150 sq. yards in Zirakpur.`,
    { purpose: 'buy', budget: [null, 6500000], area: [150, 150, 'sqyd'], places: ['Zirakpur'], kind: 'plot' },
  ),
  aCall(
    'typed opt-out',
    `a: Hi, new launch at Thane! 2BHK from 95L.
     l: STOP. Don't message or call me again.`,
    { optOut: true },
  ),
  aCall(
    'typed edit',
    `l: Office space wanted in Baner, 1500 sqft. Budget 1.5 cr
     l: Edit: budget 1.8 cr`,
    {
      purpose: 'buy',
      budget: [null, 18000000],
      area: [1500, 1500, 'sqft'],
      places: ['Baner'],
      type: 'commercial',
      kind: 'office',
    },
  ),
  aCall(
    'scripts change from turn to turn',
    `a: आप कहां देख रहे हैं
     l: main gurgaon me dekh raha hu
     a: कितने बीएचके
     l: तीन बीएचके
     a: budget sir
     l: डेढ़ करोड़ se do crore`,
    { purpose: 'buy', budget: [15000000, 20000000], bhk: [3], places: ['Gurgaon'], type: 'residential' },
  ),
  aCall(
    'english question, hindi answer',
    `a: do you want a gym and a swimming pool
     l: जिम चाहिए स्विमिंग पूल नहीं
     a: which location
     l: सेक्टर पचास नोएडा`,
    { places: ['Sector 50', 'Noida'], amenities: ['gym'] },
  ),
  aCall(
    'hindi question, english answer',
    `a: आपका बजट क्या है
     l: between sixty and seventy lakhs
     a: कब तक चाहिए
     l: within three months`,
    { purpose: 'buy', budget: [6000000, 7000000], possession: 'within 3 months' },
  ),
  aCall(
    'english words in devanagari',
    `a: सर लोकेशन
     l: व्हाइटफील्ड बैंगलोर
     a: बजट
     l: वन पॉइंट फाइव करोड़
     a: बेडरूम
     l: थ्री`,
    {
      purpose: 'buy',
      budget: [null, 15000000],
      bhk: [3],
      places: ['Whitefield', 'Bengaluru'],
      type: 'residential',
    },
  ),
  aCall(
    'typed with bullets of hinglish',
    `l: Chahiye: 3bhk, Raj Nagar Extension, Ghaziabad. Budget 60 lakh tak.
     a: Parking?
     l: Haan, car parking zaroori hai. Gym nahi chahiye.`,
    {
      purpose: 'buy',
      budget: [null, 6000000],
      bhk: [3],
      places: ['Raj Nagar Extension', 'Ghaziabad'],
      type: 'residential',
      amenities: ['parking'],
    },
  ),
  aCall(
    'typed floor of an area',
    `l: Godown required on lease, min 5000 sqft, Bhiwandi. Rent up to ₹18 per sqft.`,
    {
      purpose: 'rent',
      budget: [null, 18, 'sqft'],
      area: [5000, null, 'sqft'],
      places: ['Bhiwandi'],
      type: 'industrial',
      kind: 'warehouse',
    },
  ),
  aCall(
    'typed plus and question',
    `a: What's your budget?
     l: 2cr+
     a: Property type?
     l: Villa or independent house
     a: Where?
     l: ECR, Chennai`,
    { purpose: 'buy', budget: [20000000, null], places: ['ECR', 'Chennai'], type: 'residential' },
  ),
  aCall(
    'typed not this but that',
    `l: I need a shop, not an office. 300-400 sq ft. In Karol Bagh.
     a: To buy or rent?
     l: Rent. 80k max.`,
    {
      purpose: 'rent',
      budget: [null, 80000, 'month'],
      area: [300, 400, 'sqft'],
      places: ['Karol Bagh'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'digits in devanagari',
    `l: २ बीएचके चाहिए ४५ लाख तक
     a: कहां सर
     l: नागपुर`,
    { purpose: 'buy', budget: [null, 4500000], bhk: [2], places: ['Nagpur'], type: 'residential' },
  ),
  aCall(
    'a listing to sell',
    `l: Hi, selling my 3BHK apartment in Gachibowli, Hyderabad. 1,850 sq.ft. Asking 1.35 Cr.
 a: Is it furnished?
 l: Semi-furnished, with 2 car parking.`,
    {
      purpose: 'sell',
      budget: [null, 13500000],
      bhk: [3],
      area: [1850, 1850, 'sqft'],
      places: ['Gachibowli', 'Hyderabad'],
      type: 'residential',
      kind: 'apartment',
      amenities: ['parking', 'semi-furnished'],
    },
  ),
  aCall(
    'lacs and a year',
    `a: Hello! How can I help?
 l: i want 2 bhk in Mira Road or Vasai, budget 50-55 lacs, possession within 1 yr
 a: Noted. Anything else?
 l: no thanks`,
    {
      purpose: 'buy',
      budget: [5000000, 5500000],
      bhk: [2],
      places: ['Mira Road', 'Vasai'],
      type: 'residential',
      possession: 'within 12 months',
    },
  ),
  aCall(
    'a must is a wish',
    `l: Agricultural land, 4-5 acres, near Sangli. Under 80L.
 a: Any water source needed?
 l: Yes, water supply is a must.`,
    {
      purpose: 'buy',
      budget: [null, 8000000],
      area: [4, 5, 'acre'],
      places: ['Sangli'],
      type: 'agricultural',
      kind: 'land',
      amenities: ['water supply'],
    },
  ),
  aCall('an hour to call, and a rent', `l: pls call after 7pm. need shop on rent 15k-20k pm in Siliguri`, {
    purpose: 'rent',
    budget: [15000, 20000, 'month'],
    places: ['Siliguri'],
    type: 'commercial',
    kind: 'shop',
  }),
  aCall(
    'a starred correction',
    `a: Budget?
 l: 85 lakh
 a: Location?
 l: *Kondapur, not Madhapur
 a: BHK?
 l: 2.5 or 3`,
    { purpose: 'buy', budget: [null, 8500000], bhk: [2.5, 3], places: ['Kondapur'], type: 'residential' },
  ),
  aCall(
    'scripts change between answers',
    `a: सर आपका बजट
 l: around sixty five lakh sir
 a: लोकेशन
 l: kharghar ya panvel
 a: 2 bhk ya 3 bhk
 l: दो बीएचके`,
    {
      purpose: 'buy',
      budget: [null, 6500000],
      bhk: [2],
      places: ['Kharghar', 'Panvel'],
      type: 'residential',
    },
  ),
  aCall(
    'scripts change within a sentence',
    `l: मुझे एक fully furnished 1 bhk चाहिए rent पे marathahalli में
 a: कितना rent sir
 l: अठारह हजार max`,
    {
      purpose: 'rent',
      budget: [null, 18000, 'month'],
      bhk: [1],
      places: ['Marathahalli'],
      type: 'residential',
      amenities: ['furnished'],
    },
  ),
  aCall(
    'one of three taken',
    `a: would you like a gated society
 l: हां जी gated society ही चाहिए
 a: clubhouse gym swimming pool
 l: जिम ठीक है बाकी नहीं चाहिए`,
    { amenities: ['gated society', 'gym'] },
  ),
  aCall(
    'slashes and months',
    `l: Budget 1-1.2cr. 3bhk. Prefer Kokapet/Narsingi (Hyd).
 a: Ready or under construction?
 l: U/C is fine, possession in 18 months`,
    {
      purpose: 'buy',
      budget: [10000000, 12000000],
      bhk: [3],
      places: ['Kokapet', 'Narsingi'],
      type: 'residential',
      possession: 'within 18 months',
    },
  ),
  aCall('a godown in one line', `l: Required: Godown, 10,000 sqft, Okhla Phase 2. Rent Rs 2.5 lakh p.m.`, {
    purpose: 'rent',
    budget: [null, 250000, 'month'],
    area: [10000, 10000, 'sqft'],
    places: ['Okhla Phase 2'],
    type: 'industrial',
    kind: 'warehouse',
  }),
  aCall(
    'too high a price',
    `l: Hi, is the 2bhk in Malad still available?
 a: Yes sir, 1.1 cr.
 l: Too high. My max is 95 lakhs. Need parking + lift.`,
    {
      purpose: 'buy',
      budget: [null, 9500000],
      bhk: [2],
      places: ['Malad'],
      type: 'residential',
      amenities: ['lift', 'parking'],
    },
  ),
  aCall(
    'a numbered list',
    `a: Kindly share details.
 l: 1) 3 BHK 2) Sector 49, Gurgaon 3) Rent 45k-50k 4) fully furnished with AC`,
    {
      purpose: 'rent',
      budget: [45000, 50000, 'month'],
      bhk: [3],
      places: ['Sector 49', 'Gurgaon'],
      type: 'residential',
      amenities: ['air conditioning', 'furnished'],
    },
  ),
  aCall(
    'not rent and no villa',
    `l: not looking for rent. want to purchase. 2 bhk, no villa. Chembur or Ghatkopar. upto 1.5 crore`,
    {
      purpose: 'buy',
      budget: [null, 15000000],
      bhk: [2],
      places: ['Chembur', 'Ghatkopar'],
      type: 'residential',
    },
  ),
  aCall(
    'three languages in a call',
    `a: सर आपका requirement बताइए
 l: मुझे commercial shop चाहिए for my boutique
 a: कहाँ पर
 l: near linking road bandra
 a: area
 l: पांच सौ square feet minimum
 a: और budget rent
 l: one lakh तक per month`,
    {
      purpose: 'rent',
      budget: [null, 100000, 'month'],
      area: [500, null, 'sqft'],
      places: ['Linking Road', 'Bandra'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'ready, in Bengal',
    `a: hello sir फ्लैट लेना था
 l: yes two bhk चाहिए but ready possession
 a: budget
 l: under 50 लाख
 a: location
 l: दमदम या बारासात`,
    {
      purpose: 'buy',
      budget: [null, 5000000],
      bhk: [2],
      places: ['Dum Dum', 'Barasat'],
      type: 'residential',
      kind: 'apartment',
      possession: 'ready',
    },
  ),
  aCall(
    'a sentence with semicolons',
    `l: Hello, want to rent a 2-BHK (semi furnished) in Kalyani Nagar; budget 30,000-35,000 per month; pets allowed.`,
    {
      purpose: 'rent',
      budget: [30000, 35000, 'month'],
      bhk: [2],
      places: ['Kalyani Nagar'],
      type: 'residential',
      amenities: ['pet friendly', 'semi-furnished'],
    },
  ),
  aCall(
    'a price to negotiate',
    `l: sell my plot 240 sq yds, Sector 21 Panchkula. Ask: Rs. 2.4 Cr negotiable`,
    {
      purpose: 'sell',
      budget: [null, 24000000],
      area: [240, 240, 'sqyd'],
      places: ['Sector 21', 'Panchkula'],
      kind: 'plot',
    },
  ),
  aCall(
    'optional and refused',
    `a: Which amenities?
 l: gym, pool (optional), 24x7 water, power back-up. No clubhouse!`,
    { amenities: ['gym', 'power backup', 'swimming pool', 'water supply'] },
  ),
  aCall('off the list', `l: pls remove me from your WhatsApp list, dont call`, { optOut: true }),
  aCall(
    'a typed second thought',
    `l: 3 bhk chahiye, Zirakpur ya Kharar. Budget 55-60 lakh... sorry 65 tak kar sakte hain. Kids ke liye play area.`,
    {
      purpose: 'buy',
      budget: [null, 6500000],
      bhk: [3],
      places: ['Zirakpur', 'Kharar'],
      type: 'residential',
      amenities: ['play area'],
    },
  ),
  aCall(
    'a floor in two scripts',
    `a: sir आपका preference kya hai
 l: independent floor चाहिए दिल्ली में
 a: कौन सा area
 l: रोहिणी sector nine
 a: budget
 l: ninety lakh से एक करोड़`,
    {
      purpose: 'buy',
      budget: [9000000, 10000000],
      places: ['Delhi', 'Rohini', 'Sector 9'],
      type: 'residential',
      kind: 'builder floor',
    },
  ),
  aCall('abbreviations', `l: 2BHK/3BHK, Powai or Vikhroli, 1.5-1.8 Cr, RTM, parking must.`, {
    purpose: 'buy',
    budget: [15000000, 18000000],
    bhk: [2, 3],
    places: ['Powai', 'Vikhroli'],
    type: 'residential',
    amenities: ['parking'],
    possession: 'ready',
  }),
  aCall(
    'lower case and commas',
    `a: Hi! Are you looking to buy or rent?
 l: rent
 a: Area and budget?
 l: indiranagar, 1bhk, 22k incl. maintenance
 a: Move-in date?
 l: 1st june`,
    {
      purpose: 'rent',
      budget: [null, 22000, 'month'],
      bhk: [1],
      places: ['Indiranagar'],
      type: 'residential',
    },
  ),
  aCall('a sector refused', `l: Mujhe 100 gaj plot chahiye Sonipat me, 25 lakh tak. Sector 35 nahi.`, {
    purpose: 'buy',
    budget: [null, 2500000],
    area: [100, 100, 'sqyd'],
    places: ['Sonipat'],
    kind: 'plot',
  }),
  aCall('dashes', `l: Selling shop at Connaught Place - 250 sqft - min 2.75 cr`, {
    purpose: 'sell',
    budget: [27500000, null],
    area: [250, 250, 'sqft'],
    places: ['Connaught Place'],
    type: 'commercial',
    kind: 'shop',
  }),
  aCall(
    'a rate too high',
    `a: Sir 3 BHK, 1450 sq ft at Rs 6,500 per sq ft.
 l: Rate is high. Max Rs 5,800 per sq ft.`,
    { budget: [null, 5800, 'sqft'] },
  ),
  aCall(
    'localities in one script, words in another',
    `a: आप किस एरिया में रहना चाहेंगी
 l: jubilee hills या banjara hills
 a: furnished चाहिए
 l: हां fully furnished with lift and power backup
 a: rent कितना
 l: fifty से sixty thousand`,
    {
      purpose: 'rent',
      budget: [50000, 60000, 'month'],
      places: ['Jubilee Hills', 'Banjara Hills'],
      amenities: ['furnished', 'lift', 'power backup'],
    },
  ),
  aCall(
    'three and not two',
    `a: good evening sir आपने 2 bhk की enquiry की थी
 l: हां लेकिन अब three bhk चाहिए
 a: budget बढ़ेगा
 l: कोई बात नहीं one crore तक okay है`,
    { purpose: 'buy', budget: [null, 10000000], bhk: [3], type: 'residential' },
  ),
]
