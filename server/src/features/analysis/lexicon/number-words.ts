import { fold } from '../words/fold.ts'

/** The numbers 0 to 99 as they are said and written: Devanagari, Roman Hindi, English, English in Devanagari. */
const SPELLINGS: readonly (readonly [value: number, spellings: string])[] = [
  [0, 'शून्य जीरो shunya sunya zero jiro'],
  [1, 'एक वन इक ek ik one'],
  [2, 'दो टू दू दुइ do two dui'],
  [3, 'तीन तिन थ्री teen tin three'],
  [4, 'चार फोर chaar char four'],
  [5, 'पांच पाँच पाच पंज फाइव फाईव paanch panch paach pach five'],
  [6, 'छह छः छ छे छै सिक्स chhe chhah chha che cheh chhey six'],
  [7, 'सात सेवन saat sat seven'],
  [8, 'आठ एट aath ath aanth eight'],
  [9, 'नौ नाइन नाईन nau nine'],
  [10, 'दस टेन das dus dass ten'],
  [11, 'ग्यारह ग्यारा ग्यारे इलेवन gyarah gyara gyaara igyarah gyareh eleven'],
  [12, 'बारह बारा ट्वेल्व टवेल्व barah bara baarah bareh twelve'],
  [13, 'तेरह थर्टीन terah teraah tereh thirteen'],
  [14, 'चौदह चौदा फोर्टीन chaudah chauda choudah chaudha chaudeh fourteen'],
  [15, 'पंद्रह पन्द्रह पंदरह पंद्रा पन्द्रा फिफ्टीन pandrah pandra pandarah pandhrah pandhra pundrah fifteen'],
  [16, 'सोलह सोला सिक्सटीन सिक्स्टीन solah sola soleh sixteen'],
  [17, 'सत्रह सतरह सत्तरह सत्रा सेवनटीन सेवेंटीन satrah satra satarah satreh sattarah seventeen'],
  [18, 'अठारह अट्ठारह अठारा अट्ठारा एटीन एट्टीन atharah athara attharah atthara athareh eighteen'],
  [19, 'उन्नीस उन्निस उनीस नाइनटीन unnis unnees unneess nineteen'],
  [20, 'बीस बिस ट्वेंटी ट्वेन्टी टवेंटी वीह bees bis vee veeh twenty'],
  [21, 'इक्कीस इकीस ikkis ikkees ekkis ekkees ikees'],
  [22, 'बाईस बाइस baees bais baais bayees baaees'],
  [23, 'तेईस तेइस teis teees teyees teyis taiis'],
  [24, 'चौबीस चोबीस chaubis chaubees choubis chobis'],
  [25, 'पच्चीस पचीस पच्चिस pachchis pachchees pachees pachis pacchis pacchees'],
  [26, 'छब्बीस छब्बिस chhabbis chhabbees chabbis chabbees'],
  [27, 'सत्ताईस सत्ताइस सताईस sattais sattaees sattaais satais'],
  [28, 'अट्ठाईस अठाईस अट्ठाइस attais attaais atthais athais atthaees athaees atthaais'],
  [29, 'उनतीस उन्तीस उनत्तीस untis untees unattis unatis'],
  [30, 'तीस थर्टी tees tis thirty'],
  [31, 'इकतीस इकत्तीस इक्कतीस iktis iktees ikattis ikattees'],
  [32, 'बत्तीस battis battees'],
  [33, 'तैंतीस तेंतीस तैतीस तेतीस taintis taintees tentis tetis tentees'],
  [34, 'चौंतीस चौतीस chauntis chauntees chautis chautees'],
  [35, 'पैंतीस पैतीस पेंतीस पेतीस paintis paintees pentis pentees paitis paitees'],
  [36, 'छत्तीस chhattis chhattees chattis'],
  [37, 'सैंतीस सैतीस सेंतीस saintis saintees sentis'],
  [38, 'अड़तीस अडतीस अरतीस adtis adtees artis artees arhtis adhtis'],
  [39, 'उनतालीस उन्तालीस उनचालीस untalis untalees unchalis unchalees'],
  [40, 'चालीस चालिस फोर्टी फॉर्टी chalis chalees forty fourty'],
  [41, 'इकतालीस iktalis iktalees ektalis'],
  [42, 'बयालीस बियालीस ब्यालीस bayalis bayalees byalis biyalis biyalees'],
  [43, 'तैंतालीस तेतालीस तैतालीस तिरतालीस taintalis taintalees tentalis tetalis'],
  [44, 'चौवालीस चवालीस चौंवालीस चव्वालीस चौआलीस chauvalis chavalis chauwalis chawalis chauvalees chawwalis'],
  [45, 'पैंतालीस पैतालीस पेंतालीस पेतालीस paintalis paintalees pentalis pentalees paitalis'],
  [46, 'छियालीस छयालीस छिहालीस chhiyalis chhiyalees chiyalis chhyalis'],
  [47, 'सैंतालीस सैतालीस सेंतालीस saintalis saintalees sentalis'],
  [48, 'अड़तालीस अडतालीस adtalis adtalees artalis arhtalis adhtalis'],
  [49, 'उनचास उन्चास उनंचास unchas unchaas unanchas'],
  [50, 'पचास फिफ्टी pachas pachaas fifty'],
  [51, 'इक्यावन इकावन ikyavan ikyawan ikavan ikkavan'],
  [52, 'बावन bavan bawan'],
  [53, 'तिरपन तिरेपन त्रेपन tirpan tirepan trepan tirapan'],
  [54, 'चौवन चव्वन चौअन chauvan chauwan chavvan chawwan chavan'],
  [55, 'पचपन pachpan pachapan'],
  [56, 'छप्पन chhappan chappan'],
  [57, 'सत्तावन सतावन sattavan sattawan satavan'],
  [58, 'अट्ठावन अठावन atthavan atthawan athavan athawan'],
  [59, 'उनसठ unsath unasath unsat'],
  [60, 'साठ सिक्सटी सिक्स्टी saath sath sixty'],
  [61, 'इकसठ iksath ikasath eksath'],
  [62, 'बासठ basath baasath basat'],
  [63, 'तिरसठ तिरेसठ tirsath tiresath trisath'],
  [64, 'चौंसठ चौसठ chaunsath chausath chonsath'],
  [65, 'पैंसठ पैसठ पेंसठ painsath pensath paisath'],
  [66, 'छियासठ छाछठ chhiyasath chiyasath chhasath'],
  [67, 'सड़सठ सरसठ सडसठ sadsath sarsath'],
  [68, 'अड़सठ अडसठ adsath arsath'],
  [69, 'उनहत्तर उन्हत्तर unhattar unahattar'],
  [70, 'सत्तर सेवंटी सेवेंटी सेवन्टी sattar satter seventy'],
  [71, 'इकहत्तर इखत्तर इकत्तर ikhattar ikahattar ikattar'],
  [72, 'बहत्तर बहतर bahattar behattar bahatar'],
  [73, 'तिहत्तर tihattar tihatar'],
  [74, 'चौहत्तर चोहत्तर chauhattar chohattar chauhatar'],
  [
    75,
    'पचहत्तर पिचहत्तर पचत्तर पिछत्तर पिचत्तर पछत्तर पचहतर pachattar pachhattar pichattar pichhattar pachahattar pachhatar pichahattar pachhahattar pichhatar',
  ],
  [76, 'छिहत्तर छियत्तर chhihattar chihattar chhiyattar'],
  [77, 'सतहत्तर सतत्तर satahattar sathattar satattar'],
  [78, 'अठहत्तर अठत्तर athahattar athhattar athattar'],
  [79, 'उन्यासी उनासी उन्नासी unyasi unasi unnasi'],
  [80, 'अस्सी असी एटी एट्टी assi asi eighty'],
  [81, 'इक्यासी ikyasi'],
  [82, 'बयासी ब्यासी bayasi byasi'],
  [83, 'तिरासी तेरासी tirasi terasi'],
  [84, 'चौरासी chaurasi chorasi'],
  [85, 'पचासी पिचासी पच्चासी pachasi pichasi pachaasi'],
  [86, 'छियासी chhiyasi chiyasi'],
  [87, 'सत्तासी सतासी sattasi satasi'],
  [88, 'अट्ठासी अठासी atthasi athasi'],
  [89, 'नवासी navasi nawasi'],
  [90, 'नब्बे नब्बै नव्वे नाइंटी नाइन्टी nabbe nabbey nabe navve ninety'],
  [91, 'इक्यानवे इक्यानबे इक्कानवे ikyanve ikyanbe ikyanwe'],
  [92, 'बानवे बानबे बयानवे banve banbe banwe'],
  [93, 'तिरानवे तिरानबे tiranve tiranbe tiranwe'],
  [94, 'चौरानवे चौरानबे chauranve chauranbe chauranwe'],
  [95, 'पचानवे पंचानवे पंचानबे पिचानवे पचानबे pachanve panchanve pichanve pachanbe panchanbe pachanwe'],
  [96, 'छियानवे छियानबे chhiyanve chiyanve chhiyanbe'],
  [97, 'सत्तानवे सतानवे सत्तानबे sattanve satanve sattanbe'],
  [98, 'अट्ठानवे अठानवे अट्ठानबे atthanve athanve atthanbe'],
  [99, 'निन्यानवे निन्यानबे निन्नानवे ninyanve ninyanbe ninanve ninnanve'],
]

