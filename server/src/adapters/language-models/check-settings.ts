import { BlockList, isIP } from 'node:net'

/** Addresses of one's own machine and one's own network: RFC 1918, RFC 4193, loopback. */
const own = new BlockList()
own.addSubnet('127.0.0.0', 8, 'ipv4')
own.addSubnet('10.0.0.0', 8, 'ipv4')
own.addSubnet('172.16.0.0', 12, 'ipv4')
own.addSubnet('192.168.0.0', 16, 'ipv4')
own.addAddress('::1', 'ipv6')
own.addSubnet('fc00::', 7, 'ipv6')

/** Names that no public name server answers for: a single word, as of a container, and the suffixes kept for home use. */
const OWN_NAME = /^([a-z0-9_-]+|.+\.(local|internal|lan|home\.arpa))$/

/**
 * Why a language model must not be asked at this address, as the rest of a sentence that begins with the setting's name;
 * null when it may. Calls go there as text, so it is https, or http to a machine of one's own network.
 */
export function modelUrlProblem(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return 'must be a web address, as https://host/v1 or http://localhost:11434/v1.'
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text))
    return 'must be an address without a name, a password, a query or a #.'
  if (url.protocol === 'http:' && !isOwnHost(url.hostname))
    return 'must begin with https://, because calls go there as text; http:// is for this machine and its private network.'
  return null
}

/** Why a text cannot be a key, in the same form. Says nothing of the text. */
export function modelKeyProblem(key: string): string | null {
  return /^[\x21-\x7e]{1,500}$/.test(key)
    ? null
    : 'must be a key as its provider shows it: letters, digits and signs without a space.'
}

/** Why a text cannot be the name of a model, in the same form. */
export function modelNameProblem(name: string): string | null {
  return /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}$/.test(name) && !name.includes('..')
    ? null
    : 'must be the name of a model, as gemini-3.5-flash-lite or qwen3:8b.'
}

function isOwnHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  return family === 0 ? OWN_NAME.test(host) : own.check(host, family === 4 ? 'ipv4' : 'ipv6')
}
