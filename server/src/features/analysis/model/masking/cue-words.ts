import { makePhraseBook } from '../../words/phrase-book.ts'
import { fold } from '../../words/fold.ts'

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold))

/** What the number that follows is said to be. */
export type NumberCue = 'phone' | 'aadhaar' | 'card' | 'account' | 'pin' | 'code'

export const NUMBER_CUES = makePhraseBook<NumberCue>([
  [
    [
      'number|numbar|nambar|no|नंबर|नम्बर|whatsapp|vhatsap|व्हाट्सएप|वाट्सएप|mobile|mobail|मोबाइल|contact|कांटेक्ट|landline',
    ],
    'phone',
  ],
  [['aadhaar|aadhar|adhar|uid|आधार card|कार्ड? number|no|नंबर|नम्बर?'], 'aadhaar'],
  [['card|credit|debit|कार्ड|क्रेडिट|डेबिट card|कार्ड? number|no|नंबर|नम्बर'], 'card'],
  [
    ['account|khata|khaata|acount|अकाउंट|एकाउंट|खाता number|no|नंबर|नम्बर|sankhya|संख्या?', 'a / c number|no|नंबर?'],
    'account',
  ],
  [['pin|पिन code|kod|कोड? number|नंबर?', 'pincode|pinkod|पिनकोड', 'postal|zip code', 'postcode'], 'pin'],
  [['otp|cvv', 'upi pin', 'ओटीपी', 'o t p', 'password|पासवर्ड'], 'code'],
])

/** A digit said so often: "double nine". */
export const REPEATS: ReadonlyMap<string, number> = new Map([
  ...[...keys('double dubl dabal डबल')].map((key) => [key, 2] as const),
  ...[...keys('triple tripl tiple ट्रिपल')].map((key) => [key, 3] as const),
])

/** Words for zero that are one only among digits. */
export const ZEROS = keys('o oh ओ nil nill sifar sifr सिफर bindi बिंदी zeero')

/** What people say between the digits of one number. */
export const FILLERS = keys(
  'ji haan han ha hm hmm uh um er phir fir uske baad bad aur then and ok okay accha acha yes जी हां हाँ हम्म फिर उसके बाद और अच्छा ओके है hai ke k के',
)

export const AT = makePhraseBook<true>([
  [['at|ऐट|एट|एैट', 'at|एट|ऐट the|da|di|d|द|दी|दि rate|ret|रेट of?', 'at rate', 'attherate'], true],
])

export const MAIL_PROVIDERS = keys(
  'gmail gmel jimel जीमेल जिमेल yahoo yahu याहू hotmail होटमेल हॉटमेल outlook आउटलुक rediffmail rediff रेडिफमेल रेडिफ icloud protonmail zoho zohomail ymail live',
)
export const PAYMENT_HANDLES = keys(
  'ybl paytm पेटीएम upi यूपीआई okaxis okicici oksbi okhdfcbank okhdfc apl ibl axl phonepe gpay airtel fam',
)
export const DOTS = keys('dot डॉट डाट point')
export const TOP_LEVELS = keys('com कॉम काम co in इन org net नेट edu gov info biz')
export const JOINERS = keys('dot डॉट डाट underscore अंडरस्कोर dash डैश hyphen')
/** No part of an address, but words before it. */
export const BEFORE_ADDRESS = keys(
  'email mail id ईमेल मेल आईडी is hai h ha ka ki ke ye yeh yah on to par pe my mera meri send bhejo bhej do de at it the please and aur है का की के यह पर मेरा मेरी भेजो भेज और इस likho likhiye note kar karo karein लिखो लिखिए नोट करो',
)
