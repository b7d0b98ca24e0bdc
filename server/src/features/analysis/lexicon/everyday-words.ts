import {
  AUR,
  BHI,
  CHAHIYE,
  HAI,
  HI,
  HO,
  KA,
  KARO,
  KE,
  KO,
  ME,
  NAHI,
  PE,
  SE,
  TAK,
  TO,
  WALA,
} from './common.ts'
import { fold } from '../words/fold.ts'

/** Words of every call that no place is named by, whatever they resemble. Spelling keys. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  [AUR, BHI, CHAHIYE, HAI, HI, HO, KA, KARO, KE, KO, ME, NAHI, PE, SE, TAK, TO, WALA]
    .flatMap((words) => words.split('|'))
    .concat(
      `haan han ha ji jee sir madam maam bhai bhaiya bhaisahab sahab uncle aunty didi papa mummy beta beti mujhe muje
      hame hamen humko mujhko mera meri mere hamara hamari hamare apna apni apne aap aapka aapki aapko aapne tum unka uska uski
      hum ham main koi kuch kuchh kahin kahi kahan kidhar kaun kaunsa bas sirf area side taraf paas pas aaspaas andar ilaka
      ilake mohalla dekh dekho dekhna dekhiye dekhenge rahe raha rahi theek thik sahi accha achha badhiya location jagah ghar
      makaan flat kamra kamre abhi ab jab tab kab phir fir pehle baad thoda zyada jyada kam bahut bada chhota badhakar wahan
      yahan udhar idhar jaldi paisa rupaye lakh crore hazaar budget mahina saal din kal aaj parso shaam subah raat kya kyun kaise
      kitna kitne kitni bol bolo boliye bataiye batao hello namaste namaskar dhanyawad shukriya agar magar lekin matlab
      wagera vagera khadi khari khatar karan karwan bikgi mhari mhara mhare manne tanne thari thara sanu mainu menu tusi asi apan humra hamra hamaar mazha majha tumcha amcha bikwa type tarah liye liya diya kar karke rakh rakho lena leni dena deni milna mile milega hoga chalega
      the in at near around a an i we is it please only or and any where somewhere preferably maybe anything city yes no ok
      okay for me my looking want like would prefer think not sure you your have there what which how who why that this to of
      on from anywhere decided know dont will can could should shall am are was were be been need good nice very much more less
      here now then also just about some one two place locality budget house home property family mind either office company
      हां जी सर मैडम मैम भाई भैया अंकल आंटी दीदी मुझे हमें हमको मुझको मेरा मेरी मेरे हमारा हमारी हमारे अपना अपनी अपने आप आपका
      आपकी आपको आपने आपके तुम उनका उसका उसकी हम मैं कोई कुछ कहीं कहां किधर कौन कौनसा बस सिर्फ एरिया साइड तरफ पास आसपास
      अंदर इलाका इलाके मोहल्ला देख देखो देखना देखिए देखेंगे रहे रहा रही ठीक सही अच्छा बढ़िया लोकेशन जगह घर मकान फ्लैट कमरा कमरे
      अभी अब जब तब कब फिर पहले बाद थोड़ा ज्यादा कम बहुत बड़ा छोटा बढ़ाकर वहां यहां उधर इधर जल्दी पैसा रुपये लाख करोड़ हजार बजट
      महीना साल दिन कल आज शाम सुबह रात क्या क्यों कैसे कितना कितने कितनी बोल बोलो बोलिए बताइए बताओ हेलो नमस्ते नमस्कार
      अगर मगर लेकिन मतलब वगैरह तरह लिए लिया दिया करके रख रखो लेना लेनी देना देनी मिलना मिले मिलेगा होगा चलेगा गाड़ी गई गया खड़ी खातर करण म्हारी म्हारा म्हारे मन्ने तन्ने थारी थारा सानू मैनू तुसी असी आपां हमार हमरा माझा तुमचा आमचा`
        .trim()
        .split(/\s+/),
    )
    .map(fold),
)
