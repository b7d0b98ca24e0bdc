import type { Persona } from '../personas/persona.ts'
import { describeWanted } from './wanted.ts'

/** Somebody who can be called, for programs and for people who choose a number. */
export function personaView(persona: Persona) {
  const { number, name, languages, whatHappens, answer, talk, requirement } = persona
  return {
    /** E.164; null is any number that nobody of the others has. */
    number,
    name,
    language: languages[0] ?? null,
    languages,
    whatHappens,
    /** `afterMs` counts from the ringing; null is never. */
    answers: { kind: answer.kind, afterMs: answer.kind === 'no-answer' ? null : answer.afterMs },
    /** From the moment that both are joined until the lead hangs up. */
    durationMs: talk?.leadHangsUpAfterMs ?? null,
    conversation: talk?.conversation ?? null,
    /** The requirement in one line for people. */
    wanted: describeWanted(requirement),
    requirement,
  }
}
