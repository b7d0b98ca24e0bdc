import { BlockList, isIP } from 'node:net'

/** IPv4 that is not of the public internet: IANA's special-purpose registry, and what clouds keep their secrets behind. */
export const REFUSED_V4: readonly (readonly [network: string, prefixBits: number])[] = [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT; Alibaba's metadata
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's metadata
  ['169.254.0.0', 16], // link-local; metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments; Oracle's metadata
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays of 6to4
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
]

/** The one translation of IPv4 that real networks need: an IPv6-only machine reaches all of IPv4 through it. */
const NAT64 = '64:ff9b::'

const allowedV6 = new BlockList()
allowedV6.addSubnet('2000::', 3, 'ipv6') // global unicast: neither mapped IPv4, loopback, local nor multicast
allowedV6.addSubnet(NAT64, 96, 'ipv6')

const refused = new BlockList()
refused.addSubnet('2001::', 23, 'ipv6') // protocol assignments; Teredo, which hides an IPv4 address
refused.addSubnet('2001:db8::', 32, 'ipv6') // documentation
refused.addSubnet('2002::', 16, 'ipv6') // 6to4, which hides an IPv4 address
refused.addSubnet('3fff::', 20, 'ipv6') // documentation
for (const [network, prefixBits] of REFUSED_V4) {
  refused.addSubnet(network, prefixBits, 'ipv4')
  refused.addSubnet(`${NAT64}${network}`, 96 + prefixBits, 'ipv6')
}

/** Whether an IP address is one of the public internet. Anything else than an address without a zone is not. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, 'ipv4')
    case 6:
      return allowedV6.check(address, 'ipv6') && !refused.check(address, 'ipv6')
    default:
      return false
  }
}
