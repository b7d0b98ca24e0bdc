import {
  startScriptedModelServer,
  type ScriptedReply,
  type SeenModelRequest,
} from '../src/adapters/language-models/scripted-model-server.suite.ts'

export type Answer = (question: SeenModelRequest) => ScriptedReply | Promise<ScriptedReply>

/** A line of the transcript as a language model is sent it. */
export interface SentLine {
  readonly segment: number
  readonly speaker: 'agent' | 'lead'
  readonly text: string
}

/** Known at once wherever it turns up. */
export const MODEL_KEY = 'AIzaSyCanary-of-the-model-key-0987654321'

/** What a model may say of a call: nothing, but for `said`. */
export function anAnswer(said: Readonly<Record<string, unknown>>): ScriptedReply {
  const nothing = { purpose: [], budget: [], bhk: [], area: [], locations: [], propertyType: [] }
  const nothingElse = { propertyKind: [], amenities: [], possession: [], optOut: [], objections: [] }
  return { json: { ...nothing, ...nothingElse, summary: '', ...said } }
}

/** A language model on this machine, behind Gemini's API or OpenAI's, that answers as it was last told. */
export async function aModel(first: Answer) {
  let answer = first
  const { url, openAiUrl, seen, close } = await startScriptedModelServer({
    answer: (question) => answer(question),
  })
  return {
    /** What a server needs to ask it, by either API. */
    settings: { GEMINI_API_KEY: MODEL_KEY, GEMINI_URL: url },
    openAiSettings: { MODEL_API_KEY: MODEL_KEY, MODEL_URL: openAiUrl, MODEL_NAME: 'a-model' },
    seen,
    answersWith: (next: Answer) => {
      answer = next
    },
    close,
  }
}

export type Model = Awaited<ReturnType<typeof aModel>>

/** The transcript that a question holds. */
export function linesOf({ content }: SeenModelRequest): SentLine[] {
  return content.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as SentLine] : []))
}

/** The words where they stand in the question, as a model quotes them. Throws where nobody says them. */
export function quoteIn(question: SeenModelRequest, words: string) {
  const line = linesOf(question).find(({ text }) => text.includes(words))
  if (!line) throw new Error('The question does not hold these words.')
  return { segment: line.segment, words }
}
