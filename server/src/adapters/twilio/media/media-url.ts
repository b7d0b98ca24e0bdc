const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
export const MEDIA_PATH = '/telephony/media'

/**
 * Where Twilio is to send the sound of calls; null where it could only come in the clear over a network. Without a query,
 * which Twilio refuses.
 */
export function mediaUrl(publicUrl: string): string | null {
  const url = URL.parse(publicUrl)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
  return isSafe ? publicUrl.replace(/^http/, 'ws') + MEDIA_PATH : null
}
