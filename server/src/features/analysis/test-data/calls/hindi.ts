import { aCall } from './a-call.ts'

export const HINDI_CALLS = [
  aCall(
    'a flat with a range in words and one refused amenity',
    `a: नमस्ते सर क्या आप घर ढूंढ रहे हैं
     l: हां जी तीन बीएचके फ्लैट चाहिए
     a: किस शहर में
     l: इंदौर विजय नगर में
     a: बजट बताइए
     l: पैंतालीस से पचपन लाख के बीच
     a: जिम और स्विमिंग पूल चाहिए
     l: जिम तो चाहिए पूल की कोई जरूरत नहीं`,
    {
      purpose: 'buy',
      budget: [4500000, 5500000],
      bhk: [3],
      places: ['Indore', 'Vijay Nagar'],
      type: 'residential',
      kind: 'apartment',
      amenities: ['gym'],
    },
  ),
  aCall(
    'a rent with floor distractor and furnished answer',
    `l: मुझे किराए पर मकान चाहिए दो बेडरूम का
     a: कौन से फ्लोर पर
     l: दूसरी या तीसरी मंजिल ठीक रहेगी
     a: किराया कितना दे सकते हैं
     l: बारह से पंद्रह हजार
     a: फर्निश्ड या अनफर्निश्ड
     l: सेमी फर्निश्ड मिल जाए तो अच्छा`,
    {
      purpose: 'rent',
      budget: [12000, 15000, 'month'],
      bhk: [2],
      type: 'residential',
      kind: 'house',
      amenities: ['semi-furnished'],
    },
  ),
  aCall(
    'a plot in gaj with sava crore',
    `a: जी बताइए क्या सेवा करूं
     l: प्लॉट लेना है दो सौ गज का
     a: लोकेशन
     l: मोहाली में सेक्टर सत्तर
     a: कितने तक का बजट है
     l: सवा करोड़ तक`,
    {
      purpose: 'buy',
      budget: [null, 12500000],
      area: [200, 200, 'sqyd'],
      places: ['Mohali', 'Sector 70'],
      kind: 'plot',
    },
  ),
  aCall(
    'salary and EMI stay out',
    `a: सर सैलरी कितनी है आपकी
     l: अस्सी हजार महीना
     a: और ईएमआई कितनी चल रही है
     l: पंद्रह हजार की ईएमआई जाती है
     a: तो बजट क्या रखें
     l: साठ लाख के अंदर`,
    { purpose: 'buy', budget: [null, 6000000] },
  ),
  aCall(
    'a shop for rent, bounded from below',
    `l: दुकान चाहिए किराए पर
     a: कितना बड़ा
     l: कम से कम तीन सौ स्क्वायर फुट
     a: महीने का कितना सोचा है
     l: पच्चीस हजार से ज्यादा नहीं`,
    {
      purpose: 'rent',
      budget: [null, 25000, 'month'],
      area: [300, null, 'sqft'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'an opt-out in plain words',
    `a: सर हमारे नए प्रोजेक्ट के बारे में बताना था
     l: नहीं भाई मुझे कोई इंटरेस्ट नहीं है दोबारा फोन मत करना`,
    { optOut: true },
  ),
  aCall(
    'a call in the evening instead is no opt-out',
    `a: सर दो मिनट बात कर सकते हैं
     l: अभी फोन मत करो शाम को करना मीटिंग में हूं`,
    {},
  ),
  aCall(
    'a seller of farm land',
    `l: जमीन बेचनी है मेरी
     a: कितनी है और कहां
     l: तीन एकड़ है नासिक के पास
     a: क्या रेट मांग रहे हैं
     l: टोटल अस्सी लाख मिल जाए तो दे दूंगा`,
    { purpose: 'sell', budget: [null, 8000000], area: [3, 3, 'acre'], places: ['Nashik'], kind: 'land' },
  ),
  aCall(
    'the agent offers, the lead evades',
    `a: मैडम वाकड में दो बीएचके है पचहत्तर लाख का जिम और क्लब हाउस के साथ
     l: अच्छा देखती हूं सोच के बताऊंगी`,
    {},
  ),
  aCall(
    'the agent offers, the lead takes it',
    `a: मैडम वाकड में दो बीएचके है जिम और क्लब हाउस के साथ देखना चाहेंगी
     l: हां बिल्कुल`,
    { bhk: [2], places: ['Wakad'], type: 'residential', amenities: ['clubhouse', 'gym'] },
  ),
  aCall(
    'a price of the agent is never the budget',
    `a: सर ये वाला नब्बे लाख का है थ्री बीएचके
     l: ठीक है`,
    { bhk: [3], type: 'residential' },
  ),
  aCall(
    'a correction of bedrooms and of the city',
    `l: मुझे लखनऊ में दो बीएचके चाहिए
     a: गोमती नगर में है एक
     l: सॉरी दो नहीं तीन बीएचके चाहिए और लखनऊ नहीं कानपुर में`,
    { bhk: [3], places: ['Kanpur'], type: 'residential' },
  ),
  aCall(
    'bare answers to every question',
    `a: कितने कमरे
     l: तीन
     a: कितने लाख तक
     l: पचास
     a: कितने गज
     l: डेढ़ सौ`,
    { purpose: 'buy', budget: [null, 5000000], bhk: [3], area: [150, 150, 'sqyd'], type: 'residential' },
  ),
  aCall(
    'a warehouse by the square foot',
    `l: भिवंडी में गोदाम चाहिए भाड़े पर
     a: कितना एरिया
     l: दस हजार स्क्वायर फीट
     a: रेट क्या देंगे
     l: बाईस रुपये स्क्वायर फुट`,
    {
      purpose: 'rent',
      budget: [null, 22, 'sqft'],
      area: [10000, 10000, 'sqft'],
      places: ['Bhiwandi'],
      type: 'industrial',
      kind: 'warehouse',
    },
  ),
  aCall(
    'years of possession are months',
    `a: पजेशन कब तक चाहिए
     l: डेढ़ साल में मिल जाए
     a: और बजट
     l: पौने दो करोड़`,
    { purpose: 'buy', budget: [null, 17500000], possession: 'within 18 months' },
  ),
  aCall(
    'ready and vastu and gated society',
    `a: रेडी टू मूव चाहिए या अंडर कंस्ट्रक्शन
     l: रेडी टू मूव ही चाहिए
     a: और कुछ खास
     l: गेटेड सोसाइटी हो वास्तु के हिसाब से हो और मंदिर पास में हो`,
    { amenities: ['gated society', 'temple nearby', 'vastu'], possession: 'ready' },
  ),
  aCall(
    'family members, ages and years stay out',
    `a: कितने लोग हैं परिवार में
     l: छह लोग हैं दो बच्चे हैं दस और बारह साल के
     a: कब से ढूंढ रहे हैं
     l: दो साल से ढूंढ रहे हैं
     a: कौन सी जगह
     l: भोपाल में कोलार रोड`,
    { places: ['Bhopal', 'Kolar Road'] },
  ),
  aCall(
    'where he lives is not where he looks',
    `a: आप कहां रहते हैं
     l: मैं अभी दिल्ली में रहता हूं
     a: फ्लैट कहां चाहिए
     l: नोएडा में चाहिए सेक्टर एक सौ सैंतीस`,
    { places: ['Noida', 'Sector 137'] },
  ),
  aCall(
    'both cities stay, joined by or',
    `a: कौन सा शहर
     l: जयपुर या उदयपुर कोई भी चलेगा
     a: प्लॉट या फ्लैट
     l: प्लॉट`,
    { places: ['Jaipur', 'Udaipur'], kind: 'plot' },
  ),
  aCall(
    'two kinds joined by or name none',
    `l: फ्लैट या विला कुछ भी चलेगा तीन बेडरूम हो
     a: बजट
     l: दो ढाई करोड़`,
    { purpose: 'buy', budget: [20000000, 25000000], bhk: [3], type: 'residential' },
  ),
  aCall(
    'an office to buy, with parking and lift',
    `l: ऑफिस खरीदना है कनॉट प्लेस में
     a: साइज
     l: पंद्रह सौ से दो हजार स्क्वायर फीट
     a: पार्किंग
     l: हां पार्किंग और लिफ्ट दोनों चाहिए`,
    {
      purpose: 'buy',
      area: [1500, 2000, 'sqft'],
      places: ['Connaught Place'],
      type: 'commercial',
      kind: 'office',
      amenities: ['lift', 'parking'],
    },
  ),
  aCall(
    'number removal is an opt-out',
    `a: नमस्कार प्रॉपर्टी के सिलसिले में
     l: मेरा नंबर आपके पास कहां से आया लिस्ट से हटा दीजिए`,
    { optOut: true },
  ),
  aCall(
    'wrong number',
    `a: हेलो शर्मा जी बोल रहे हैं
     l: नहीं रॉन्ग नंबर है
     a: सॉरी सर`,
    {},
  ),
  aCall(
    'busy in the market, nothing said',
    `a: सर बात हो सकती है
     l: अभी बाजार में हूं बाद में बात करते हैं`,
    {},
  ),
  aCall(
    'an opt-out and a wish both stand',
    `a: सर फ्लैट चाहिए था आपको
     l: हां चाहिए था पुणे में दो बीएचके पर अब ले लिया है आगे से कॉल मत करना`,
    { bhk: [2], places: ['Pune'], type: 'residential', kind: 'apartment', optOut: true },
  ),
  aCall(
    'an industrial plot in acres',
    `l: फैक्ट्री लगाने के लिए इंडस्ट्रियल प्लॉट चाहिए
     a: कितना
     l: दो एकड़
     a: किधर
     l: पीथमपुर
     a: बजट
     l: तीन करोड़ पच्चीस लाख तक`,
    {
      purpose: 'buy',
      budget: [null, 32500000],
      area: [2, 2, 'acre'],
      places: ['Pithampur'],
      type: 'industrial',
      kind: 'plot',
    },
  ),
  aCall(
    'servant room, study room and pooja room',
    `a: कितने बेडरूम
     l: चार बीएचके
     a: और
     l: एक नौकर का कमरा पूजा घर और पढ़ाई का कमरा भी हो`,
    { bhk: [4], type: 'residential', amenities: ['pooja room', 'servant room', 'study room'] },
  ),
  aCall(
    'neither lift nor gym',
    `a: लिफ्ट जिम
     l: ना लिफ्ट चाहिए ना जिम बस पानी की सप्लाई अच्छी हो`,
    { amenities: ['water supply'] },
  ),
  aCall(
    'misheard letters and lakhs',
    `l: टू बी एच के चाहिए चालीस लाखों तक
     a: कहां
     l: वडोदरा`,
    { purpose: 'buy', budget: [null, 4000000], bhk: [2], places: ['Vadodara'], type: 'residential' },
  ),
  aCall(
    'ek crore bees, the lakh unsaid',
    `a: बजट सर
     l: एक करोड़ बीस तक जा सकते हैं`,
    { purpose: 'buy', budget: [null, 12000000] },
  ),
  aCall(
    'a city given up for another',
    `a: जी सर गाजियाबाद में देख रहे थे ना आप
 l: गाजियाबाद का विचार बदल दिया अब मेरठ में देखेंगे
 a: फ्लैट या मकान
 l: मकान ही लेंगे भैया सौ गज का
 a: कितने तक निकल आए तो ठीक
 l: पचपन साठ लाख`,
    {
      purpose: 'buy',
      budget: [5500000, 6000000],
      area: [100, 100, 'sqyd'],
      places: ['Meerut'],
      type: 'residential',
      kind: 'house',
    },
  ),
  aCall(
    'rooms and a rent, asked for by one word',
    `a: मैडम कैसा घर चाहिए
 l: देखो भैया हम तीन जने हैं तो दो कमरे का फ्लैट बहुत है
 a: किराया
 l: आठ हजार से ज्यादा नहीं दे पाएंगे
 a: एरिया कौन सा
 l: कंकड़बाग या राजेंद्र नगर पटना`,
    {
      purpose: 'rent',
      budget: [null, 8000, 'month'],
      bhk: [2],
      places: ['Kankarbagh', 'Rajendra Nagar', 'Patna'],
      type: 'residential',
      kind: 'apartment',
    },
  ),
  aCall(
    'a showroom on rent in lakhs a month',
    `l: हेलो वो विज्ञापन देखा था शोरूम का अजमेर रोड जयपुर वाला
 a: जी सर लेना है या किराए पर
 l: किराए पर
 a: कितना बड़ा
 l: दो हजार से ढाई हजार फुट
 a: किराया
 l: डेढ़ लाख महीना`,
    {
      purpose: 'rent',
      budget: [null, 150000, 'month'],
      area: [2000, 2500, 'sqft'],
      places: ['Ajmer Road', 'Jaipur'],
      type: 'commercial',
      kind: 'showroom',
    },
  ),
  aCall(
    'a number changed with ab, and an old price of the agent',
    `a: सर पिछले हफ्ते पच्चीस तारीख को बात हुई थी
 l: हां याद आया
 a: तीन बीएचके ही रखना है ना
 l: नहीं अब चार कर दो मम्मी पापा भी साथ रहेंगे
 a: बजट वही एक करोड़ दस लाख
 l: थोड़ा बढ़ाकर एक करोड़ तीस कर दो`,
    { purpose: 'buy', budget: [null, 13000000], bhk: [4], type: 'residential' },
  ),
  aCall(
    'a double negation wants the lift',
    `a: कौन सी मंजिल पर लेंगे
 l: पांचवीं से ऊपर कोई भी
 a: लिफ्ट तो चाहिए होगी
 l: हां लिफ्ट के बिना कैसे होगा
 a: पावर बैकअप
 l: वो भी`,
    { amenities: ['lift', 'power backup'] },
  ),
  aCall(
    'a rate by the bigha is no budget',
    `l: भाई साहब खेत बेचना है सात बीघा हिसार के पास
 a: रेट क्या है
 l: बाईस लाख रुपये बीघा से कम में नहीं दूंगा`,
    { purpose: 'sell', area: [7, 7, 'bigha'], places: ['Hisar'], type: 'agricultural', kind: 'land' },
  ),
  aCall(
    'an end to calls',
    `a: सर ऑफर है फ्री मॉड्यूलर किचन के साथ
 l: मुझे कॉल करना बंद करो यार हर दूसरे दिन फोन आ जाता है
 a: ठीक है सर`,
    { optOut: true },
  ),
  aCall(
    'a villa, a garden, no pool, and two years',
    `a: सर किस तरह की प्रॉपर्टी
 l: रहने के लिए कोई अच्छा सा विला
 a: गार्डन वाला
 l: गार्डन हो जाए तो क्या बात है
 a: स्विमिंग पूल
 l: अरे नहीं पूल का झंझट नहीं
 a: तैयार या बन रहा हो
 l: बन रहा हो तो भी चलेगा पर दो साल के अंदर मिल जाए`,
    { type: 'residential', kind: 'villa', amenities: ['garden'], possession: 'within 24 months' },
  ),
  aCall(
    'marla as a bare answer, and a model town',
    `a: प्लॉट कितने मरला
 l: आठ
 a: जालंधर में ही
 l: हां जी जालंधर मॉडल टाउन
 a: बजट
 l: साठ पैंसठ लाख`,
    {
      places: ['Jalandhar', 'Model Town'],
      area: [8, 8, 'marla'],
      purpose: 'buy',
      budget: [6000000, 6500000],
    },
  ),
  aCall(
    'one road refused for a locality',
    `a: नमस्ते प्रॉपर्टी ढूंढ रहे हैं
 l: हां गुवाहाटी में पांच कट्ठा जमीन
 a: बजट कितना
 l: पचास लाख से कम
 a: जी एस रोड
 l: जी एस रोड नहीं बेलतला`,
    {
      purpose: 'buy',
      budget: [null, 5000000],
      area: [5, 5, 'katha'],
      places: ['Guwahati', 'Beltola'],
      kind: 'land',
    },
  ),
  aCall(
    'what was shown was not liked',
    `a: अंकल जी आपको नोएडा एक्सटेंशन में दो बीएचके दिखाया था
 l: हां वो ठीक नहीं लगा कमरे छोटे थे
 a: तो क्या ढूंढें
 l: तीन बीएचके ढूंढो इंदिरापुरम में
 a: सत्तर लाख तक
 l: हां सत्तर लाख तक चलेगा`,
    { purpose: 'buy', budget: [null, 7000000], bhk: [3], places: ['Indirapuram'], type: 'residential' },
  ),
  aCall(
    'what he sees to himself',
    `a: सर वाईफाई एसी
 l: एसी चाहिए वाईफाई मैं खुद लगवा लूंगा
 a: बालकनी
 l: हां दो बालकनी हों`,
    { amenities: ['air conditioning', 'balcony'] },
  ),
  aCall(
    'small talk, then a farmhouse',
    `a: भाई साहब नमस्कार कैसे हैं
 l: नमस्कार ठीक हूं
 a: तो वो फार्म हाउस देखना था आपको
 l: हां फार्म हाउस देखना है दो बीघे तक का
 a: छतरपुर साइड
 l: छतरपुर या गुड़गांव की तरफ`,
    { area: [null, 2, 'bigha'], places: ['Chhatarpur', 'Gurgaon'], type: 'residential', kind: 'farmhouse' },
  ),
  aCall(
    'an offer too dear',
    `a: सर सौ गज का है पैंतीस लाख में
 l: पैंतीस बहुत ज्यादा है
 a: आप बताओ
 l: अट्ठाईस तीस लाख से ऊपर नहीं`,
    { purpose: 'buy', budget: [2800000, 3000000] },
  ),
  aCall(
    'another town than the agent said, and two cars',
    `a: जी मैं रियल एस्टेट से सुनीता बोल रही हूं
 l: बोलिए
 a: आपको ठाणे में फ्लैट चाहिए था
 l: ठाणे में नहीं कल्याण में चाहिए था ढाई बीएचके
 a: जी बजट
 l: सत्तर लाख के आसपास
 a: पार्किंग चाहिए होगी
 l: हां दो गाड़ियां हैं तो पार्किंग तो चाहिए ही चाहिए`,
    {
      purpose: 'buy',
      budget: [null, 7000000],
      bhk: [2.5],
      places: ['Kalyan'],
      type: 'residential',
      amenities: ['parking'],
    },
  ),
  aCall(
    'either of two towns',
    `l: एक सौ पच्चीस गज का प्लॉट चाहिए
 a: किस शहर में सर
 l: आगरा या मथुरा
 a: बजट
 l: बीस से पच्चीस के बीच में
 a: लाख
 l: हां लाख`,
    {
      purpose: 'buy',
      budget: [2000000, 2500000],
      area: [125, 125, 'sqyd'],
      places: ['Agra', 'Mathura'],
      kind: 'plot',
    },
  ),
  aCall(
    'an advance in months is no possession',
    `a: मैडम किराए के लिए कितना बजट है
 l: पंद्रह सोलह हजार
 a: कितने बेडरूम
 l: दो
 a: कौन सी जगह
 l: मालवीय नगर के आसपास
 a: एडवांस दो महीने का देना होगा
 l: ठीक है`,
    {
      purpose: 'rent',
      budget: [15000, 16000, 'month'],
      bhk: [2],
      places: ['Malviya Nagar'],
      type: 'residential',
    },
  ),
  aCall(
    'half an acre',
    `a: सर प्लॉट का साइज
 l: आधा एकड़
 a: और रेट
 l: एक करोड़ से सवा करोड़ टोटल`,
    { purpose: 'buy', budget: [10000000, 12500000], area: [0.5, 0.5, 'acre'] },
  ),
  aCall(
    'a shop to sell, range over a crore',
    `l: मेरी दुकान है चांदनी चौक में उसे बेचना चाहता हूं
 a: कितने स्क्वायर फीट की है
 l: डेढ़ सौ स्क्वायर फीट
 a: कितने की उम्मीद है
 l: अस्सी लाख से एक करोड़`,
    {
      purpose: 'sell',
      budget: [8000000, 10000000],
      area: [150, 150, 'sqft'],
      places: ['Chandni Chowk'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'a guard but no club',
    `a: आप कब तक शिफ्ट होना चाहते हैं
 l: अगले तीन महीने में
 a: सिक्योरिटी गार्ड वाली सोसाइटी
 l: हां सिक्योरिटी जरूरी है
 a: क्लब हाउस
 l: उसकी जरूरत नहीं है`,
    { amenities: ['security'], possession: 'within 3 months' },
  ),
  aCall(
    'a number put on the website by mistake',
    `a: सर आपने वेबसाइट पर नंबर डाला था
 l: गलती से डल गया होगा मुझे कुछ नहीं चाहिए मेरा नंबर हटाओ`,
    { optOut: true },
  ),
  aCall(
    'two storeys are no bedrooms',
    `a: सर मकान कितने मंजिल का
 l: दो मंजिला हो
 a: कितने वर्ग फुट
 l: बारह सौ वर्ग फुट के करीब
 a: कहां
 l: रायपुर शंकर नगर
 a: कितना लगाएंगे
 l: पैंसठ सत्तर लाख`,
    {
      purpose: 'buy',
      budget: [6500000, 7000000],
      area: [1200, 1200, 'sqft'],
      places: ['Raipur', 'Shankar Nagar'],
    },
  ),
  aCall(
    'a room and a kitchen',
    `a: भैया कितने कमरे चाहिए
 l: एक कमरा किचन बस अकेला हूं
 a: भाड़ा
 l: पांच हजार`,
    { purpose: 'rent', budget: [null, 5000, 'month'], bhk: [0.5], type: 'residential' },
  ),
  aCall(
    'near the metro, and an office that is his own',
    `a: मेट्रो के पास चाहिए
 l: हां मेट्रो पास हो तो अच्छा रहेगा ऑफिस जाने में आसानी होती है
 a: ऑफिस कहां है
 l: नोएडा सेक्टर सोलह
 a: फ्लैट कहां देखूं
 l: वैशाली या कौशांबी`,
    { places: ['Vaishali', 'Kaushambi'], amenities: ['metro nearby'] },
  ),
  aCall(
    'earlier three, now two',
    `a: तो सर तीन बीएचके कन्फर्म करूं
 l: नहीं पहले तीन बोला था अब दो ही ठीक है`,
    { bhk: [2], type: 'residential' },
  ),
  aCall(
    'a price by the bigha beside an area',
    `a: खेती की जमीन देखेंगे
 l: हां खेती की ही चाहिए
 a: कितनी
 l: दस से बारह बीघा
 a: किस गांव की तरफ
 l: सोनीपत के आसपास
 a: एक बीघा का क्या सोचा
 l: पचास लाख बीघा तक`,
    { area: [10, 12, 'bigha'], places: ['Sonipat'], type: 'agricultural', kind: 'land' },
  ),
  aCall(
    'too dear a kind',
    `a: पेंटहाउस दिखाऊं सर
 l: अरे इतना बजट नहीं है
 a: फिर
 l: साधारण तीन कमरे का फ्लैट
 a: कितने में
 l: पैंतालीस के अंदर अंदर लाख`,
    { bhk: [3], type: 'residential', kind: 'apartment', purpose: 'buy', budget: [null, 4500000] },
  ),
  aCall(
    'water round the clock',
    `a: मैम बिजली पानी की सुविधा
 l: चौबीस घंटे पानी आना चाहिए और पावर बैकअप भी
 a: पार्क
 l: पार्क हो तो बच्चों के लिए अच्छा है`,
    { amenities: ['park', 'power backup', 'water supply'] },
  ),
  aCall(
    'a place too far off',
    `a: जी नमस्ते कौन सा इलाका देख रहे हैं आप
 l: हम तो सिविल लाइंस इलाहाबाद में देख रहे थे
 a: वहां तो महंगा है झूंसी चलेगा
 l: झूंसी दूर पड़ जाएगा नैनी देख लो
 a: मकान या फ्लैट
 l: फ्लैट लिफ्ट वाला
 a: कितने तक
 l: चालीस बयालीस लाख`,
    {
      purpose: 'buy',
      budget: [4000000, 4200000],
      places: ['Civil Lines', 'Prayagraj', 'Naini'],
      type: 'residential',
      kind: 'apartment',
      amenities: ['lift'],
    },
  ),
  aCall(
    'not less than so many feet',
    `l: भाई साहब हमको गोदाम चाहिए ट्रांसपोर्ट नगर में
 a: खरीदना है या किराए पर लेना है
 l: किराए पर
 a: कितना बड़ा
 l: पांच हजार फुट से कम नहीं होना चाहिए
 a: किराया क्या देंगे
 l: चालीस पैंतालीस हजार महीना`,
    {
      purpose: 'rent',
      budget: [40000, 45000, 'month'],
      area: [5000, null, 'sqft'],
      places: ['Transport Nagar'],
      type: 'industrial',
      kind: 'warehouse',
    },
  ),
  aCall(
    'a pension beside a budget',
    `a: मैडम आपकी उम्र साठ से ऊपर है तो ग्राउंड फ्लोर देखें
 l: मेरी उम्र पचपन है ग्राउंड फ्लोर ठीक है
 a: कितने कमरे
 l: दो कमरे हॉल किचन
 a: बजट
 l: मेरी पेंशन तीस हजार है बजट बाईस लाख है`,
    { purpose: 'buy', budget: [null, 2200000], bhk: [2], type: 'residential' },
  ),
  aCall(
    'a villa and not at that price',
    `a: सर विला देखेंगे या बंगला
 l: विला
 a: शहर
 l: इंदौर सुपर कॉरिडोर
 a: तीन करोड़ का है एक
 l: तीन करोड़ नहीं दो करोड़ पचास लाख तक
 a: पांच बीएचके
 l: चार बीएचके बहुत है`,
    {
      purpose: 'buy',
      budget: [null, 25000000],
      bhk: [4],
      places: ['Indore', 'Super Corridor'],
      type: 'residential',
      kind: 'villa',
    },
  ),
  aCall(
    'an old house to get rid of',
    `l: हेलो मेरे को पुराना मकान निकालना है देवास में
 a: कितने स्क्वायर फीट का है
 l: नौ सौ
 a: क्या चाहिए उसका
 l: पच्चीस लाख आ जाए बस`,
    {
      purpose: 'sell',
      budget: [null, 2500000],
      area: [900, 900, 'sqft'],
      places: ['Dewas'],
      type: 'residential',
      kind: 'house',
    },
  ),
  aCall(
    'a flat in the next town',
    `a: सर हमारे यहां सात सौ स्क्वायर फीट में दो बीएचके पैंतीस लाख का है नेरल में
 l: नेरल नहीं बदलापुर में हो तो बताओ
 a: बदलापुर में भी है
 l: हां तो दो बीएचके दिखाओ`,
    { bhk: [2], places: ['Badlapur'], type: 'residential' },
  ),
  aCall(
    'a festival is no month',
    `a: आपको कब तक चाहिए मकान
 l: दिवाली तक
 a: और पजेशन रेडी
 l: हां रेडी`,
    { possession: 'ready' },
  ),
  aCall(
    'a student town',
    `a: किराए का मकान ढूंढ रहे हैं
 l: जी हां बिटिया का कॉलेज लग गया है यहां कोटा में
 a: एक बीएचके
 l: हां एक बीएचके
 a: फर्निश्ड
 l: हां फर्निश्ड और वाईफाई हो
 a: कितना किराया
 l: बारह हजार तक`,
    {
      purpose: 'rent',
      budget: [null, 12000, 'month'],
      bhk: [1],
      places: ['Kota'],
      type: 'residential',
      kind: 'house',
      amenities: ['furnished', 'wifi'],
    },
  ),
  aCall(
    'the loan, the margin and the whole',
    `a: सर आपका लोन कितना अप्रूव हुआ
 l: पैंतीस लाख
 a: और मार्जिन
 l: पंद्रह लाख अपने पास हैं
 a: तो पचास लाख का बजट मान लूं
 l: हां पचास लाख`,
    { purpose: 'buy', budget: [null, 5000000] },
  ),
  aCall(
    'sectors and a decimal point',
    `a: कौन सा सेक्टर सर
 l: सेक्टर उनचास या पचास
 a: टू बीएचके
 l: नहीं थ्री बीएचके
 a: कितना बजट
 l: एक दसमलव पांच करोड़`,
    {
      purpose: 'buy',
      budget: [null, 15000000],
      bhk: [3],
      places: ['Sector 49', 'Sector 50'],
      type: 'residential',
    },
  ),
  aCall(
    'a bigha to sell',
    `a: मालिक आपकी जमीन कितनी है
 l: दो बीघा
 a: बेचना चाहते हैं
 l: हां बेचना है मुजफ्फरपुर में है
 a: रेट
 l: डेढ़ करोड़ से नीचे नहीं`,
    { purpose: 'sell', budget: [15000000, null], area: [2, 2, 'bigha'], places: ['Muzaffarpur'] },
  ),
  aCall(
    'four amenities in a row',
    `a: सर आप फ्लैट में क्या क्या सुविधा चाहते हैं
 l: लिफ्ट पार्किंग पावर बैकअप सिक्योरिटी सब होना चाहिए
 a: जिम पूल क्लब
 l: इनकी जरूरत नहीं`,
    { amenities: ['lift', 'parking', 'power backup', 'security'] },
  ),
  aCall(
    'bought already',
    `a: भैया दुकान कितने में देखनी है
 l: देखनी नहीं है भाई मैंने ले ली अब फोन मत करना`,
    { optOut: true },
  ),
  aCall(
    'nothing seen yet',
    `a: सर जी आपको हवेली वाली साइड पसंद आई थी क्या
 l: कौन सी साइड भाई मैंने तो अभी कुछ देखा ही नहीं
 a: अच्छा आप बताइए क्या देखना है
 l: सस्ता सा वन बीएचके ठाणे वेस्ट में तीस लाख के अंदर`,
    { purpose: 'buy', budget: [null, 3000000], bhk: [1], places: ['Thane West'], type: 'residential' },
  ),
  aCall(
    'a house to let, upstairs',
    `a: मकान मालिक हैं आप
 l: जी हां अपना मकान भाड़े पर चढ़ाना है
 a: कितने कमरे हैं
 l: तीन कमरे हैं ऊपर वाला हिस्सा
 a: भाड़ा
 l: चौदह हजार`,
    { purpose: 'rent', budget: [null, 14000, 'month'], bhk: [3], type: 'residential', kind: 'house' },
  ),
  aCall(
    'a road so many feet wide',
    `l: सुनिए प्लॉट चाहिए बनारस में दो बिस्वा का
 a: बजट सर
 l: चालीस लाख लगा लो
 a: रोड कितनी चौड़ी
 l: बीस फुट की रोड तो हो`,
    { purpose: 'buy', budget: [null, 4000000], places: ['Varanasi'], kind: 'plot' },
  ),
  aCall(
    'built already, and a price beaten down',
    `a: अंडर कंस्ट्रक्शन लेंगे तो सस्ता पड़ेगा
 l: नहीं नहीं बना हुआ चाहिए
 a: रेडी में सत्तर लाख से शुरू है
 l: सत्तर नहीं पैंसठ तक दिलवा दो
 a: लाख
 l: हां पैंसठ लाख`,
    { purpose: 'buy', budget: [null, 6500000] },
  ),
  aCall(
    'a plain society',
    `a: सर जिम पूल वाली सोसाइटी चाहिए या साधारण
 l: साधारण चलेगी बस बिजली का बैकअप हो और लिफ्ट हो`,
    { amenities: ['lift', 'power backup'] },
  ),
  aCall(
    'a fifth call',
    `a: नमस्ते मैं हाउसिंग से पूजा
 l: पूजा जी आपका यह पांचवां फोन है मैं कह चुका हूं कि नहीं लेना
 a: एक बार प्रोजेक्ट देख लीजिए
 l: आप मेरा नंबर ब्लैकलिस्ट कर दीजिए और दुबारा कॉल न करें`,
    { optOut: true },
  ),
  aCall(
    'an office by people, area and rate',
    `l: हमारी कंपनी को ऑफिस स्पेस चाहिए गुड़गांव में उद्योग विहार
 a: कितने लोग बैठेंगे
 l: अस्सी लोग
 a: एरिया
 l: छह हजार स्क्वायर फीट मिनिमम
 a: रेंट
 l: सत्तर रुपये पर स्क्वायर फीट`,
    {
      purpose: 'rent',
      budget: [null, 70, 'sqft'],
      area: [6000, null, 'sqft'],
      places: ['Gurgaon', 'Udyog Vihar'],
      type: 'commercial',
      kind: 'office',
    },
  ),
  aCall(
    'a balcony with sun',
    `a: दीदी बजट कितना सोचा है
 l: अठारह बीस लाख
 a: दो बीएचके आ जाएगा
 l: हां दो बीएचके ही चाहिए
 a: बालकनी
 l: हां बालकनी तो होनी चाहिए धूप आए`,
    { purpose: 'buy', budget: [1800000, 2000000], bhk: [2], type: 'residential', amenities: ['balcony'] },
  ),
  aCall(
    'land for a warehouse to be built',
    `a: जमीन कहां चाहिए
 l: हाइवे के पास सीकर रोड पर
 a: कितना
 l: पांच हजार गज
 a: किस काम के लिए
 l: वेयरहाउस बनाना है`,
    { area: [5000, 5000, 'sqyd'], places: ['Sikar Road'] },
  ),
  aCall(
    'a wedding in June',
    `a: तो आप जून में शादी के बाद शिफ्ट होंगे
 l: हां शादी बीस जून को है उसके बाद
 a: दो बीएचके किराए पर
 l: हां किराए पर दो बीएचके बीस बाईस हजार में`,
    { purpose: 'rent', budget: [20000, 22000, 'month'], bhk: [2], type: 'residential' },
  ),
]
