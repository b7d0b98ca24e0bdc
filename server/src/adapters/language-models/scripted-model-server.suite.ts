import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import type { ModelUsage } from '../../features/analysis/model/language-model.ts'
import { geminiBody, openAiBody } from './scripted-answers.suite.ts'

/** A question as the server saw it, whichever API it came by. */
export interface SeenModelRequest {
  readonly api: 'gemini' | 'openai-compatible'
  /** Counts from 1. */
  readonly number: number
  readonly path: string
  readonly model: string
  readonly key: string | null
  readonly instructions: string
  readonly content: string
  readonly schema: unknown
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** What the scripted model does with a question. `usage: null` leaves the count of tokens out. */
export type ScriptedReply =
  /** Answers with this JSON. */
  | { readonly json: unknown; readonly usage?: ModelUsage | null }
  /** Answers with this text, which need not be JSON, and may end badly. */
  | { readonly text: string; readonly usage?: ModelUsage | null; readonly ending?: ScriptedEnding }
  /** Takes offence at the question itself. */
  | { readonly blocks: true; readonly usage?: ModelUsage | null }
  /** Well-formed, with nobody's answer in it. */
  | { readonly empty: true; readonly usage?: ModelUsage | null }
  /** Any body at all, with status 200: wrong types, a page of HTML. */
  | { readonly raw: string; readonly contentType?: string }
  /** An error as the API tells it. `retryDelay` is Google's RetryInfo, as `1.5s`. */
  | {
      readonly status: number
      readonly message?: string
      readonly reason?: string
      readonly retryAfter?: string
      readonly retryDelay?: string
    }
  /** The line or the server breaks: see `breakOff`. */
  | { readonly fault: ScriptedFault }

export type ScriptedEnding = 'whole' | 'cut-short' | 'safety' | 'recitation'

export type ScriptedFault =
  'silent' | 'silent-after-headers' | 'drip' | 'reset' | 'reset-in-body' | 'too-large'

export interface ScriptedModel {
  readonly answer: (request: SeenModelRequest) => ScriptedReply | Promise<ScriptedReply>
}

/**
 * For tests: a server on this machine that speaks Gemini's generateContent (base URL `url`) and the chat completions of
 * OpenAI (base URL `openAiUrl`), and answers each question as it is told.
 */
export async function startScriptedModelServer({ answer }: ScriptedModel) {
  const seen: SeenModelRequest[] = []
  const drips = new Set<NodeJS.Timeout>()

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = readQuestion(request, await text(request), seen.length + 1)
    if (question === null) {
      response.writeHead(404).end()
      return
    }
    seen.push(question)
    const reply = await answer(question)
    if ('fault' in reply) breakOff(reply.fault, response)
    else send(response, question, reply)
  }

  /** Every drop comes well before an idle line would be given up, and the last one never. */
  function breakOff(fault: ScriptedFault, response: ServerResponse): void {
    if (fault === 'silent') return
    if (fault === 'reset') {
      response.socket?.resetAndDestroy()
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"candidates": [')
    if (fault === 'reset-in-body') {
      setImmediate(() => response.socket?.resetAndDestroy())
    } else if (fault === 'drip') {
      const drip = setInterval(() => response.write(' '), 5)
      drips.add(drip)
      response.on('close', () => {
        clearInterval(drip)
      })
    } else if (fault === 'too-large') {
      response.end(`"${'x'.repeat(10 * 1024 * 1024)}"]}`)
    }
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined)
    respond(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function close(): Promise<void> {
    for (const drip of drips) clearInterval(drip)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  return { url, openAiUrl: `${url}/v1`, seen, close }
}

function readQuestion(request: IncomingMessage, raw: string, number: number): SeenModelRequest | null {
  const path = new URL(request.url ?? '/', 'http://host').pathname
  const common = { number, path, headers: request.headers }
  const gemini = /^\/v1(?:beta)?\/models\/([^/:]+):generateContent$/.exec(path)
  if (gemini !== null) {
    const body = JSON.parse(raw) as GeminiQuestion
    return {
      ...common,
      api: 'gemini',
      model: gemini[1]!,
      key: headerOf(request, 'x-goog-api-key'),
      instructions: wordsOf(body.systemInstruction?.parts),
      content: wordsOf(body.contents[0]?.parts),
      schema: body.generationConfig?.responseJsonSchema ?? null,
      body: { ...body },
    }
  }
  if (path !== '/v1/chat/completions') return null
  const body = JSON.parse(raw) as OpenAiQuestion
  return {
    ...common,
    api: 'openai-compatible',
    model: body.model,
    key: headerOf(request, 'authorization')?.replace(/^Bearer /, '') ?? null,
    instructions: body.messages.find(({ role }) => role === 'system')?.content ?? '',
    content: body.messages.find(({ role }) => role === 'user')?.content ?? '',
    schema: body.response_format?.json_schema?.schema ?? null,
    body: { ...body },
  }
}

function send(
  response: ServerResponse,
  { api, model }: SeenModelRequest,
  reply: Exclude<ScriptedReply, { fault: unknown }>,
): void {
  if ('raw' in reply) {
    response.writeHead(200, { 'content-type': reply.contentType ?? 'application/json' })
    response.end(reply.raw)
    return
  }
  const status = 'status' in reply ? reply.status : 200
  const retryAfter = 'status' in reply ? reply.retryAfter : undefined
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  })
  response.end(JSON.stringify(api === 'gemini' ? geminiBody(reply, model) : openAiBody(reply, model)))
}

interface GeminiQuestion {
  readonly systemInstruction?: { readonly parts: readonly { readonly text: string }[] }
  readonly contents: readonly { readonly parts: readonly { readonly text: string }[] }[]
  readonly generationConfig?: { readonly responseJsonSchema?: unknown }
}

interface OpenAiQuestion {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly response_format?: { readonly json_schema?: { readonly schema: unknown } }
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

function wordsOf(parts: readonly { readonly text: string }[] = []): string {
  return parts.map((part) => part.text).join('')
}
