const MOST_CALLS = 50
const MOST_EVENTS_A_CALL = 200
/** Any number that nobody of the list has: an agent who answers and talks. */
const AN_AGENT = '+919810000000'
/** What somebody whose program does not work looks for. */
const TROUBLE = /^(warning|application error|webhook failed|fault|recording absent|failed)$/

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

const byId = (id) => document.getElementById(id)

/** All legs that were heard of, by their SID. */
const legs = new Map()
/** The events of a call and of its child, by the SID of the parent. */
const eventsOf = new Map()
/** The details of the call that began last. */
let newest = null
/** What stands on the page for a call, by the SID of the parent. */
const cards = new Map()

const [personas, place] = await Promise.all([getJson('/personas'), getJson('/page.json')]).catch((error) => {
  tellConnection('lost', 'The simulator does not answer; load this page again when it runs.')
  throw error
})
showPeople()
showFirstCall()
watch()

async function getJson(path) {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

function watch() {
  const source = new EventSource('/events')
  source.addEventListener('open', () => tellConnection('open', 'Listening to the exchange.'))
  source.addEventListener('error', () =>
    tellConnection('lost', 'The simulator does not answer; trying again…'),
  )
  source.addEventListener('state', ({ data }) => {
    const state = JSON.parse(data)
    for (const known of [legs, eventsOf, cards]) known.clear()
    byId('call-list').replaceChildren()
    for (const leg of state.legs.toReversed()) legs.set(leg.sid, leg)
    for (const event of state.events) remember(event)
    for (const leg of legs.values()) if (leg.parentSid === null) show(leg.sid)
    showCount()
  })
  source.addEventListener('happened', ({ data }) => {
    const { event, leg } = JSON.parse(data)
    const before = legs.get(event.callSid)?.status
    if (leg) legs.set(leg.sid, leg)
    remember(event)
    show(rootOf(event.callSid))
    if (leg && leg.status !== before) announce(`${leg.to}: ${leg.status}`)
    showCount()
  })
}

function tellConnection(state, text) {
  const line = byId('connection')
  line.dataset.state = state
  line.textContent = text
}

/** The parent of a leg, or the leg itself. */
function rootOf(sid) {
  return legs.get(sid)?.parentSid ?? sid
}

function remember(event) {
  const root = rootOf(event.callSid)
  const events = eventsOf.get(root) ?? []
  events.push(event)
  if (events.length > MOST_EVENTS_A_CALL) events.shift()
  eventsOf.set(root, events)
}

function show(sid) {
  const parent = legs.get(sid)
  if (!parent) return
  const card = cards.get(sid) ?? addCard(sid)
  const children = [...legs.values()].filter(({ parentSid }) => parentSid === sid)
  card.legs.replaceChildren(showLeg('Called', parent), ...children.map((leg) => showLeg('Dialled', leg)))

  const events = eventsOf.get(sid) ?? []
  const began = new Date(parent.createdAtMs).toLocaleTimeString()
  card.summary.textContent = `${events.length} ${events.length === 1 ? 'event' : 'events'} since ${began}`
  // Those that stand there stay, so that somebody who reads or copies them is not disturbed.
  for (const event of events) if (!card.shown.has(event)) card.shown.set(event, addEvent(event))
  for (const [event, item] of card.shown) {
    if (events.includes(event)) break
    item.remove()
    card.shown.delete(event)
  }

  function addEvent(event) {
    const item = showEvent(event, parent)
    card.events.append(item)
    return item
  }
}

function addCard(sid) {
  const summary = element('summary')
  const card = { legs: element('dl', 'legs'), summary, events: element('ol', 'events'), shown: new Map() }
  const details = element('details', '', [summary, card.events])
  // The newest call is open, and only it, until somebody opens another.
  if (newest) newest.open = false
  details.open = true
  newest = details
  card.item = element('li', 'call', [card.legs, details])
  cards.set(sid, card)
  byId('call-list').prepend(card.item)
  if (cards.size > MOST_CALLS) forget(cards.keys().next().value)
  return card
}

function forget(sid) {
  cards.get(sid).item.remove()
  for (const known of [cards, eventsOf, legs]) known.delete(sid)
  for (const leg of legs.values()) if (leg.parentSid === sid) legs.delete(leg.sid)
}

function showLeg(role, leg) {
  const state = element('span', 'state', [leg.status])
  state.dataset.state = leg.status
  const name = personas.find(({ number }) => number === leg.to)?.name
  const who = element('span', 'number', [leg.to])
  return element('div', 'leg', [
    element('dt', '', [name ? `${role}: ${name}` : role]),
    element('dd', '', [who, state, element('span', 'nothing', [lengthOf(leg)])]),
    element('dd', 'sid', [leg.sid]),
    ...leg.streams.map(showStream),
  ])
}

function showStream({ name, tracks, state, framesSent, errors }) {
  const how = errors.length === 0 ? state : `${state}, error ${errors.join(', ')}`
  const shown = element('span', 'state', [how])
  shown.dataset.state = errors.length === 0 ? `stream-${state}` : 'failed'
  const frames = state === 'closed' ? `${framesSent} frames` : tracks.join(' and ')
  return element('dd', 'stream', [`Stream ${name ?? ''}`, shown, element('span', 'nothing', [frames])])
}

function lengthOf({ answeredAtMs, endedAtMs }) {
  return answeredAtMs === null || endedAtMs === null
    ? ''
    : `${Math.round((endedAtMs - answeredAtMs) / 1000)} s`
}

function showEvent({ atMs, callSid, what, about }, parent) {
  return element('li', TROUBLE.test(what) ? 'trouble' : '', [
    element('span', 'at', [`${((atMs - parent.createdAtMs) / 1000).toFixed(1)} s`]),
    element('span', 'side', [callSid === parent.sid ? 'called' : 'dialled']),
    element('span', 'what', [what]),
    element('span', 'about', [about]),
  ])
}

function showCount() {
  byId('call-count').textContent = cards.size === 0 ? '' : `(${cards.size})`
  byId('first-call').hidden = cards.size > 0
}

function announce(text) {
  byId('announcer').textContent = text
}

function showPeople() {
  byId('people').replaceChildren(
    ...personas.map((persona) => {
      const { number, name, languages, whatHappens, wanted } = persona
      const row = element('tr', '', [
        heading(number ?? 'any other'),
        cell('Who', name),
        cell('Language', languages.map((code) => languageNames.of(code)).join(', ')),
        cell('What happens', whatHappens),
        cell('What is wanted', wanted ?? ''),
      ])
      row.setAttribute('role', 'row')
      return row
    }),
  )
}

function heading(text) {
  const th = element('th', 'number', [text])
  th.scope = 'row'
  th.setAttribute('role', 'rowheader')
  return th
}

function cell(column, text) {
  const td = element('td', text === '' ? 'nothing' : '', [text === '' ? '–' : text])
  td.dataset.column = column
  td.setAttribute('role', 'cell')
  return td
}

function showFirstCall() {
  const lead = personas.find(({ conversation }) => conversation !== null)
  if (!lead) return
  const command = [
    `curl -u "${place.accountSid}:$TWILIO_AUTH_TOKEN" \\`,
    `  ${location.origin}/2010-04-01/Accounts/${place.accountSid}/Calls.json \\`,
    `  --data-urlencode 'To=${AN_AGENT}' --data-urlencode 'From=${place.from}' \\`,
    `  --data-urlencode 'Twiml=<Response><Dial record="record-from-answer-dual">${lead.number}</Dial></Response>'`,
  ].join('\n')
  byId('first-lead').textContent = `${lead.name} (${lead.number})`
  byId('first-command').textContent = command
  // Browsers give it to pages of this machine and of https alone.
  byId('copy-command').hidden = navigator.clipboard === undefined
  byId('copy-command').addEventListener('click', async () => {
    await navigator.clipboard.writeText(command)
    byId('copied').textContent = 'Copied.'
  })
}

function element(name, className = '', children = []) {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}
