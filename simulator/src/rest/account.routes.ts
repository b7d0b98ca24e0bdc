import type { FastifyPluginAsync } from 'fastify'

import { API_VERSION, formatted, pathOf, phoneNumberSid, type Account } from './account.ts'
import { makeForm } from './form.ts'
import { listPage } from './list-page.ts'
import { toRfc2822 } from './moments.ts'
import { notFound } from './refusal.ts'
import { pathOfRequest, type RestDeps } from './route.ts'

/** The account itself and the numbers that it may call from. Neither can be changed. */
export const accountRoutes: FastifyPluginAsync<RestDeps> = async (app, { account }) => {
  const numbers = account.numbers.map((number) => ({ number, sid: phoneNumberSid(number) }))

  app.get(`/${account.sid}.json`, async () => accountView(account))

  app.get(`/${account.sid}/IncomingPhoneNumbers.json`, async (request) => {
    const query = makeForm(request.query)
    const wanted = query.one('PhoneNumber')
    return listPage({
      all: numbers.filter(({ number }) => wanted === null || number === wanted),
      name: 'incoming_phone_numbers',
      path: `${pathOf(account)}/IncomingPhoneNumbers.json`,
      query,
      view: ({ number }) => numberView(number, account),
    })
  })

  const one = `/${account.sid}/IncomingPhoneNumbers/:numberSid(^PN[0-9a-f]{32}).json`
  app.get<{ Params: { numberSid: string } }>(one, async (request) => {
    const found = numbers.find(({ sid }) => sid === request.params.numberSid)
    if (!found) throw notFound(pathOfRequest(request))
    return numberView(found.number, account)
  })
}

function accountView(account: Account) {
  const base = pathOf(account)
  return {
    sid: account.sid,
    auth_token: account.authToken,
    date_created: toRfc2822(account.openedAtMs),
    date_updated: toRfc2822(account.openedAtMs),
    friendly_name: 'Simulator',
    owner_account_sid: account.sid,
    status: 'active',
    type: 'Full',
    subresource_uris: {
      calls: `${base}/Calls.json`,
      incoming_phone_numbers: `${base}/IncomingPhoneNumbers.json`,
      recordings: `${base}/Recordings.json`,
    },
    uri: `${base}.json`,
  }
}

function numberView(number: string, account: Account) {
  return {
    sid: phoneNumberSid(number),
    account_sid: account.sid,
    address_sid: null,
    address_requirements: 'none',
    api_version: API_VERSION,
    beta: false,
    bundle_sid: null,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    date_created: toRfc2822(account.openedAtMs),
    date_updated: toRfc2822(account.openedAtMs),
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    friendly_name: formatted(number),
    identity_sid: null,
    origin: 'twilio',
    phone_number: number,
    sms_application_sid: '',
    sms_fallback_method: 'POST',
    sms_fallback_url: '',
    sms_method: 'POST',
    sms_url: '',
    status: 'in-use',
    status_callback: '',
    status_callback_method: 'POST',
    trunk_sid: null,
    type: 'local',
    uri: `${pathOf(account)}/IncomingPhoneNumbers/${phoneNumberSid(number)}.json`,
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_method: 'POST',
    voice_fallback_url: '',
    voice_method: 'POST',
    voice_receive_mode: 'voice',
    voice_url: '',
  }
}
