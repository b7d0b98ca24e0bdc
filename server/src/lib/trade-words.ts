/**
 * English words of the trade and of every day, with the ways in which recognisers and people write them in Devanagari.
 * Only those are here that come out as another word when they are spelt sound by sound; a few Hindi words and names of
 * which the same is true stand among them. The usual Roman spelling first.
 */
const WORDS = `
account एकाउंट
advance एडवांस अडवांस
agent एजेंट
agreement एग्रीमेंट
ahmedabad अहमदाबाद
appointment अपॉइंटमेंट अप्वाइंटमेंट
attached अटैच्ड
available अवेलेबल
balcony बालकनी बाल्कनी
bangalore बैंगलोर बंगलौर
bank बैंक
basement बेसमेंट
broker ब्रोकर
brokerage ब्रोकरेज
budget बजट
builder बिल्डर
building बिल्डिंग
busy बिजी बिज़ी
call कॉल
cash कैश
cheque चेक
chhe छह छः छे
clear क्लियर
clubhouse क्लबहाउस
commercial कमर्शियल कॉमर्शियल
confirm कन्फर्म कंफर्म
construction कंस्ट्रक्शन कन्स्ट्रक्शन
contact कॉन्टैक्ट
covered कवर्ड
customer कस्टमर
dealer डीलर
delhi दिल्ली
demand डिमांड
deposit डिपॉजिट डिपाजिट
detail डिटेल
details डिटेल्स
developer डेवलपर
direct डायरेक्ट
document डॉक्यूमेंट
documents डॉक्यूमेंट्स
email ईमेल
emergency इमरजेंसी
exactly एग्जैक्टली
expensive एक्सपेंसिव
facing फेसिंग
family फैमिली
farmhouse फार्महाउस
final फाइनल
finance फाइनेंस
flat फ्लैट फ्लेट
flats फ्लैट्स
floor फ्लोर
furnished फर्निश्ड
furniture फर्नीचर
garage गैराज गैरेज
gated गेटेड
ghaziabad गाजियाबाद गाज़ियाबाद
goa गोवा
guard गार्ड
guest गेस्ट
gym जिम
hall हॉल
hyderabad हैदराबाद
immediate इमीडिएट
include इंक्लूड
independent इंडिपेंडेंट
indore इंदौर
information इंफॉर्मेशन इनफार्मेशन
interest इंटरेस्ट
interested इंटरेस्टेड
investment इन्वेस्टमेंट इंवेस्टमेंट
kitchen किचन
lease लीज
legal लीगल
loan लोन
location लोकेशन
lucknow लखनऊ
luxury लग्जरी लक्जरी
madam मैडम
maintenance मेंटेनेंस मेंटिनेंस
manager मैनेजर
maximum मैक्सिमम
message मैसेज
million मिलियन
minimum मिनिमम
minute मिनट
minutes मिनट्स
mobile मोबाइल
modular मॉड्यूलर
month मंथ
nearby नियरबाय
negotiable नेगोशिएबल
number नंबर नम्बर
offer ऑफर
online ऑनलाइन
option ऑप्शन
options ऑप्शंस ऑप्शन्स
owner ओनर
penthouse पेंटहाउस
percent परसेंट
personal पर्सनल
phone फोन
photos फोटोज
please प्लीज
plot प्लाट
possession पजेशन पोजेशन पज़ेशन
prefer प्रेफर
premium प्रीमियम
price प्राइस
private प्राइवेट
problem प्रॉब्लम
property प्रॉपर्टी प्रोपर्टी
purchase परचेज पर्चेज
quality क्वालिटी
rate रेट
ready रेडी
registration रजिस्ट्रेशन
registry रजिस्ट्री
requirement रिक्वायरमेंट
resale रीसेल
residential रेजिडेंशियल
rupaye रुपये रुपए रूपये रूपए
sale सेल
sample सैंपल
second सेकंड
security सिक्योरिटी
serious सीरियस
servant सर्वेंट
showroom शोरूम
sir सर
site साइट
size साइज
small स्मॉल
study स्टडी
team टीम
tenant टेनेंट
terrace टेरेस
thank थैंक
thanks थैंक्स
thousand थाउजेंड
time टाइम
token टोकन
transfer ट्रांसफर
type टाइप
under अंडर
unit यूनिट
visit विजिट विज़िट
warehouse वेयरहाउस
whatsapp व्हाट्सएप व्हाट्सऐप वॉट्सऐप
work वर्क
yes यस
`

const usual = new Map<string, string>()
for (const line of WORDS.trim().split('\n')) {
  const [word, ...spellings] = line.split(' ')
  for (const spelling of spellings) usual.set(withoutDots(spelling), word!)
}

/** The usual Roman spelling of a Devanagari word that does not sound as it is spelt ("फ्लैट" → "flat"), or null. */
export function tradeWordOf(word: string): string | null {
  return usual.get(withoutDots(word)) ?? null
}

/** Most write ज and फ for the sounds of ज़ and फ़ as well. */
function withoutDots(word: string): string {
  return word.normalize('NFD').replaceAll('\u093c', '')
}
