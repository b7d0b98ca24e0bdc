/** How Twilio repeats a request that failed; the part behind # is read by it and neither sent nor signed. */
const RETRIES = '#rc=3&rp=5xx,ct,rt'

/** Where Twilio asks what to do once the agent has answered: the address that the original had. */
export function scriptUrl(publicUrl: string, callId: string): string {
  return `${publicUrl}/sip/generate_twiml?call_id=${encodeURIComponent(callId)}${RETRIES}`
}

export function agentLegUrl(publicUrl: string, callId: string): string {
  return callbackUrl(publicUrl, callId, 'agent-leg')
}

export function leadLegUrl(publicUrl: string, callId: string): string {
  return callbackUrl(publicUrl, callId, 'lead-leg')
}

export function recordingUrl(publicUrl: string, callId: string): string {
  return callbackUrl(publicUrl, callId, 'recording')
}

export function streamUrl(publicUrl: string, callId: string): string {
  return callbackUrl(publicUrl, callId, 'stream')
}

function callbackUrl(publicUrl: string, callId: string, what: string): string {
  return `${publicUrl}/telephony/calls/${encodeURIComponent(callId)}/${what}${RETRIES}`
}
