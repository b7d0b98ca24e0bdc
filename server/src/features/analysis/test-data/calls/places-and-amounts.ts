import { aCall } from './a-call.ts'

/** Places told of and not wanted, names that no list knows, and numbers whose unit stands elsewhere. */
export const PLACES_AND_AMOUNTS_CALLS = [
  aCall(
    'a locality that no list knows, beside its city',
    `a: kahan chahiye\n l: rudrapur me bhurapur ke paas`,
    {
      places: ['Rudrapur', 'Bhurapur'],
    },
  ),
  aCall('two localities that no list knows', `a: kis area me\n l: indore me kanthwapur ya khandmori side`, {
    places: ['Indore', 'Kanthwapur', 'Khandmori'],
  }),
  aCall(
    'a home that stands already in another town',
    `l: noida me to flat hai hi gurgaon me khareedna hai 2bhk`,
    {
      purpose: 'buy',
      bhk: [2],
      places: ['Gurgaon'],
      type: 'residential',
    },
  ),
  aCall(
    'of two places named side by side the second is complained of',
    `a: gotri ya waghodia road
     l: gotri waghodia road bahut door padta hai`,
    { places: ['Gotri'] },
  ),
  aCall('what was offered is turned down by name', `a: is saket fine\n l: no saket vasant kunj only`, {
    places: ['Vasant Kunj'],
  }),
  aCall('a first choice of the past', `l: sohna road was our first choice but now udyog vihar please`, {
    places: ['Udyog Vihar'],
  }),
  aCall('near a town is no other town', `a: flat in coimbatore sir\n l: yes near pollachi`, {
    type: 'residential',
    kind: 'apartment',
    places: ['Coimbatore', 'Pollachi'],
  }),
  aCall(
    'the town Gaya, and the verb',
    `l: mera plot hai गया में usko bechna hai\n a: ji\n l: phone kho gaya me kya karu`,
    {
      purpose: 'sell',
      kind: 'plot',
      places: ['Gaya'],
    },
  ),
  aCall('rupees by the square foot', `a: rent per square foot kitna doge\n l: forty five`, {
    purpose: 'rent',
    budget: [null, 45, 'sqft'],
  }),
  aCall('another count of bedrooms if need be', `a: bhk\n l: two and a half bhk else three`, {
    bhk: [2.5, 3],
    type: 'residential',
  }),
  aCall('a further room is no bedroom', `a: two bedrooms\n l: two bedrooms and one more small room`, {
    bhk: [2],
    type: 'residential',
  }),
  aCall('a ceiling in many words', `l: we do not want to cross fifty lakhs`, {
    purpose: 'buy',
    budget: [null, 5000000],
  }),
  aCall(
    'a ceiling after another sum',
    `l: savings are forty lakhs but i would not spend more than thirty lakhs`,
    {
      purpose: 'buy',
      budget: [null, 3000000],
    },
  ),
  aCall('thirteen spelt like yours', `a: kiraya kitna\n l: baarah tera hazaar`, {
    purpose: 'rent',
    budget: [12000, 13000, 'month'],
  }),
  aCall(
    'to, and the Hindi two',
    `l: office chahiye rent pe tees log hain to do hazar se dhai hazar square feet`,
    {
      purpose: 'rent',
      area: [2000, 2500, 'sqft'],
      type: 'commercial',
      kind: 'office',
    },
  ),
]
