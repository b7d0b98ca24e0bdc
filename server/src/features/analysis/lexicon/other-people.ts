import type { PhraseList } from '../words/phrase-book.ts'
import { HAI, HI, KA, KO, ME, TO } from './common.ts'

const MY =
  'mera|meri|mere|mhara|mhari|mhare|hamara|hamari|hamare|humra|hamra|apna|apni|apne|saada|saade|uska|uski|uske|unka|unke|inka|inke|मेरा|मेरी|मेरे|हमारा|हमारी|हमारे|अपने|उसके|उनके|इनके|म्हारा|म्हारे'
const KIN =
  'bhai|bhaiya|bhaisahab|behen|behan|bahan|didi|jija|jijaji|sala|saala|saale|saali|chacha|chache|chachi|kaka|kaki|tau|taya|taaya|mama|mame|mami|masi|mausi|mausa|masar|fufa|phupha|bua|sasur|sasurji|saas|sadhu|saadhu|sadhu|samdhi|cousin|bhatija|bhatije|bhanja|bhanje|beta|bete|beti|papa|pitaji|babuji|mummy|maa|nana|dada|dost|dosto|yaar|saheli|friend|friends|mitra|boss|colleague|collegue|sahab|ca|accountant|driver|staff|rishtedar|rishtedaar|भाई|भैया|बहन|दीदी|जीजा|जीजाजी|साला|साले|साली|चाचा|चाचे|चाची|काका|काकी|ताऊ|मामा|मामी|मौसी|मौसा|फूफा|बुआ|ससुर|सास|साढ़ू|समधी|कजिन|भतीजा|भतीजे|भांजा|भांजे|बेटा|बेटे|बेटी|पापा|पिताजी|बाबूजी|मम्मी|दोस्त|दोस्तों|सहेली|यार|फ्रेंड|मित्र|बॉस|सीए|ड्राइवर|रिश्तेदार'
const STRANGER =
  'padosi|padosan|padoshi|padousi|flatmate|roommate|landlord|owner|malik|maalik|tenant|kirayedar|kirayedaar|broker|dealer|dalal|sarkar|sarkaar|government|govt|builder|sharma|verma|gupta|पड़ोसी|पड़ोसन|फ्लैटमेट|रूममेट|मालिक|ओनर|किराएदार|किरायेदार|ब्रोकर|डीलर|दलाल|सरकार|बिल्डर|मकानमालिक|makanmalik|makaanmalik'
const CASE = 'ne|ko|ka|ki|ke|kol|da|di|de|log|logon|ने|को|का|की|के|कोल|दा|दी|लोग|लोगों'
const OF_PLACE = 'wala|wale|wali|walo|walon|waalo|wala|वाला|वाले|वाली|वालों'

/**
 * Somebody else: kin with a "my" or a case ending, so that a "bhai" who is spoken to is none; strangers; those known by
 * their place or turn ("wardha road wale"); the agent.
 */
export type Person = 'kin' | 'stranger' | 'wala' | 'you'

export const OTHER_PEOPLE: PhraseList<Person> = [
  [
    [
      `${MY} ${KIN}`,
      `${MY} ek|एक ${KIN}`,
      `${KIN} ji|sahab|log|जी|साहब|लोग? ${CASE}`,
      'kisi|kisine|किसी|किसीने ne|ने?',
      'usne|unhone|unne|inhone|usko|unko|unka|uska|unki|uski|inka|inki|उसने|उन्होंने|उसको|उनको|उनका|उसका|उनकी|उसकी|इन्होंने|इनका|इनकी',
      'ji|जी ko|ne|ka|को|ने|का',
      'pados|bagal|पड़ोस|बगल me|mein|में',
    ],
    'kin',
  ],
  [[STRANGER, 'makaan|makan|मकान malik|मालिक'], 'stranger'],
  [OF_PLACE, 'wala'],
  ['aap|tum|aapne|tumne|आप|तुम|आपने|तुमने', 'you'],
]

