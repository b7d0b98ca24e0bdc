import type { Segment, Transcript } from '@leadbreak/contract'

import { declareCollection } from '../../storage/collection.ts'

/** One for each call; a new one takes the place of the old in one commit. */
export interface KeptTranscript extends Transcript {
  readonly revision: number
  /** Which segments belong to it; new with every replacement. */
  readonly edition: string
}

export interface KeptSegment extends Segment {
  readonly id: string
  readonly revision: number
  readonly edition: string
  /** Its place in the transcript, from 0. */
  readonly index: number
}

export const transcriptsDeclaration = declareCollection<KeptTranscript>()({
  name: 'transcripts',
  idField: 'callId',
})

export const segmentsDeclaration = declareCollection<KeptSegment>()({
  name: 'segments',
  idField: 'id',
  indexes: [['edition', 'index']],
})
