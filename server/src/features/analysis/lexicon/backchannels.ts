import { fold } from '../words/fold.ts'

/** Words by which one shows that one listens, and takes no turn. Spelling keys. */
export const BACKCHANNELS: ReadonlySet<string> = new Set(
  `haan han ha hanji haanji ji jee jii hmm hm hmmm mhm mm uh huh uhhuh aha oh o ok okay okey oke achha accha acha
  achchha theek thik hai sahi bilkul right yes yeah yep yup sure fine good great alright i see hello sir madam maam
  bhai haa correct true exactly
  हां हाँ हा हांजी जी हम्म हम हूं हूँ अच्छा अछा ठीक है सही बिल्कुल बिलकुल ओके ओह हेलो हैलो यस राइट सर मैडम मैम भाई`
    .trim()
    .split(/\s+/)
    .map(fold),
)
