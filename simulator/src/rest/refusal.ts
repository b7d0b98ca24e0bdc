/** The error codes that the REST interface answers with, and the HTTP status of each. */
const STATUS = {
  20001: 400, // a parameter has a value that cannot be
  20003: 401, // no or wrong credentials
  20009: 409, // cannot be deleted before it has ended
  20404: 404, // there is no such resource
  20413: 413, // longer than a request may be
  20429: 429, // too many requests
  20500: 500,
  20501: 501, // a part of the interface that the simulator does not have
  21201: 400, // no To
  21205: 400, // no Url, or one that is none
  21206: 400, // SendDigits
  21208: 400, // Timeout
  21209: 400, // Method
  21210: 400, // From is not a number of the account
  21211: 400, // To is no number
  21212: 400, // From is no number
  21213: 400, // no From
  21214: 400, // To cannot be reached
  21215: 400, // To is in a country that the account may not call
  21216: 400, // To may not be called
  21217: 400, // To does not appear to be a number
  21218: 400, // ApplicationSid
  21220: 400, // the call is not in a state for that
  21234: 400, // MachineDetection
  21609: 400, // StatusCallback
  31920: 400, // a stream's address with a query
  31922: 400, // a stream's address that is not wss
  31923: 400, // a stream's address that is none
} as const

export type RefusalCode = keyof typeof STATUS

/** A request that is answered with an error. The message is shown to whoever asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** A second, longer explanation, which only some errors have. */
  readonly detail: string | null

  constructor(code: RefusalCode, message: string, detail: string | null = null) {
    super(message)
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return STATUS[this.code]
  }
}

/** As it stands in the body of the answer. */
export function refusalView({ code, message, detail, status }: Refusal) {
  return {
    code,
    ...(detail === null ? {} : { detail }),
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  }
}

export function notFound(path: string): Refusal {
  return new Refusal(20404, `The requested resource ${path} was not found`)
}
