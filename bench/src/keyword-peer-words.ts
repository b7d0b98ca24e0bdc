import type { Requirement } from '@leadbreak/contract'

type Value<Field extends keyof Requirement> = NonNullable<Requirement[Field]>

/** The spellings that stand for a value, apart by `|`. */
type Keywords<Name extends string> = Readonly<Partial<Record<Name, string>>>

/** Whoever speaks of lakhs speaks of a price, hardly ever of a rent. */
export const PURPOSE_WORDS: Keywords<Value<'purpose'>> = {
  buy: 'buy|buying|lakh|lakhs|lac|lacs|crore|crores|लाख|करोड़|purchase|purchasing|invest|investment|kharidna|khareedna|kharidni|khareedni|lena hai|leni hai|खरीदना|खरीदनी|खरीद|लेना है|लेनी है|परचेज|इन्वेस्टमेंट',
  rent: 'rent|rental|on rent|lease|leasing|tenant|kiraye|kiraya|kiraye pe|kiraye par|किराए|किराये|किराया|रेंट|लीज|किराए पर|किराये पर',
  sell: 'sell|selling|bechna|bechni|bechna hai|bechni hai|bech|sale karna|बेचना|बेचनी|बेच|बेचना है|सेल करना',
}

export const TYPE_WORDS: Keywords<Value<'propertyType'>> = {
  residential:
    'residential|bhk|b h k|flat|apartment|villa|house|bungalow|kothi|makan|makaan|bedroom|studio|penthouse|farmhouse|builder floor|residence|rehne ke liye|रेजिडेंशियल|बीएचके|बी एच के|फ्लैट|अपार्टमेंट|विला|मकान|कोठी|बंगला|बेडरूम|पेंटहाउस|फार्महाउस|बिल्डर फ्लोर|रहने के लिए',
  commercial:
    'commercial|shop|office|showroom|dukaan|dukan|office space|business|कमर्शियल|दुकान|शॉप|ऑफिस|शोरूम|दफ्तर|व्यावसायिक',
  industrial:
    'industrial|factory|warehouse|godown|industry|shed|इंडस्ट्रियल|फैक्ट्री|गोदाम|वेयरहाउस|कारखाना|औद्योगिक',
  agricultural: 'agricultural|agriculture|farming|farm land|kheti|खेती|कृषि|एग्रीकल्चर|खेती वाली|खेत',
}

export const KIND_WORDS: Keywords<Value<'propertyKind'>> = {
  apartment: 'flat|flats|apartment|apartments|फ्लैट|अपार्टमेंट',
  'builder floor': 'builder floor|independent floor|बिल्डर फ्लोर|इंडिपेंडेंट फ्लोर',
  villa: 'villa|villas|विला',
  house: 'independent house|house|bungalow|kothi|makan|makaan|duplex|मकान|कोठी|बंगला|हाउस|इंडिपेंडेंट हाउस|डुप्लेक्स',
  plot: 'plot|plots|प्लॉट|प्लाट',
  studio: 'studio|studio apartment|स्टूडियो|स्टूडियो अपार्टमेंट',
  penthouse: 'penthouse|pent house|पेंटहाउस|पेंट हाउस',
  shop: 'shop|shops|dukaan|dukan|शॉप|दुकान',
  office: 'office|office space|ऑफिस|दफ्तर|ऑफिस स्पेस',
  showroom: 'showroom|show room|शोरूम|शो रूम',
  warehouse: 'warehouse|godown|ware house|गोदाम|वेयरहाउस',
  farmhouse: 'farmhouse|farm house|फार्महाउस|फार्म हाउस',
  land: 'land|zameen|jameen|jamin|जमीन|ज़मीन|लैंड',
}

export const AMENITY_WORDS: Keywords<Value<'amenities'>[number]> = {
  parking: 'parking|car parking|पार्किंग|कार पार्किंग',
  garage: 'garage|गैराज|गेराज',
  'swimming pool': 'swimming pool|pool|स्विमिंग पूल|पूल',
  gym: 'gym|gymnasium|jim|जिम',
  lift: 'lift|elevator|लिफ्ट',
  security: 'security|guard|cctv|सिक्योरिटी|सुरक्षा|गार्ड|सीसीटीवी',
  'power backup': 'power backup|generator|inverter|light backup|पावर बैकअप|जनरेटर|इन्वर्टर|बिजली का बैकअप',
  park: 'park|पार्क',
  garden: 'garden|lawn|bagicha|गार्डन|बगीचा|लॉन',
  clubhouse: 'clubhouse|club house|क्लब हाउस|क्लबहाउस',
  balcony: 'balcony|balconies|बालकनी',
  terrace: 'terrace|chhat|rooftop|टेरेस|छत',
  'modular kitchen': 'modular kitchen|मॉड्यूलर किचन|मॉड्युलर किचन',
  furnished: 'furnished|fully furnished|furniture|फर्निश्ड|फुली फर्निश्ड',
  'semi-furnished': 'semi furnished|सेमी फर्निश्ड',
  'servant room':
    'servant room|maid room|servant quarter|naukar ka kamra|सर्वेंट रूम|नौकर का कमरा|मेड रूम|सर्वेंट क्वार्टर',
  'study room': 'study room|study|स्टडी रूम|पढ़ाई का कमरा|स्टडी',
  'pooja room': 'pooja room|puja room|pooja ghar|puja ghar|prayer room|mandir ghar|पूजा घर|पूजा रूम|पूजा का कमरा',
  'school nearby': 'school|school nearby|स्कूल',
  'hospital nearby': 'hospital|hospital nearby|हॉस्पिटल|अस्पताल',
  'metro nearby': 'metro|metro station|मेट्रो|मेट्रो स्टेशन',
  'market nearby': 'market|bazaar|bazar|मार्केट|बाजार',
  'gated society': 'gated society|gated community|gated|गेटेड सोसाइटी|गेटेड सोसायटी|गेटेड',
  'play area': 'play area|playground|play ground|प्ले एरिया|खेलने की जगह|प्लेग्राउंड',
  vastu: 'vastu|vaastu|वास्तु',
  'water supply': 'water supply|paani ki supply|pani ki supply|water|पानी की सप्लाई|वाटर सप्लाई|पानी',
  wifi: 'wifi|wi fi|internet|वाईफाई|वाई फाई|इंटरनेट',
  'air conditioning': 'air conditioning|air conditioner|ac|एयर कंडीशनर|एयर कंडीशनिंग|एसी',
  'temple nearby': 'temple|mandir|मंदिर|टेंपल',
  'pet friendly': 'pet friendly|pets|dog|pet|पेट फ्रेंडली|कुत्ता|डॉगी|पेट्स',
}

export const POSSESSION_WORDS: Readonly<Record<string, string>> = {
  ready: 'ready|ready to move|ready possession|immediate possession|taiyar|tayyar|रेडी|रेडी टू मूव|तैयार|तुरंत',
  'under construction': 'under construction|new launch|अंडर कंस्ट्रक्शन|बन रहा|निर्माणाधीन',
}

export const OPT_OUT_WORDS: Readonly<Record<string, string>> = {
  yes: 'do not call|dont call|stop calling|remove my number|not call again|call mat karna|call mat karo|phone mat karna|phone mat karo|number hata do|do not disturb|कॉल मत करना|कॉल मत करो|फोन मत करना|फोन मत करो|नंबर हटा दो|कॉल ना करें|फोन ना करें|कॉल मत कीजिए|फोन मत कीजिए|नंबर हटा दीजिए',
}
