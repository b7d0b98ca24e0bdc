import { basename } from 'node:path'

import type { RecordingView } from '@leadbreak/contract'

import type { Config } from '../config.ts'
import { withOwnSystem } from './own-system.ts'
import { makePaint, progressBar, requirementLines, segmentLine } from './show-call.ts'

export interface AnalyseOptions {
  readonly file: string
  /** One JSON object instead of a picture for people. */
  readonly json: boolean
  /** A line of what is being read; the file's name when absent. */
  readonly title?: string
}

/** Sends a recording through the whole system and prints what was said and what is wanted. */
export async function analyse(config: Config, { file, json, title }: AnalyseOptions): Promise<void> {
  const { stdout, stderr } = process
  const onTerminal = stderr.isTTY
  const showProgress = ({ state, progress }: RecordingView) => {
    if (onTerminal) stderr.write(`\r${state.padEnd(12)} ${progressBar(progress)} `)
  }

  const call = await withOwnSystem(config, (api) => api.readRecording(file, showProgress))
  if (onTerminal) stderr.write('\r\u001b[K')

  if (json) {
    const { requirement, evidence, level, rulesVersion } = call.finding
    const answer = { transcript: call.transcript, requirement, evidence, level, rulesVersion }
    stdout.write(`${JSON.stringify(answer)}\n`)
    return
  }
  const paint = makePaint(stdout.isTTY && stdout.hasColors())
  const lines = [
    paint.strong(title ?? basename(file)),
    '',
    ...call.transcript.map((segment) => segmentLine(segment, paint)),
    ...(call.transcript.length === 0 ? ['no words were heard'] : []),
    '',
    ...requirementLines(call.finding, paint),
  ]
  stdout.write(`${lines.join('\n')}\n`)
}
