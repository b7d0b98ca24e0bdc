import { Type } from 'typebox'

import { ProblemSchema } from './problem.ts'

// The answers of the first system keep their own spelling, `status_code` in one and `StatusCode` in another.

export const RegisteredSchema = Type.Object(
  { status_code: Type.Literal(200), message: Type.String() },
  { title: 'Registered' },
)

export const SignedInSchema = Type.Object(
  { StatusCode: Type.Literal(200), access_token: Type.String(), token_type: Type.Literal('bearer') },
  { title: 'SignedIn' },
)

/** A telephone number as the first system kept it: ten digits of an Indian number, or country code and number. */
export const PhoneNumberSchema = Type.Integer({ minimum: 1_000_000, maximum: 999_999_999_999_999 })

export const CallingDataSchema = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 64 }),
    phone_number: PhoneNumberSchema,
    requested_phone_number: PhoneNumberSchema,
    role: Type.String({ minLength: 1, maxLength: 64 }),
  },
  { title: 'CallingData' },
)

export const CallingDataStoredSchema = Type.Object(
  {
    StatusCode: Type.Literal(200),
    Message: Type.String(),
    call_id: Type.String({ format: 'uuid' }),
    ...CallingDataSchema.properties,
  },
  { title: 'CallingDataStored' },
)

const DigitsSchema = Type.String({
  minLength: 7,
  maxLength: 20,
  pattern: '^[+0-9][0-9 -]+$',
  description:
    '`number` is the agent’s telephone, which rings first. Ten digits are Indian; others begin with the country code',
})

export const CallOrderSchema = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
    number: DigitsSchema,
    client_number: DigitsSchema,
  },
  { title: 'CallOrder' },
)

export const CallInitiatedSchema = Type.Object(
  { StatusCode: Type.Literal(200), Message: Type.Literal('Call Initiated'), CallSID: Type.String() },
  { title: 'CallInitiated' },
)

const optionalText = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }))

export const GetRecordingSchema = Type.Object(
  {
    recording_url: optionalText(2048, 'Where Twilio has the recording'),
    account_sid: optionalText(64, 'With auth_token, the proof of a caller without a bearer token'),
    auth_token: optionalText(256, 'The one that this server is configured with'),
    call_sid: optionalText(64, 'Twilio’s CA…, or our own call id'),
  },
  { title: 'GetRecording' },
)

export const ReadRecordingSchema = Type.Object(
  {
    StatusCode: Type.Literal(200),
    Transcript: Type.Array(Type.String(), { description: 'One line an utterance, led by its speaker' }),
    Entities: Type.Object({
      amenities: Type.String(),
      budget: Type.String(),
      location: Type.String(),
      property_type: Type.String(),
      size: Type.String(),
    }),
  },
  { title: 'ReadRecording' },
)

/** A problem in the envelope that callers of `/register` and `/sip` know. */
export const OriginalProblemSchema = Type.Object(
  { StatusCode: Type.Integer(), Message: Type.String(), ...ProblemSchema.properties },
  { title: 'OriginalProblem' },
)
