import type { Analysis, EditableField, RequirementEdit } from '@leadbreak/contract'
import { EDITABLE_FIELDS } from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import type { Storage, Write } from '../../../storage/collection.ts'
import type { Viewer } from '../../calls/call.ts'
import type { Calls } from '../../calls/calls.ts'
import type { DoNotCalls } from '../../calls/do-not-call.ts'
import { knownPlace } from '../places/places.ts'
import type { Analyses } from './analyses.ts'

export interface EditRequirementDeps {
  readonly storage: Storage
  readonly calls: Pick<Calls, 'getFor'>
  readonly analyses: Analyses
  readonly doNotCall: Pick<DoNotCalls, 'writesFor' | 'endCallsTo'>
  /** Told of each call whose requirement was changed. Must not throw. */
  readonly onRead: (callId: string) => void
}

export type EditRequirement = ReturnType<typeof makeEditRequirement>

const MOST_TRIES = 20
/** More than anybody names. */
const MOST_LOCATIONS = 50
const MOST_ROOM_COUNTS = 20
const LONGEST_NAME = 100
const LONGEST_POSSESSION = 'within 999 months'.length

/**
 * What people change in the requirement of a call. `id` is ours or the carrier's. Both throw `call-not-found`, and
 * `requirement-not-ready` while the call was not read.
 */
export function makeEditRequirement({ storage, calls, analyses, doNotCall, onRead }: EditRequirementDeps) {
  /** Sets fields, each as a whole. No later reading changes them. Throws `bad-request` where nothing is set. */
  function edit(viewer: Viewer, id: string, values: RequirementEdit): Promise<Analysis> {
    const set = Object.fromEntries(
      EDITABLE_FIELDS.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]),
    ) as RequirementEdit
    return change(viewer, id, async (callId) => [
      ...(await analyses.edit(callId, viewer.username, sound(set))),
      ...(set.optOut ? await doNotCall.writesFor(callId, { by: viewer.username, quote: null }) : []),
    ])
  }

  /** Lets a field be again what is read. */
  function takeBack(viewer: Viewer, id: string, field: EditableField): Promise<Analysis> {
    return change(viewer, id, (callId) => analyses.takeBackEdit(callId, field))
  }

  async function change(
    viewer: Viewer,
    id: string,
    writesFor: (callId: string) => Promise<Write[]>,
  ): Promise<Analysis> {
    const { call_id: callId } = await calls.getFor(viewer, id)
    if (!(await analyses.find(callId)))
      throw new AppError('requirement-not-ready', 'This call has not been read yet.', { retryable: true })
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!(await isKept(await writesFor(callId)))) continue
      onRead(callId)
      const analysis = (await analyses.find(callId))!
      if (analysis.requirement.optOut) await doNotCall.endCallsTo(callId)
      return analysis
    }
    throw new AppError('overloaded', 'The requirement kept changing under us.', { retryable: true })
  }

  async function isKept(writes: readonly Write[]): Promise<boolean> {
    try {
      return writes.length === 0 || (await storage.commit(writes))
    } catch (error) {
      if (error instanceof AppError && error.code === 'duplicate-key') return false
      throw error
    }
  }

  return { edit, takeBack }
}

/** Checks what the schema cannot say. */
function check({ budget, size, ...others }: RequirementEdit): void {
  const { locations = [], possession } = others
  if (budget === undefined && size === undefined && Object.keys(others).length === 0)
    throw new AppError('bad-request', 'Name at least one field of the requirement.')
  if (budget?.min === null && budget.max === null)
    throw new AppError('bad-request', 'A budget has a min, a max, or both; or it is null.')
  const isWrong = (min: number | null, max: number | null) => min !== null && max !== null && min > max
  if (budget && isWrong(budget.min, budget.max))
    throw new AppError('bad-request', 'The budget’s min is above its max.')
  if (size && isWrong(size.areaMin, size.areaMax))
    throw new AppError('bad-request', 'The area’s min is above its max.')
  if (size && size.bhk.length > MOST_ROOM_COUNTS)
    throw new AppError('bad-request', 'These are too many numbers of rooms.')
  const isName = (name: string) => name.trim() !== '' && name.length <= LONGEST_NAME
  if (locations.length > MOST_LOCATIONS || !locations.every(isName))
    throw new AppError('bad-request', 'Locations have a name each, of at most 100 characters; at most 50.')
  if (possession && possession.length > LONGEST_POSSESSION)
    throw new AppError('bad-request', 'Nobody waits for so many months.')
}

/** Checked, with lists in the order in which readings have them, each value once. Throws `bad-request`. */
function sound(values: RequirementEdit): RequirementEdit {
  check(values)
  const { size, amenities, locations } = values
  return {
    ...values,
    ...(size ? { size: { ...size, bhk: [...new Set(size.bhk)].sort((a, b) => a - b) } } : {}),
    ...(amenities ? { amenities: [...new Set(amenities)].sort() } : {}),
    ...(locations ? { locations: [...new Set(locations.map(asTheTradeSays))] } : {}),
  }
}

/** The same place has one name, whoever writes it: "gurugram" is Gurgaon. */
function asTheTradeSays(name: string): string {
  return knownPlace(name) ?? name.trim()
}
