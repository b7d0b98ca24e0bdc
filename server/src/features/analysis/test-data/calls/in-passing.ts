import { aCall } from './a-call.ts'

/** Values that are somebody else's, or past, or granted only to be denied. */
export const IN_PASSING_CALLS = [
  aCall(
    'what an uncle paid last year is not the budget',
    `a: budget kitna hai
     l: mere mama ne pichle saal saath lakh mein liya tha wahin mera budget pachpan lakh hai`,
    { purpose: 'buy', budget: [null, 5500000] },
  ),
  aCall(
    'what the landlord asks is not what the tenant gives',
    `a: कितना किराया सोचा है
     l: अभी वाला मकान मालिक बीस हजार मांग रहा है हम अठारह हजार तक देंगे`,
    { purpose: 'rent', budget: [null, 18000, 'month'] },
  ),
  aCall(
    'what another broker quotes is his own price',
    `a: bhada
     l: doosre broker bees hazaar bol rahe the main athara hazaar dunga`,
    { purpose: 'rent', budget: [null, 18000, 'month'] },
  ),
  aCall(
    'what the agent said the last time is his figure',
    `a: budget
     l: aap pichli baar pachas lakh bol rahe the main paintalis hi dunga`,
    { purpose: 'buy', budget: [null, 4500000] },
  ),
  aCall(
    'the land of a brother is told only for comparison',
    `a: kitne gaj
     l: do sau gaj to mere bhai ka hai mujhe sau gaj hi chahiye`,
    { area: [100, 100, 'sqyd'] },
  ),
  aCall(
    'the rooms that a brother in law took are regretted',
    `a: kitne bhk
     l: mere saale ne do bhk liya pachtata hai teen hi lenge`,
    { purpose: 'buy', bhk: [3], type: 'residential' },
  ),
  aCall(
    'where somebody comes from is not where he looks',
    `a: location
     l: hum log agra ke rehne wale hain lekin flat mathura mein chahiye`,
    { places: ['Mathura'], type: 'residential', kind: 'apartment' },
  ),
  aCall(
    'what is granted to one place is said of another wish',
    `a: aap vaishali mein dekh rahe the
     l: vaishali mein to metro hai par hamein crossing republik chahiye`,
    { places: ['Crossings Republik'] },
  ),
  aCall(
    'who has bought already tells what he bought',
    `a: hello sir flat ke liye enquiry thi
     l: nahi bhai hamne to kal hi le liya nabbe lakh mein teen bhk indirapuram mein`,
    {},
  ),
  aCall(
    'the same in Devanagari',
    `a: सर फ्लैट देखना था
     l: अब जरूरत नहीं है हमने खरीद लिया साठ लाख में सेक्टर 62 में`,
    {},
  ),
  aCall(
    'one’s own home goes on to be described',
    `a: ji bataiye
     l: mera apna ghar hai noida mein char bhk ka mujhe kuch nahi chahiye`,
    {},
  ),
  aCall(
    'where one lives, with its rooms',
    `a: सर कोई रिक्वायरमेंट
     l: हम अशोक विहार में रहते हैं फेज टू में तीन कमरे का है`,
    {},
  ),
  aCall(
    'a father at the line raises the amount',
    `a: budget ji
     l: main to saath lakh soch ke baitha tha ruko papa se puchh lun
     a: ji puchh lijiye
     l: papa keh rahe hain sattar tak ja sakte hain`,
    { purpose: 'buy', budget: [null, 7000000] },
  ),
  aCall(
    'a wife at the line names an hour, and no amount',
    `a: budget
     l: chalis lakh
     a: kab dekhne aayenge
     l: wife bol rahi hai paanch baje`,
    { purpose: 'buy', budget: [null, 4000000] },
  ),
  aCall(
    'the agent says the amount again with its unit',
    `a: bhada do bhk ka
     l: akele ka socha tha solah ab do log mile to attais bhi chalega
     a: to attais hazaar
     l: haan attais hazaar`,
    { purpose: 'rent', budget: [null, 28000, 'month'] },
  ),
  aCall(
    'a place where nothing is to be had is not offered',
    `a: gachibowli mein villa kam hain narsingi chalega
     l: chalega`,
    { places: ['Narsingi'], type: 'residential', kind: 'villa' },
  ),
  aCall(
    'what was missing where he looked, he wants',
    `a: flat dekha tha na aapne
     l: lift nahi thi wo to honi hi chahiye balcony bhi nahi thi`,
    { amenities: ['lift'] },
  ),
  aCall(
    'amenities by their use',
    `a: aur kuch
     l: gaadi andar lag jaye aur bhagwan ji ka chhota sa kamra ho
     a: aur
     l: bachche khel saken aisi jagah ho aur light jaye to generator chale`,
    { amenities: ['parking', 'pooja room', 'play area', 'power backup'] },
  ),
  aCall(
    'a maid who lives with them needs a room',
    `a: koi khaas zaroorat
     l: naukrani rehti hai saath mein uska alag kamra ho`,
    { amenities: ['servant room'] },
  ),
  aCall(
    'a refusal in the words of the street',
    `a: pool gym
     l: pool ko goli maro gym chahiye`,
    { amenities: ['gym'] },
  ),
  aCall(
    'a ceiling with its refusal behind the sentence',
    `a: budget
     l: teen karod se upar ka to dikhana hi mat`,
    { purpose: 'buy', budget: [null, 30000000] },
  ),
  aCall(
    'a ceiling in the words of the Deccan',
    `a: rent kitna
     l: pachees hazaar ke upar nako`,
    { purpose: 'rent', budget: [null, 25000, 'month'] },
  ),
  aCall(
    'a call about cheaper ones is refused, and no other',
    `a: range bataiye
     l: do crore se kam ka ho to phone hi mat karna`,
    { purpose: 'buy', budget: [20000000, null] },
  ),
  aCall(
    'a bell that shall not ring again is an opt-out',
    `a: hello sir
     l: dobara is number pe ghanti mat bajana`,
    { optOut: true },
  ),
  aCall(
    'a key at once means ready',
    `a: possession
     l: chaabi turant mil jaye to badhiya`,
    { possession: 'ready' },
  ),
  aCall(
    'an office where he sits is none that he wants',
    `a: kiraya kitna socha
     l: abhi office ke call pe hun
     a: gym chahiye
     l: office me gym hai, zarurat nahi`,
    {},
  ),
]
