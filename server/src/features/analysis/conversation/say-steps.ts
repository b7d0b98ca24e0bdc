import type { NextStep, StepAction } from '@leadbreak/contract'
import { capital } from './say-requirement.ts'
import { whenInWords } from './say-time.ts'

const MOST_STEPS = 2

/** The most telling first. */
const ORDER: readonly StepAction[] = ['visit', 'meet', 'pay', 'decide', 'call', 'arrange', 'send']

/** What was agreed, in one sentence of at most two steps: "Site visit agreed for Sunday, 29 November at 11:00." */
export function stepsInWords(steps: readonly NextStep[], spokenAtMs?: number): string | null {
  const told = [...new Map(steps.map((step) => [`${step.who} ${step.action}`, step])).values()]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_STEPS)
    .map((step) => stepInWords(step, spokenAtMs))
  const [first, second] = told
  if (first === undefined) return null
  const text = second === undefined ? first : `${first}; ${second}`
  return `${capital(text)}.`
}

/** Steps with a time before those without, and then by what they are. */
function rank({ action, dueAt }: NextStep): number {
  return ORDER.indexOf(action) + (dueAt === null ? ORDER.length : 0)
}

function stepInWords(step: NextStep, spokenAtMs: number | undefined): string {
  const when = whenInWords(step, spokenAtMs)
  const at = when === null ? '' : ` ${when}`
  const isAgent = step.who === 'agent'
  switch (step.action) {
    case 'visit':
      return `site visit agreed${at.replace(/^ on /, ' for ')}`
    case 'meet':
      return `meeting agreed${at.replace(/^ on /, ' for ')}`
    case 'call':
      return isAgent ? `to be called${at === '' ? ' again' : at}` : `will call${at === '' ? ' back' : at}`
    case 'send':
      return isAgent ? `we will send the details${at}` : `will send details${at}`
    case 'decide':
      return isAgent
        ? `the agent is to come back with an answer${at}`
        : `will decide${at === '' ? ' later' : at}`
    case 'pay':
      return isAgent ? `a payment by us is due${at}` : `will pay${at}`
    case 'arrange':
      return isAgent ? `the agent arranges what was promised${at}` : `will arrange what is missing${at}`
  }
}
