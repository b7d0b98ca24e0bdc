import koffi from 'koffi'

/** Addresses inside this process. They may cross to another thread of it, as plain numbers. */
export type ModelPointer = bigint & { readonly of: 'VoskModel' }
export type SpeakerModelPointer = bigint & { readonly of: 'VoskSpkModel' }
export type RecogniserPointer = bigint & { readonly of: 'VoskRecognizer' }

/**
 * The C functions of libvosk, as thin as they come. Nothing here protects against misuse, and misuse ends
 * the process: only `model.ts`, `recogniser.ts` and, as a measurement, `bare-loop.ts` may call them, and they
 * say why they are safe.
 */
export interface Libvosk {
  /** For the whole process. Below 0 only warnings and errors are printed, to stderr. */
  setLogLevel(level: number): void

  newModel(dir: string): ModelPointer | null
  freeModel(model: ModelPointer): void
  /** The word's number, or -1 when the model does not know it. */
  findWord(model: ModelPointer, word: string): number
  newSpeakerModel(dir: string): SpeakerModelPointer | null
  freeSpeakerModel(model: SpeakerModelPointer): void

  newRecogniser(model: ModelPointer, sampleRateHz: number): RecogniserPointer | null
  newRecogniserOfPhrases(
    model: ModelPointer,
    sampleRateHz: number,
    phrasesJson: string,
  ): RecogniserPointer | null
  freeRecogniser(recogniser: RecogniserPointer): void
  setSpeakerModel(recogniser: RecogniserPointer, model: SpeakerModelPointer): void
  setMaxAlternatives(recogniser: RecogniserPointer, count: number): void
  setWords(recogniser: RecogniserPointer, on: 0 | 1): void

  /** 1 when an utterance ended, 0 when it goes on, -1 after an exception inside. */
  acceptSamples(recogniser: RecogniserPointer, pcm: Int16Array, samples: number): number
  result(recogniser: RecogniserPointer): string
  partialResult(recogniser: RecogniserPointer): string
  finalResult(recogniser: RecogniserPointer): string
}

const PROTOTYPES: Readonly<Record<keyof Libvosk, string>> = {
  setLogLevel: 'void vosk_set_log_level(int)',
  newModel: 'void* vosk_model_new(const char*)',
  freeModel: 'void vosk_model_free(void*)',
  findWord: 'int vosk_model_find_word(void*, const char*)',
  newSpeakerModel: 'void* vosk_spk_model_new(const char*)',
  freeSpeakerModel: 'void vosk_spk_model_free(void*)',
  newRecogniser: 'void* vosk_recognizer_new(void*, float)',
  newRecogniserOfPhrases: 'void* vosk_recognizer_new_grm(void*, float, const char*)',
  freeRecogniser: 'void vosk_recognizer_free(void*)',
  setSpeakerModel: 'void vosk_recognizer_set_spk_model(void*, void*)',
  setMaxAlternatives: 'void vosk_recognizer_set_max_alternatives(void*, int)',
  setWords: 'void vosk_recognizer_set_words(void*, int)',
  acceptSamples: 'int vosk_recognizer_accept_waveform_s(void*, const int16_t*, int)',
  result: 'const char* vosk_recognizer_result(void*)',
  partialResult: 'const char* vosk_recognizer_partial_result(void*)',
  finalResult: 'const char* vosk_recognizer_final_result(void*)',
}

// A lattice can need more than koffi's 2 MiB of stack; to be set before the first call of a thread.
koffi.config({ sync_stack_size: 8 << 20 })

/** Throws when the file is missing or is no libvosk of this platform. */
export function loadLibvosk(file: string): Libvosk {
  const library = koffi.load(file)
  const functions = Object.entries(PROTOTYPES).map(([name, prototype]) => [name, library.func(prototype)])
  return Object.fromEntries(functions) as Libvosk
}
