/**
 * English words that stand in Indian place names and addresses, with the ways in which recognisers and people
 * write them in Devanagari. One line a word: English first. `LOANS` holds English alone, so a word that is Hindi
 * as well ("पुर", "नगर") is not here.
 */
const LOANS = `
airport एयरपोर्ट एअरपोर्ट
alpha अल्फा अल्फ़ा
ambience एंबियंस एम्बिएंस
apartment अपार्टमेंट
arcade आर्केड
area एरिया
army आर्मी
avenue एवेन्यू एवेन्यु ऐवेन्यू
beta बीटा
block ब्लॉक ब्लाक
boring बोरिंग
boulevard बुलेवार्ड
bridge ब्रिज
bungalow बंगलो बंग्लो
business बिजनेस बिज़नेस
bus बस
bypass बाईपास बायपास बाइपास
camp कैंप कैम्प
canal कैनाल केनाल
cantt केंट कैंट कैन्ट
cantonment कैंटोनमेंट केंटोनमेंट
capital कैपिटल
central सेंट्रल सेन्ट्रल
centre सेंटर सेन्टर
charles चार्ल्स
chowk चौक
church चर्च
circle सर्कल सर्किल
circus सर्कस
city सिटी
civic सिविक
civil सिविल
clock क्लॉक
club क्लब
coast कोस्ट
college कॉलेज कालेज
colony कॉलोनी कालोनी कॉलनी
company कंपनी
complex कॉम्प्लेक्स कॉम्पलेक्स काम्प्लेक्स
corner कॉर्नर
corporate कॉर्पोरेट
corridor कॉरिडोर
county काउंटी
course कोर्स
court कोर्ट
crescent क्रिसेंट
cross क्रॉस क्रास
crossing क्रॉसिंग क्रासिंग
crossings क्रॉसिंग्स
crossroad क्रॉसरोड
crown क्राउन
cyber साइबर सायबर
dairy डेयरी
dam डैम डेम
defence डिफेंस डिफेन्स
delta डेल्टा
depot डिपो
diamond डायमंड
district डिस्ट्रिक्ट
down डाउन
east ईस्ट इस्ट
eastern ईस्टर्न
electronic इलेक्ट्रॉनिक इलेक्ट्रोनिक
electronics इलेक्ट्रॉनिक्स
eco इको
enclave एन्क्लेव एनक्लेव इन्क्लेव एंक्लेव
estate एस्टेट इस्टेट
exchange एक्सचेंज
exit एग्जिट
express एक्सप्रेस
expressway एक्सप्रेसवे एक्सप्रेस-वे
extension एक्सटेंशन एक्सटेन्शन एक्स्टेंशन
face फेस
factory फैक्ट्री फैक्टरी
farm फार्म
farms फार्म्स
film फिल्म
financial फाइनेंशियल फाइनेंसियल
flyover फ्लाईओवर फ्लाइओवर
forest फॉरेस्ट
fort फोर्ट
freedom फ्रीडम
gamma गामा
garden गार्डन
gardens गार्डन्स गार्डंस
gate गेट
gateway गेटवे
global ग्लोबल
golden गोल्डन
golf गोल्फ
government गवर्नमेंट
grand ग्रैंड ग्रांड
grant ग्रांट
greater ग्रेटर
green ग्रीन
greens ग्रीन्स ग्रींस
ground ग्राउंड
grove ग्रोव
half हाफ
harbour हार्बर
heights हाइट्स
heritage हेरिटेज
high हाई
highway हाईवे हाइवे
hill हिल
hills हिल्स
hitech हाईटेक हाइटेक
home होम
horse हॉर्स
hospital हॉस्पिटल
house हाउस
housing हाउसिंग
industrial इंडस्ट्रियल इन्डस्ट्रियल
industries इंडस्ट्रीज
infocity इन्फोसिटी इंफोसिटी
infopark इन्फोपार्क इंफोपार्क
institute इंस्टिट्यूट
institutional इंस्टीट्यूशनल
international इंटरनेशनल
island आइलैंड
junction जंक्शन
knowledge नॉलेज नोलेज
lake लेक
lakes लेक्स
land लैंड
lane लेन
lawrence लॉरेंस लारेंस
layout लेआउट लेआऊट
life लाइफ
link लिंक
lines लाइन्स लाइंस लाईन्स
line लाइन
little लिटिल
loop लूप
lower लोअर
mahal महल
mall मॉल
manor मैनर
marine मरीन
market मार्केट मार्किट
mart मार्ट
medical मेडिकल
metro मेट्रो
mill मिल
mills मिल्स
mission मिशन
model मॉडल माडल
mount माउंट
museum म्यूजियम
national नेशनल
new न्यू
north नॉर्थ नार्थ
northern नॉर्दर्न
office ऑफिस
officers ऑफिसर्स
old ओल्ड
omega ओमेगा
orchid ऑर्किड
outer आउटर
palace पैलेस
palm पाम
paradise पैराडाइज
park पार्क
parks पार्क्स
pearl पर्ल
peripheral पेरिफेरल
phase फेज फेस़ फेज़
place प्लेस
planet प्लेनेट
plaza प्लाजा प्लाज़ा
point पॉइंट प्वाइंट पाइंट
police पुलिस
port पोर्ट
post पोस्ट
power पावर
press प्रेस
prime प्राइम
race रेस
railway रेलवे
range रेंज
regency रीजेंसी
residency रेजीडेंसी रेसीडेंसी रेजिडेंसी
resort रिसॉर्ट
richmond रिचमंड
ridge रिज
ring रिंग
river रिवर
road रोड
royal रॉयल रायल
school स्कूल
scheme स्कीम
sea सी
seaface सीफेस
sector सेक्टर सैक्टर सेक्टऱ
service सर्विस
seven सेवन
silicon सिलिकॉन
silver सिल्वर
sky स्काई
smart स्मार्ट
society सोसाइटी सोसायटी
south साउथ
southern सदर्न
special स्पेशल
sports स्पोर्ट्स
square स्क्वायर स्क्वेयर
stadium स्टेडियम
stage स्टेज
state स्टेट
station स्टेशन
steel स्टील
street स्ट्रीट
sun सन
sunny सनी
super सुपर
tank टैंक
tech टेक
techno टेक्नो
technology टेक्नोलॉजी
technopark टेक्नोपार्क
temple टेंपल टेम्पल
terminal टर्मिनल
textile टेक्सटाइल
theatre थिएटर
tower टावर टॉवर
towers टावर्स
town टाउन
township टाउनशिप
trade ट्रेड
transport ट्रांसपोर्ट
triangle ट्रायंगल
tunnel टनल
university यूनिवर्सिटी
upper अपर
urban अर्बन
valley वैली
view व्यू
villa विला
village विलेज
ville विल
water वाटर वॉटर
wave वेव
west वेस्ट
western वेस्टर्न
white व्हाइट वाइट
whitefield व्हाइटफील्ड वाइटफील्ड
wood वुड
works वर्क्स
world वर्ल्ड
yard यार्ड
zone ज़ोन जोन
zoo ज़ू जू
zero जीरो ज़ीरो
one वन
two टू
three थ्री
four फोर
five फाइव
six सिक्स
eight एट
nine नाइन
ten टेन
eleven इलेवन
twelve ट्वेल्व
thirteen थर्टीन
fourteen फोर्टीन
fifteen फिफ्टीन
sixteen सिक्सटीन
seventeen सेवेंटीन
eighteen एटीन
nineteen नाइनटीन
twenty ट्वेंटी
thirty थर्टी
forty फोर्टी
fifty फिफ्टी
sixty सिक्सटी सिक्स्टी
seventy सेवेंटी
eighty एटी
ninety नाइनटी नाइंटी
hundred हंड्रेड
`

const english = new Map<string, string>()
for (const line of LOANS.trim().split('\n')) {
  const [word, ...spellings] = line.split(' ')
  for (const spelling of spellings) english.set(spelling.normalize('NFD'), word!)
}

/** The English word that a Devanagari word spells ("एक्सटेंशन" → "extension"), or null. */
export function englishOf(word: string): string | null {
  return english.get(word.normalize('NFD')) ?? null
}
