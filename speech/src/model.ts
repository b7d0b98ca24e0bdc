import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { parseFeatureConfig, type FeatureConfig } from './feature-config.ts'
import type { Libvosk, ModelPointer, SpeakerModelPointer } from './libvosk.ts'

/** Models in memory, as threads receive them: plain values that structured cloning keeps. */
export interface LoadedModel {
  readonly model: ModelPointer
  readonly speakerModel: SpeakerModelPointer | null
  /** Of the word model and, when there is one, the speaker model. */
  readonly features: readonly FeatureConfig[]
  /** Whether its graph can be built anew from a phrase list. */
  readonly takesPhrases: boolean
}

export interface ModelFacts {
  readonly name: string
  /** A BCP 47 tag from the model's `leadbreak.json`, or null when it has none. */
  readonly language: string | null
}

/** A model that cannot be used; the message is for the person who named it. */
export class ModelRefusal extends Error {
  override readonly name = 'ModelRefusal'
}

/**
 * Loads what all threads share. libvosk models never change after loading and count their users
 * atomically, so one copy serves every thread.
 *
 * A damaged model can pass loading and make the first recogniser NULL, so one is tried here.
 * Throws ModelRefusal.
 */
export function loadModel(libvosk: Libvosk, dir: string, speakerDir: string | null): LoadedModel {
  const { features, hasStaticGraph } = inspectModel(dir)
  const speakerFeatures = speakerDir === null ? [] : [inspectSpeakerModel(speakerDir)]

  const model = libvosk.newModel(dir)
  if (model === null) throw new ModelRefusal(`libvosk cannot load the model in ${dir}.`)
  const trial = libvosk.newRecogniser(model, features.sampleRateHz)
  if (trial === null) throw new ModelRefusal(`libvosk cannot recognise with the model in ${dir}.`)
  libvosk.freeRecogniser(trial)

  const speakerModel = speakerDir === null ? null : libvosk.newSpeakerModel(speakerDir)
  if (speakerDir !== null && speakerModel === null)
    throw new ModelRefusal(`libvosk cannot load the speaker model in ${speakerDir}.`)

  return { model, speakerModel, features: [features, ...speakerFeatures], takesPhrases: !hasStaticGraph }
}

/** To be called once, when no recogniser will be made of it any more; running ones keep what they need. */
export function freeModel(libvosk: Libvosk, { model, speakerModel }: LoadedModel): void {
  libvosk.freeModel(model)
  if (speakerModel !== null) libvosk.freeSpeakerModel(speakerModel)
}

export function readModelFacts(dir: string): ModelFacts {
  const about = readJson(join(dir, 'leadbreak.json'))
  const language = about !== null && 'language' in about ? about.language : null
  return { name: basename(dir), language: typeof language === 'string' ? language : null }
}

/** Finds what libvosk 0.3.39 would crash on or explain badly. Knows both layouts of VOSK models. */
function inspectModel(dir: string): { features: FeatureConfig; hasStaticGraph: boolean } {
  if (!isDirectory(dir)) throw new ModelRefusal(`There is no model folder ${dir}.`)
  const isNewLayout = existsSync(join(dir, 'am/final.mdl')) && existsSync(join(dir, 'conf/model.conf'))
  const graph = isNewLayout ? join(dir, 'graph') : dir
  const conf = isNewLayout ? join(dir, 'conf') : dir
  if (!isNewLayout && !existsSync(join(dir, 'final.mdl')))
    throw new ModelRefusal(`${dir} holds no VOSK model: am/final.mdl or conf/model.conf is missing.`)

  const featureFile = ['mfcc.conf', 'fbank.conf'].map((name) => join(conf, name)).find(existsSync)
  if (featureFile === undefined) throw new ModelRefusal(`${dir} holds no VOSK model: mfcc.conf is missing.`)
  const hasStaticGraph = existsSync(join(graph, 'HCLG.fst'))
  const hasDynamicGraph = ['HCLr.fst', 'Gr.fst'].every((name) => existsSync(join(graph, name)))
  if (!hasStaticGraph && !hasDynamicGraph)
    throw new ModelRefusal(`${dir} holds no VOSK model: HCLG.fst, or HCLr.fst and Gr.fst, are missing.`)
  return { features: parseFeatureConfig(readFileSync(featureFile, 'utf8')), hasStaticGraph }
}

function inspectSpeakerModel(dir: string): FeatureConfig {
  for (const name of ['mfcc.conf', 'final.ext.raw', 'mean.vec', 'transform.mat'])
    if (!existsSync(join(dir, name)))
      throw new ModelRefusal(`${dir} holds no VOSK speaker model: ${name} is missing.`)
  return parseFeatureConfig(readFileSync(join(dir, 'mfcc.conf'), 'utf8'))
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function readJson(file: string): object | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' ? value : null
  } catch {
    return null // the file is an extra: a foreign model has none
  }
}
