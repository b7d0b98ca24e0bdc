import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Disposition } from '@leadbreak/contract'
import { readRequirement } from '../read-requirement.ts'
import { said } from '../test-data/said.ts'
import { findNextSteps } from '../steps/find-next-steps.ts'
import { findObjections } from './find-objections.ts'
import { judgeDisposition } from './judge-disposition.ts'

function judge(lines: string, wasReached = true) {
  const segments = lines === '' ? [] : said(lines)
  return judgeDisposition({
    ...{ segments, finding: readRequirement(segments), nextSteps: [] },
    ...{ objections: findObjections(segments), wasReached },
  })
}

const CALLS: Readonly<Record<Disposition, readonly string[]>> = {
  doNotCall: [
    'a: property chahiye sir\nl: mera number hata do list se',
    'a: hello\nl: do not call me again',
    'a: namaste\nl: दोबारा फोन मत करना',
    'a: noida me flat chahiye\nl: haan 2 bhk par dobara call mat karna',
    'a: hello\nl: wrong number hai dobara phone mat karna',
    'a: hello sir\nl: kal se mujhe call karna band karo',
    'a: sir ek minute\nl: stop calling me i am busy',
    'a: hello\nl: i am on dnd',
  ],
  wrongNumber: [
    'a: rahul ji bol rahe hain\nl: nahi wrong number',
    'a: hello\nl: galat number lagaya hai aapne',
    'a: hello\nl: you have the wrong number',
    'a: नमस्ते शर्मा जी\nl: गलत नंबर है',
    'a: priya ji\nl: yahan is naam ka koi nahi hai',
    'a: is that mister khan\nl: there is no one by that name here',
    'a: hello\nl: रॉन्ग नंबर',
    'a: hello sir\nl: yahan koi nahi hai is naam ka galat number hai',
  ],
  notReached: [
    'a: hello\na: hello sir aawaz aa rahi hai',
    'l: the person you are calling is not available please leave a message after the tone',
    'l: the number you have dialled is switched off\na: hello',
    'a: hello\nl: the subscriber is not reachable please try again later',
    'l: आप जिस व्यक्ति से बात करना चाहते हैं वह अभी व्यस्त है',
    'l: aap jis number se sampark karna chahte hain vah pahunch se bahar hai',
    'l: please record your message after the beep',
    'l: i cannot up to lucknow please delete vasant after you need park',
    'l: i cannot pick up right now please live a message after the bee',
    'l: जिस व्यक्ति को आप कॉल कर रहे हैं वह दूसरी कॉल पर है',
    'l: aapne jis number par call kiya hai wo abhi switch off hai',
    'l: the number you are calling is busy on another call 2 bhk noida',
    'l: डायल किया गया नंबर स्विच ऑफ है',
    'l: your call has been forwarded to voicemail in noida',
  ],
  notInterested: [
    'a: sir property dekh rahe hain\nl: nahi',
    'a: sir property dekh rahe hain\nl: nahi ji',
    'a: flat lenge\nl: mujhe interest nahi hai thank you',
    'a: hello\nl: not interested',
    'a: flat dekhna chahenge\nl: nahi chahiye bhai',
    'a: aapko flat chahiye tha\nl: haan par flat to mil gaya ab zarurat nahi hai',
    'a: are you looking for a property\nl: no i am not interested thank you',
    'a: plot hai noida me\nl: koi plan nahi hai abhi',
    'a: property leni hai\nl: abhi nahi lena',
    'a: sir offer hai\nl: zarurat nahi hai',
    'a: hello\nl: i have already bought one',
    'a: मकान देख रहे हैं\nl: नहीं चाहिए',
    'a: आपको फ्लैट चाहिए\nl: मुझे इंटरेस्ट नहीं है',
    'a: 2 bhk noida me hai sir\nl: nahi koi property nahi chahiye',
    'a: budget kitna hai\nl: pachas lakh\na: noida me hai ek\nl: nahi rehne do ab plan cancel kar diya',
    'a: ghar dekh rahe the na\nl: plan drop kar diya',
    'a: looking for a home\nl: no thanks',
    'a: investment ke liye plot\nl: no requirement at the moment',
    "a: are you looking for a flat\nl: I'm not looking right now. We bought something last year.",
    "a: are you looking for a flat\nl: I'm not looking right now. We bought something last year. Maybe after six months",
    "a: are you looking\nl: I'm not looking right now.\nl: We bought something last year.\nl: Maybe after six months.",
  ],
  callBack: [
    'a: property ke baare me\nl: abhi busy hoon baad me call karna',
    'a: hello sir\nl: meeting me hoon',
    'a: do minute baat ho sakti hai\nl: abhi nahi shaam ko phone karna',
    'a: hello\nl: i am driving call me later',
    'a: hello\nl: call me tomorrow please',
    'a: नमस्ते\nl: अभी मीटिंग में हूं शाम को फोन करना',
    'a: can we talk\nl: i am in a meeting',
    'a: sir flat\nl: abhi plan nahi hai 6 mahine baad call karna',
    'a: sir property\nl: kal baat karte hain kal call karna',
    'a: hello\nl: gaadi chala raha hoon',
    'a: aapne 2 bhk ke liye enquiry ki thi\nl: haan ji par abhi baat nahi kar sakta',
    'a: hello sir\nl: बाद में बात करते हैं',
    'a: hello\nl: not interested right now\na: kab call karun\nl: do mahine baad call karna',
    'a: hello\nl: abhi time nahi hai',
    'a: hello is this mister fernandes\nl: yes but i am at the airport boarding a flight',
  ],
  interested: [
    'a: property\nl: haan noida me 2 bhk chahiye',
    'a: budget\nl: pachas lakh',
    'a: property dekh rahe hain\nl: haan dekh rahe hain',
    'a: are you looking for a home\nl: yes i am interested',
    'a: hello\nl: 2 bhk chahiye noida me kal call karna abhi busy hoon',
    'a: flat hai\nl: rate kya hai',
    'a: hello sir flat dekhna hai\nl: flat nahi chahiye plot chahiye noida me',
    'a: hello\nl: not interested\na: sir rent pe bhi hai\nl: accha noida me 2 bhk rent pe chahiye',
    'a: 3 bhk whitefield chalega\nl: haan chalega',
    'a: मकान देख रहे हैं\nl: हां दिल्ली में देख रहे हैं',
    'a: hello\nl: details whatsapp kar do',
    'a: sir\nl: mera flat bechna hai thane me',
    'a: gym chahiye\nl: noida me flat chahiye\na: gym\nl: gym nahi chahiye',
    'a: office space\nl: we need an office on lease in pune',
    'a: sir\nl: lift ki zarurat nahi hai parking chahiye',
    'a: property ke liye\nl: haan lena to hai',
    'l: 1 bhk bareilly me\na: furnished\nl: furnished ki zarurat nahi saman hai mere paas',
  ],
}

