import type { Language } from '@leadbreak/contract'

/** A VOSK model as its publisher offers it: `NAME.zip`, which holds one folder NAME. */
export interface PublishedModel {
  readonly name: string
  readonly language: Language
  readonly size: ModelSize
  readonly zipBytes: number
  /** Of the ZIP, in hexadecimal; null where we know of none that was published. */
  readonly md5: string | null
  /** The publisher's own figures: words wrong in a hundred, on recordings that are none of telephone calls in sales. */
  readonly wordErrors: string
}

export type ModelSize = 'small' | 'large'

/**
 * From alphacephei.com/vosk/models (names, word errors, licence: Apache 2.0) and its model-list.json (bytes, MD5). Of the
 * large ones that list was not at hand, so their MD5 is asked of it before a download.
 */
export const PUBLISHED_MODELS: readonly PublishedModel[] = [
  {
    name: 'vosk-model-small-hi-0.22',
    language: 'hi',
    size: 'small',
    zipBytes: 44_458_845,
    md5: '80f1265262c9a8a515f2707498e1b485',
    wordErrors: '25 % (MUCS)',
  },
  {
    name: 'vosk-model-hi-0.22',
    language: 'hi',
    size: 'large',
    zipBytes: 1_561_909_274,
    md5: null,
    wordErrors: '13 % (MUCS)',
  },
  {
    name: 'vosk-model-small-en-in-0.4',
    language: 'en-IN',
    size: 'small',
    zipBytes: 37_573_330,
    md5: '62fd085f33c8c5fc01a235030e2a1fe3',
    wordErrors: '49 % (NPTEL)',
  },
  {
    name: 'vosk-model-en-in-0.5',
    language: 'en-IN',
    size: 'large',
    zipBytes: 971_186_187,
    md5: null,
    wordErrors: '36 % (NPTEL)',
  },
]
