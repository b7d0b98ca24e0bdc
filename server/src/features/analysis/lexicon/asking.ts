import type { AskableField } from '@leadbreak/contract'
import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, CHAHIYE, HAI, KA, KO, NAHI } from './common.ts'

const WHAT_SORT =
  'kis|kaunsi|konsi|kaisi|kaisa|kya|what|which|किस|कौनसी|कैसी|कैसा|क्या tarah|prakar|type|kind|sort|तरह|प्रकार|टाइप'
const PROPERTY = 'property|properties|makan|makaan|ghar|प्रॉपर्टी|मकान|घर'
const BUY =
  'buy|buying|purchase|purchasing|kharidna|khareedna|kharidni|khareedni|lena|leni|खरीदना|खरीदनी|ख़रीदना|ख़रीदनी|लेना|लेनी|kharidne|khareedne|खरीदने|ख़रीदने'
const RENT = 'rent|renting|lease|kiraye|kiraya|kirae|रेंट|किराये|किराए|किराया|लीज'
const SELL = 'sell|selling|bechna|bechni|sale|बेचना|बेचनी|सेल'
const OR = 'or|ya|या'
const SMALL = 'hai|to|for|pe|par|on|ke|liye|chahiye|lena|leni|the|a|है|के|लिए|पे|पर|चाहिए|लेना|लेनी'

/** Questions that the topics of bare answers do not know, because no bare answer to them means anything. */
export const ASKING: PhraseList<AskableField> = [
  [
    [
      `${BUY} ${SMALL}? ${SMALL}? ${SMALL}? ${OR} ${SMALL}? ${RENT}|${SELL}`,
      `${RENT} ${SMALL}? ${SMALL}? ${SMALL}? ${OR} ${SMALL}? ${BUY}`,
      `${SELL} ${SMALL}? ${SMALL}? ${OR} ${SMALL}? ${BUY}|${RENT}`,
    ],
    'purpose',
  ],
  [['how many acres|acre|bighas|bigha|yards|feet|kanals|marlas'], 'area'],
  [
    [
      `${WHAT_SORT} ${KA}|of? a? ${PROPERTY}`,
      'property|प्रॉपर्टी type|kind|टाइप',
      `kaisi|kaunsi|konsi|what|which|कैसी|कौनसी ${PROPERTY}`,
      `${PROPERTY} kya|कैसी|kaisi|क्या ${HAI}`,
      'flat|apartment|फ्लैट ' +
        `${CHAHIYE}|${HAI}? ${OR}? villa|house|plot|makaan|builder|विला|प्लॉट|मकान|बिल्डर`,
      'shop|dukan|dukaan|दुकान ' + `${CHAHIYE}|${HAI}? ${OR}? office|showroom|ऑफिस|शोरूम`,
    ],
    'propertyKind',
  ],
  [
    [
      'amenities|amenity|facilities|facility|suvidha|suvidhayen|सुविधा|सुविधाएं|सुविधाएँ|फैसिलिटी|एमिनिटीज',
      `koi|कोई khaas|khas|special|खास|ख़ास zaroorat|jarurat|zarurat|requirement|baat|जरूरत|ज़रूरत|बात`,
      `aur|और kya|क्या|kuch|कुछ ${CHAHIYE}|zaroori|ज़रूरी`,
      'anything else|special|particular|specific',
      'any special|other|particular|specific requirement|requirements|preference|preferences|need|needs',
      'anything|something you must have',
      'must have|haves',
      'furnished|फर्निश्ड ' + `${CHAHIYE}|or|ya|या`,
    ],
    'amenities',
  ],
]

/** What the lead leaves open, or keeps to himself: the question behind it need not be asked again. */
export const NO_MATTER: PhraseList<true> = [
  [
    [
      `kuch|kuchh|koi|kahin|kahi|kabhi|kitna|kitne|kaisa|kaisi|jo|jaisa|jaisi|jahan|jaha|jab|jitna|कुछ|कोई|कहीं|कही|कभी|कितना|कितने|कैसा|कैसी|जो|जैसा|जैसी|जहां|जहाँ|जब|जितना ${BHI}`,
      `farak|fark|फर्क|फ़र्क ${NAHI}`,
      `koi|कोई farak|fark|pasand|preference|khaas|khas|special|फर्क|फ़र्क|पसंद|प्रेफरेंस|खास|ख़ास nahi|nahin|nai|नहीं|नही`,
      `aisa|ऐसा kuch|कुछ ${NAHI}`,
      `sab|सब chalega|theek|ठीक|चलेगा`,
      `aap|आप dekh|देख lo|lijiye|लो|लीजिए`,
      'any|anything|anywhere|anytime|whatever|either is|are|will|would? fine|ok|okay|do|works|work|good|suits',
      'anywhere|anytime|whatever',
      'anything goes',
      'any area|location|locality|place|budget|size|kind|type|side',
      'no preference|preferences|special|specific|particular|constraint|bar|limit',
      'nothing special|specific|particular|else',
      'nothing as such',
      'not particular|specific|fixed',
      'does|do not matter',
      'doesnt|dont matter|mind',
      'not really',
      'flexible|फ्लेक्सिबल',
      'open to',
    ],
    true,
  ],
  [
    [
      `${NAHI} bata|batana|bataunga|bataungi|batayenge|bataenge|बता|बताना|बताऊंगा|बताऊंगी|बताएंगे`,
      `bata|bataa|batana|बता|बताना ${NAHI}`,
      `bata|बता sakta|sakti|sakte|सकता|सकती|सकते ${NAHI}`,
      `kyon|kyu|kyun|क्यों|क्यूं bataun|batau|bataoon|batayen|बताऊं|बताऊँ|बताएं`,
      `aap|aapko|आप|आपको kya|क्या karna|matlab|करना|मतलब`,
      `ye|yeh|यह|ये personal|private|niji|निजी|पर्सनल`,
      'rather|prefer|would not not? say|tell|share|disclose|discuss',
      'not comfortable|going|willing|want|wish with|to? say|tell|telling|share|sharing|disclose|discuss',
      'cant|cannot|wont say|tell|share|disclose',
      'none of your',
      'that|thats|it|its is? private|personal|confidential',
      `budget|बजट ${KO}? chhodo|chodo|rehne|छोड़ो|छोड़िए|रहने`,
    ],
    true,
  ],
]
