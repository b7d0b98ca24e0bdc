import type { AskableField, OpenQuestion, Requirement } from '@leadbreak/contract'

type Question = OpenQuestion['question']
type Kind = NonNullable<Requirement['propertyKind']>

const NAMES: Readonly<Record<Kind, Question>> = {
  apartment: { hi: 'फ्लैट', 'en-IN': 'flat' },
  'builder floor': { hi: 'बिल्डर फ्लोर', 'en-IN': 'builder floor' },
  villa: { hi: 'विला', 'en-IN': 'villa' },
  house: { hi: 'मकान', 'en-IN': 'house' },
  plot: { hi: 'प्लॉट', 'en-IN': 'plot' },
  studio: { hi: 'स्टूडियो', 'en-IN': 'studio' },
  penthouse: { hi: 'पेंटहाउस', 'en-IN': 'penthouse' },
  shop: { hi: 'दुकान', 'en-IN': 'shop' },
  office: { hi: 'ऑफिस', 'en-IN': 'office' },
  showroom: { hi: 'शोरूम', 'en-IN': 'showroom' },
  warehouse: { hi: 'गोदाम', 'en-IN': 'warehouse' },
  farmhouse: { hi: 'फार्महाउस', 'en-IN': 'farmhouse' },
  land: { hi: 'ज़मीन', 'en-IN': 'land' },
}
const PROPERTY: Question = { hi: 'प्रॉपर्टी', 'en-IN': 'property' }

/**
 * How to ask for a field, politely and with what is known already. The Hindi suits whoever asks and whoever is asked: no
 * word of it says whether it is a man or a woman.
 */
export function suggestQuestion(field: AskableField, known: Requirement): Question {
  const name = known.propertyKind === null ? PROPERTY : NAMES[known.propertyKind]
  return QUESTIONS[field](known, name)
}

/** Land that is built upon, land that is tilled, or none. */
export function landOf({ propertyKind, propertyType }: Requirement): 'plot' | 'fields' | null {
  if (propertyType === 'agricultural') return 'fields'
  if (propertyKind === 'plot') return 'plot'
  if (propertyKind !== 'land') return null
  return propertyType === 'residential' || propertyType === 'commercial' ? 'plot' : 'fields'
}

const QUESTIONS: Readonly<Record<AskableField, (known: Requirement, name: Question) => Question>> = {
  purpose: () => ({
    hi: 'जी, आपको खरीदने के लिए चाहिए या किराए पर?',
    'en-IN': 'May I know if you are looking to buy or to rent?',
  }),
  locations: askWhere,
  propertyKind: askWhatKind,
  bhk: ({ purpose }, name) =>
    purpose === 'sell'
      ? {
          hi: `जी, आपका ${homeOf(name).hi} कितने बीएचके का है?`,
          'en-IN': `How many bedrooms does your ${homeOf(name)['en-IN']} have?`,
        }
      : {
          hi: `जी, आपको कितने बीएचके का ${homeOf(name).hi} चाहिए?`,
          'en-IN': `How many bedrooms would you like in the ${homeOf(name)['en-IN']}?`,
        },
  area: askHowLarge,
  budget: askHowMuch,
  possession: askWhen,
  amenities: askWhatElse,
}

/** Bedrooms are asked of a home, also where nothing says yet what kind it is. */
function homeOf(name: Question): Question {
  return name === PROPERTY ? { hi: 'घर', 'en-IN': 'home' } : name
}

function askWhere({ purpose }: Requirement, { hi, 'en-IN': en }: Question): Question {
  return purpose === 'sell'
    ? {
        hi: `जी, आपकी प्रॉपर्टी किस एरिया में है?`,
        'en-IN': `May I know in which area your ${en} is?`,
      }
    : {
        hi: `जी, आपको ${hi} किस एरिया में चाहिए?`,
        'en-IN': `Which area would you prefer for the ${en}?`,
      }
}

function askWhatKind({ purpose, propertyType }: Requirement): Question {
  const [hi, en] = CHOICES[purpose === 'rent' && propertyType === null ? 'toRent' : (propertyType ?? 'any')]
  return purpose === 'sell'
    ? { hi: `जी, आपकी प्रॉपर्टी कैसी है: ${hi}?`, 'en-IN': `What kind of property is it: ${en}?` }
    : {
        hi: `जी, आपको किस तरह की प्रॉपर्टी चाहिए: ${hi}?`,
        'en-IN': `What kind of property would suit you: ${en}?`,
      }
}

const CHOICES: Readonly<
  Record<NonNullable<Requirement['propertyType']> | 'toRent' | 'any', readonly [hi: string, en: string]>