/** What they do with a property or its price: the values before it are theirs. */
export type Deed = 'deal' | 'ask' | 'say'

export const DEEDS: PhraseList<Deed> = [
  [
    [
      `le|ले liya|li|liye|liye|लिया|ली|लिए ${HAI}|tha|thi|था|थी?`,
      'liya|li|liye|लिया|ली|लिए',
      'liya|li|लिया|ली hai|tha|thi|hoga|है|था|थी|होगा',
      'kharida|kharidi|khareeda|khareedi|खरीदा|खरीदी',
      'kharid|khareed|खरीद liya|li|लिया|ली',
      'becha|bechi|vecha|vechi|veche|bikwaya|बेचा|बेची|वेचा|वेची',
      'bech|बेच di|diya|दी|दिया',
      'bik|बिक gaya|gayi|गया|गई',
      'bika|biki|bikgi|bikgaya|बिका|बिकी',
      'banwaya|banaya|banwayi|बनवाया|बनाया',
      'book kiya|karaya|ki',
      'diya|dia|di|दिया|दी tha|thi|the|hai|है|था|थी|थे',
      'bhar|bhara|bharta|bharte|भर|भरता|भरते raha|rahe|rahi|hai|hain|रहा|रहे|रही|है|हैं',
      `mila|mili|मिला|मिली ${HAI}|tha|thi|था|थी`,
      'mil|मिल gaya|gayi|गया|गई',
      'mil|मिल raha|rahi|rahe|रहा|रही|रहे',
      'milta|milti|milte|मिलता|मिलती|मिलते hai|hain|tha|है|हैं|था?',
      'rehta|rehte|rehti|rahta|rahte|rahti|रहता|रहते|रहती',
      `${KA} ${HI}|${TO}? ${HAI}`,
      'da|di|de|दा|दी|दे hai|hain|aa|e|है|हैं|ए',
      'kol|कोल hai|hain|aa|ne|है|हैं',
      'paas|pas|पास ${HAI}',
      'ke|के paas|pas|पास hai|hain|है|हैं',
      'me|mein|में hua|huwa|हुआ tha|था?',
      `${ME} hai|है`,
    ],
    'deal',
  ],
  [
    [
      'de|दे raha|rahe|rahi|reha|रहा|रहे|रही',
      'deta|dete|deti|leta|lete|leti|देता|देते|देती|लेता|लेते|लेती tha|the|thi|hai|hain|था|थे|थी|है|हैं',
      'maang|mang|मांग raha|rahe|rahi|रहा|रहे|रही',
      'maangta|mangta|maangte|mangte|मांगता|मांगते',
    ],
    'ask',
  ],
  [
    [
      'kehte|bolte|kahte|kaha|bola|bataya|bataye|कहते|बोलते|कहा|बोला|बताया tha|the|thi|hai|था|थे|थी|है',
      'keh|kah|bol|bata|कह|बोल|बता raha|rahe|रहा|रहे tha|the|था|थे',
    ],
    'say',
  ],
]

/** Here the lead comes to himself, and no deal of others reaches over it. */
export const OWN_SIDE: PhraseList<true> = [
  [
    [
      'budget|bajat|बजट|बजेट',
      'mujhe|mujhko|mereko|hame|hamein|humko|hamko|mainu|sanu|manne|hum|ham|main|apan|apun|मुझे|मुझको|हमें|हमको|हम|मैं|अपन|अपुन|म्हाने|मन्ने|सानू|मैनू',
      'mere|hamare|mere|apne|मेरे|हमारे|अपने liye|layi|ko|लिए',
      'mere|apne|मेरे|अपने ko|ku|को',
      `chahiye|chaiye|chahie|चाहिए|chahida|chahidi`,
      'lekin|magar|but|isliye|warna|लेकिन|मगर|इसलिए|वरना',
      'par|पर hum|ham|main|mera|apna|हम|मैं|मेरा',
      'ab|अब',
      `${KO} bolo|batao`,
      '.',
      '?',
      ';',
    ],
    true,
  ],
]