for (const [value, calls] of Object.entries(CALLS))
  for (const call of calls)
    test(`${value}: ${call.replaceAll('\n', ' / ')}`, () => {
      equal(judge(call)?.value ?? null, value)
    })

const UNSAID = [
  '',
  'a: hello\nl: haan ji boliye',
  'l: hello hello',
  'a: namaste\nl: ji kaun',
  'a: do minute hai\nl: nahi',
]

for (const call of UNSAID)
  test(`the call does not say: ${call.replaceAll('\n', ' / ')}`, () => {
    equal(judge(call), null)
  })

test('nobody was reached when the telephone was not answered', () => {
  deepEqual(judge('', false), { value: 'notReached', reason: 'The lead did not answer.', quotes: [] })
})

test('a promise to pay is told as one, and not as a meeting', () => {
  const segments = said('l: salary ke baad token de dunga')
  const judged = judgeDisposition({
    ...{ segments, finding: readRequirement(segments), objections: [], wasReached: true },
    nextSteps: findNextSteps(segments, Date.parse('2026-11-23T11:00:00+05:30')),
  })

  deepEqual([judged?.value, judged?.reason], ['interested', 'A payment was agreed.'])
})

test('the quotes are the words that say it, at most three', () => {
  const judged = judge('a: hello\nl: not interested\na: sir suniye\nl: nahi mujhe interest nahi hai')

  deepEqual(
    judged?.quotes.map(({ quote, segmentIndex }) => [quote, segmentIndex]),
    [
      ['not interested', 1],
      ['interest nahi', 3],
    ],
  )
  const much = judge('l: noida me 2 bhk flat pachas lakh parking gym lift')
  equal(much?.quotes.length, 3)
})
