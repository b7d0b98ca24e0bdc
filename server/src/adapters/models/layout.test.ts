import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'

import { lackingFiles, listFiles } from './layout.ts'

const MODELS = join(import.meta.dirname, '..', '..', '..', '..', 'speech', 'models')

function filesOf(...paths: readonly string[]): ReadonlyMap<string, number> {
  return new Map(paths.map((path) => [path, 1]))
}

const NEW = ['am/final.mdl', 'conf/model.conf', 'conf/mfcc.conf']
const OLD = ['final.mdl', 'mfcc.conf', 'HCLG.fst']

for (const name of ['demo-hi', 'demo-en-in', 'test-tones', 'test-tones-lookahead']) {
  test(`${name}, which libvosk loads, lacks nothing`, async () => {
    assert.deepEqual(lackingFiles(await listFiles(join(MODELS, name))), [])
  })
}

test('both layouts are known', () => {
  assert.deepEqual(lackingFiles(filesOf(...NEW, 'graph/HCLG.fst')), [])
  assert.deepEqual(lackingFiles(filesOf(...OLD)), [])
})

test('a graph may be whole, or come in two parts with their disambiguation', () => {
  assert.deepEqual(lackingFiles(filesOf(...NEW)), ['graph/HCLG.fst'])
  assert.deepEqual(lackingFiles(filesOf(...NEW, 'graph/HCLr.fst', 'graph/Gr.fst')), [
    'graph/disambig_tid.int',
  ])
})

test('a model that has some files of the speaker adaptation needs all of them', () => {
  const lacking = lackingFiles(filesOf(...NEW, 'graph/HCLG.fst', 'ivector/final.ie', 'ivector/splice.conf'))

  assert.deepEqual(lacking, [
    'ivector/final.dubm',
    'ivector/final.mat',
    'ivector/global_cmvn.stats',
    'ivector/online_cmvn.conf',
  ])
})

test('an empty file counts as none, and what is no model lacks what makes one', () => {
  assert.deepEqual(lackingFiles(new Map([...filesOf(...OLD), ['HCLG.fst', 0]])), ['HCLG.fst'])
  assert.deepEqual(lackingFiles(filesOf('holiday.jpg')), [...NEW, 'graph/HCLG.fst'])
})
