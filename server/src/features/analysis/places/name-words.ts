/**
 * Words of Indian place names whose usual Roman spelling the sounds alone do not give: as it is written, then as it is spelt.
 * Only for names that the gazetteer lacks; its own words are known from there.
 */
const WORDS = `
गणपति Ganpati
गणेश Ganesh
पांडे Pandey
पाण्डेय Pandey
पांडेय Pandey
तिवारी Tiwari
दुबे Dubey
चौबे Choubey
मिश्रा Mishra
श्री Shri
स्वामी Swami
सूर्य Surya
पूजा Pooja
पूनम Poonam
फूल Phool
फुल Phool
नूर Noor
गुरु Guru
गुरू Guru
नीलम Neelam
नील Neel
शीतल Sheetal
शील Sheel
दीप Deep
दीपक Deepak
मीना Meena
मीरा Meera
रीना Reena
हीरा Heera
वीर Veer
पीर Peer
मीर Meer
दीन Deen
तीन Teen
बीच Beech
नीम Neem
झील Jheel
रूप Roop
कूप Koop
धूप Dhoop
सूद Sood
सूरज Suraj
मूल Mool
मूर्ति Murti
पूर्णिमा Purnima
कुंआ Kuan
कुआं Kuan
चौराहा Chauraha
मोड़ More
तालाब Talab
मंदिर Mandir
घाट Ghat
गेट Gate
हरि Hari
भूमि Bhoomi
ऋषि Rishi
कृष्ण Krishna
कृष्णा Krishna
विष्णु Vishnu
शंकर Shankar
शिव Shiv
शिवा Shiva
भगवती Bhagwati
सरस्वती Saraswati
पार्वती Parvati
भवानी Bhawani
दुर्गा Durga
साईं Sai
साई Sai
सांई Sai
बाबा Baba
तेग Tegh
बहादुर Bahadur
गोविंद Govind
गोबिंद Gobind
सिंह Singh
मंगल Mangal
लाल Lal
प्रसाद Prasad
नारायण Narayan
जयप्रकाश Jayaprakash
अंबेडकर Ambedkar
आंबेडकर Ambedkar
अम्बेडकर Ambedkar
सुभाष Subhash
चंद्र Chandra
बोस Bose
भगत Bhagat
आजाद Azad
आज़ाद Azad
टैगोर Tagore
दिल्ली Delhi
dilli Delhi
बोधगया Bodhgaya
एक्जीबिशन Exhibition
एग्जीबिशन Exhibition
असंध Assandh
देवा Dewa
सेंट्रल Central
स्टेशन Station
बाईपास Bypass
वैष्णो Vaishno
वैष्णव Vaishnav
अयप्पा Ayyappa
`

const spellings = new Map(
  WORDS.trim()
    .split('\n')
    .map((line) => {
      const [devanagari, roman] = line.split(' ') as [string, string]
      return [devanagari.normalize('NFD'), roman] as const
    }),
)

/** The usual Roman spelling of a Devanagari word of place names, or null. */
export function usualSpelling(word: string): string | null {
  return spellings.get(word.normalize('NFD').toLowerCase()) ?? null
}
