import { XmlElement } from '@rgrove/parse-xml'

import { readAttributes, type Warn } from './attributes.ts'
import type { StartStream } from './verbs.ts'

/** `<Stream>` in `<Start>`, with its parameters. */
export function parseStream(element: XmlElement, warn: Warn): StartStream {
  const attributes = readAttributes(element, warn)
  const name = attributes.text('name')?.trim() ?? ''
  const stream: StartStream = {
    kind: 'start-stream',
    url: attributes.text('url')?.trim() ?? '',
    name: name === '' ? null : name,
    track: attributes.oneOf('track', ['inbound_track', 'outbound_track', 'both_tracks']) ?? 'inbound_track',
    status: attributes.address('statusCallback', 'statusCallbackMethod'),
    parameters: parseParameters(element, warn),
  }
  attributes.ignore('connectorName')
  attributes.end()
  return stream
}

function parseParameters(stream: XmlElement, warn: Warn): Readonly<Record<string, string>> {
  const parameters: [string, string][] = []
  for (const child of stream.children) {
    if (!(child instanceof XmlElement)) continue
    const attributes = readAttributes(child, warn)
    if (child.name !== 'Parameter') {
      warn(`<${child.name}> in <Stream> is not carried out here`)
      continue
    }
    const [name, value] = [attributes.text('name'), attributes.text('value')]
    attributes.end()
    if (name === null || value === null) warn('<Parameter> needs a name and a value')
    else parameters.push([name, value])
  }
  return Object.fromEntries(parameters)
}
