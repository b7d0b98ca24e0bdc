import type { PhraseList } from '../words/phrase-book.ts'

/** What an amount is, by the noun beside it: the price or rent that is meant, or some other money. */
export type MoneyNoun = 'budget' | 'price' | 'rent' | 'rate' | 'else'

export const MONEY_NOUNS: PhraseList<MoneyNoun> = [
  [['budget|budjet|bajat|bajet|bugdet|बजट|बजेट'], 'budget'],
  [
    [
      'price|prices|cost|kimat|keemat|qeemat|daam|कीमत|क़ीमत|दाम|प्राइस|range|रेंज|kharcha|खर्चा',
      'maang|mang|demand|asking|मांग|माँग|डिमांड|expect|expecting|expectation',
    ],
    'price',
  ],
  [['kiraya|kiraaya|kiraye|kiraae|bhada|bhaada|bhade|rent|rental|किराया|किराए|किराये|भाड़ा|भाड़े|रेंट'], 'rent'],
  [['rate|ret|bhav|bhaav|रेट|भाव'], 'rate'],
  [
    [
      // The rent that is paid now, or comes in.
      'kiraya|kiraaya|kiraye|bhada|rent|किराया|किराए|भाड़ा|रेंट bhar|de|bharta|bharte|deta|dete|भर|दे|भरता|भरते|देता|देते raha|rahi|rahe|hu|hoon|hain|रहा|रही|रहे|हूं|हैं',
      'pay|paying rent',
    ],
    'else',
  ],
  [
    [
      'loan|lon|loans|लोन|karz|karza|कर्ज|karj',
      'emi|emis|ईएमआई|kist|kisht|kishtein|किस्त|किश्त',
      'e m i',
      'ई एम आई',
      'salary|selary|sailary|income|tankhwah|tankha|tankhwa|pagaar|pagar|kamai|kamata|kamate|kamati|aamdani|amdani|package|ctc|lpa|सैलरी|तनख्वाह|तनखा|आमदनी|इनकम|कमाई|पगार|कमाता|कमाते|पैकेज|वेतन|vetan|earn|earning|earns',
      'pension|penshan|पेंशन',
      'down|डाउन payment|पेमेंट',
      'downpayment',
      'deposit|dipojit|advance|token|booking|adwans|डिपॉजिट|डिपाजिट|एडवांस|टोकन|बुकिंग|pagdi|पगड़ी|bayana|बयाना',
      'maintenance|mentenance|मेंटेनेंस|मेन्टेनेन्स',
      'brokerage|commission|dalali|कमीशन|दलाली|ब्रोकरेज',
      'tax|gst|registry|registration|stamp|टैक्स|जीएसटी|रजिस्ट्री|स्टांप',
      'saving|savings|bachat|सेविंग|बचत|jama|जमा|fd|एफडी',
      'discount|cashback|offer|डिस्काउंट|ऑफर|bonus|बोनस|extra|एक्स्ट्रा|increment|hike',
      'interest|byaj|byaaj|ब्याज',
      'fees|fee|phees|फीस',
      'fund|funds|pf|provident|retirement|gratuity|muavza|muawza|compensation|फंड|प्रोविडेंट|पीएफ|रिटायरमेंट|मुआवजा|ग्रेच्युटी',
      'turnover|profit|munafa|मुनाफा|टर्नओवर',
      'gold|shaadi|shadi|शादी|gaadi|गाड़ी|इलाज|ilaj|operation',
      'bijli|बिजली bill|बिल',
      'bill|बिल',
      'insurance|बीमा|bima',
    ],
    'else',
  ],
]