> = {
  residential: ['फ्लैट, बिल्डर फ्लोर या मकान', 'a flat, a builder floor or a house'],
  commercial: ['दुकान, ऑफिस या शोरूम', 'a shop, an office or a showroom'],
  industrial: ['गोदाम या ज़मीन', 'a warehouse or land'],
  agricultural: ['ज़मीन या फार्महाउस', 'land or a farmhouse'],
  toRent: ['फ्लैट, मकान, दुकान या ऑफिस', 'a flat, a house, a shop or an office'],
  any: ['फ्लैट, मकान, प्लॉट या दुकान', 'a flat, a house, a plot or a shop'],
}

function askHowLarge(known: Requirement, { hi, 'en-IN': en }: Question): Question {
  const isSelling = known.purpose === 'sell'
  switch (landOf(known)) {
    case 'plot':
      return isSelling
        ? { hi: 'जी, आपका प्लॉट कितने गज का है?', 'en-IN': 'How many square yards is your plot?' }
        : { hi: 'जी, आपको कितने गज का प्लॉट चाहिए?', 'en-IN': 'How many square yards should the plot be?' }
    case 'fields':
      return isSelling
        ? { hi: 'जी, आपकी ज़मीन कितने बीघा या एकड़ है?', 'en-IN': 'How many acres or bighas is your land?' }
        : {
            hi: 'जी, आपको कितनी ज़मीन चाहिए, कितने बीघा या एकड़?',
            'en-IN': 'How many acres or bighas of land would you need?',
          }
    case null:
      return isSelling
        ? { hi: `जी, उसका एरिया कितने स्क्वायर फीट है?`, 'en-IN': `How many square feet is your ${en}?` }
        : {
            hi: `जी, ${hi} के लिए कितने स्क्वायर फीट का एरिया चाहिए?`,
            'en-IN': `How many square feet would you need for the ${en}?`,
          }
  }
}

function askHowMuch({ purpose }: Requirement, { hi, 'en-IN': en }: Question): Question {
  switch (purpose) {
    case 'rent':
      return {
        hi: 'जी, किराए के लिए हर महीने का आपका बजट कितना है?',
        'en-IN': 'What budget do you have in mind for the rent per month?',
      }
    case 'sell':
      return {
        hi: 'जी, आपकी डिमांड कितने की है?',
        'en-IN': `What price are you expecting for your ${en}?`,
      }
    default:
      return {
        hi: `जी, ${hi} के लिए आपका बजट कितना है?`,
        'en-IN': `What budget do you have in mind for the ${en}?`,
      }
  }
}

function askWhen(known: Requirement): Question {
  if (known.purpose === 'rent')
    return { hi: 'जी, आपको कब तक शिफ्ट होना है?', 'en-IN': 'When would you like to move in?' }
  if (known.purpose === 'sell')
    return {
      hi: 'जी, पजेशन कब तक मिल सकता है?',
      'en-IN': 'By when could the possession be handed over?',
    }
  if (landOf(known) === 'plot')
    return {
      hi: 'जी, प्लॉट का पजेशन तुरंत चाहिए या थोड़े समय बाद?',
      'en-IN': 'Do you need possession of the plot at once, or is some time fine?',
    }
  return {
    hi: 'जी, आपको रेडी टू मूव चाहिए या अंडर कंस्ट्रक्शन भी चलेगा?',
    'en-IN': 'Would you like it ready to move in, or is under construction fine too?',
  }
}

function askWhatElse(known: Requirement): Question {
  const { purpose, propertyType } = known
  if (purpose === 'sell')
    return {
      hi: 'जी, वहां क्या सुविधाएं हैं, जैसे पार्किंग या पावर बैकअप?',
      'en-IN': 'What facilities does it have, such as parking or power backup?',
    }
  if (landOf(known) === 'plot')
    return {
      hi: 'जी, और कोई खास जरूरत, जैसे गेटेड सोसाइटी या पास में पार्क?',
      'en-IN': 'Any special need, such as a gated society or a park nearby?',
    }
  if (propertyType === 'commercial' || propertyType === 'industrial')
    return {
      hi: 'जी, और कोई खास जरूरत, जैसे पार्किंग या पावर बैकअप?',
      'en-IN': 'Any special need, such as parking or power backup?',
    }
  if (purpose === 'rent')
    return {
      hi: 'जी, घर फर्निश्ड चाहिए या बिना फर्नीचर के, और कोई खास जरूरत?',
      'en-IN': 'Would you like it furnished or unfurnished, and is there any special need?',
    }
  return {
    hi: 'जी, और कोई खास जरूरत, जैसे पार्किंग, लिफ्ट या पावर बैकअप?',
    'en-IN': 'Any special need, such as parking, a lift or power backup?',
  }
}