/** Spelling key → value. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  SPELLINGS.flatMap(([value, spellings]) => spellings.split(' ').map((word) => [fold(word), value] as const)),
)

/** English tens, after which a unit belongs to the same number: forty five. */
export const ENGLISH_TENS: ReadonlySet<string> = new Set(
  (
    'twenty thirty forty fourty fifty sixty seventy eighty ninety ' +
    'ट्वेंटी ट्वेन्टी टवेंटी थर्टी फोर्टी फॉर्टी फिफ्टी सिक्सटी सिक्स्टी सेवंटी सेवेंटी सेवन्टी एटी एट्टी नाइंटी नाइन्टी'
  )
    .split(' ')
    .map(fold),
)

export const ENGLISH_UNITS: ReadonlySet<string> = new Set(
  'one two three four five six seven eight nine वन टू थ्री फोर फाइव फाईव सिक्स सेवन एट नाइन नाईन'
    .split(' ')
    .map(fold),
)

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  (
    [
      [100, 'सौ हंड्रेड हन्ड्रेड sau hundred hundreds'],
      [
        1_000,
        'हजार हज़ार हजारों थाउजेंड थाउज़ंड थाउसेंड थाउजंड hazaar hazar hajaar hajar hjar hzar hajr hazzar thousand thousands thousnd',
      ],
      [
        100_000,
        'लाख लाखों लाखो लैक लैख लेक लाक lakh lakhs laakh laakhs lac lacs lack lacks lak lakhon lakho lkh lks',
      ],
      [10_000_000, 'करोड़ करोड करोड़ों करोर क्रोर करोडो crore crores cr crs karod caror karor kror karore croce'],
    ] as const
  ).flatMap(([value, spellings]) => spellings.split(' ').map((word) => [fold(word), value] as const)),
)

/** Letters that multiply only when they follow a number at once: 75k, 80 L. */
export const LETTER_MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['k', 1_000],
  ['l', 100_000],
  ['c', 10_000_000],
])

export type Fraction = 'sava' | 'dedh' | 'dhai' | 'paune' | 'paun' | 'sadhe' | 'aadha'

export const FRACTIONS: ReadonlyMap<string, Fraction> = new Map(
  (
    [
      ['sava', 'सवा sava sawa savaa savva'],
      ['dedh', 'डेढ़ डेढ डेड़ डेड dedh dedhh derh ded dhed dhedh deadh'],
      ['dhai', 'ढाई ढाइ अढ़ाई ढ़ाई dhai dhaai adhai dhayi dhaee dhaayi'],
      ['paune', 'पौने पोने paune paunay pauney pone poune'],
      ['paun', 'पौन पौना paun pauna'],
      ['sadhe', 'साढ़े साढे साड़े साडे साढ़ sadhe saadhe sade saade sarhe saadhey saarhe'],
      ['aadha', 'आधा आधे हाफ aadha adha aadhe half'],
    ] as const
  ).flatMap(([fraction, spellings]) => spellings.split(' ').map((word) => [fold(word), fraction] as const)),
)
