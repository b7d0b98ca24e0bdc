const AGENT_NUMBER = "The telephone company cannot ring the agent's number"
const OUR_NUMBER =
  'The number that our calls come from is not accepted: an administrator must check TWILIO_PHONE_NUMBER.'
const OUR_ACCOUNT =
  'The telephone company does not accept our account: an administrator must check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.'
const NO_NUMBER = `${AGENT_NUMBER}: it is not a valid one. Correct it in the agent's account.`
const BLOCKED = `${AGENT_NUMBER}: calls to it are blocked. Use another one.`
const COUNTRY = `${AGENT_NUMBER}: calls to its country are not allowed. An administrator can allow them in the Twilio console.`

/** Twilio's codes for what an agent or an administrator can mend. The first to be rung is the agent, so it is his number. */
const SENTENCES: Readonly<Record<number, string>> = {
  10001: 'Our account at the telephone company is closed or suspended: tell an administrator.',
  13227: COUNTRY,
  20003: OUR_ACCOUNT,
  20005: 'Our account at the telephone company is closed or suspended: tell an administrator.',
  21201: NO_NUMBER,
  21202: BLOCKED,
  21205: 'The telephone company does not take our address: an administrator must check PUBLIC_URL.',
  21210: OUR_NUMBER,
  21211: NO_NUMBER,
  21212: OUR_NUMBER,
  21214: `${AGENT_NUMBER}: it cannot be reached. Check it in the agent's account.`,
  21215: COUNTRY,
  21216: BLOCKED,
  21217: NO_NUMBER,
  21219: `${AGENT_NUMBER}: a trial account rings only numbers that were verified in the Twilio console.`,
  32205: COUNTRY,
}

/** What to tell the person who wanted to call, when Twilio said no. */
export function refusalSentence(statusCode: number, twilioCode: number | null): string {
  const known = twilioCode === null ? undefined : SENTENCES[twilioCode]
  if (known !== undefined) return known
  if (statusCode === 401 || statusCode === 403) return OUR_ACCOUNT
  return `The telephone company refused the call: tell an administrator its code, ${twilioCode ?? `HTTP ${statusCode}`}.`
}
