import type { LightMyRequestResponse } from 'fastify'

import { registerRoutes } from '../src/faces/original/register.routes.ts'
import type { RegistrationPolicy } from '../src/features/accounts/accounts.ts'
import { userRoutes } from '../src/features/accounts/users.routes.ts'
import { anHttpServer, type AnHttpServerOptions } from './an-http-server.ts'
import { ADMINISTRATOR, PASSWORD, someAccounts } from './some-accounts.ts'

export interface AnAppOptions extends Omit<AnHttpServerOptions, 'whoIs'> {
  readonly registration?: RegistrationPolicy
}

/** The server on real storage in memory, with its first administrator. */
export async function anApp({ registration, ...options }: AnAppOptions = {}) {
  const { accounts, users, storage, advance } = await someAccounts(registration)
  const { app, logLines } = await anHttpServer({
    ...options,
    whoIs: accounts.whoIs,
    routes: async (each) => {
      await each.register(registerRoutes, { accounts })
      await each.register(userRoutes, { accounts })
      await options.routes?.(each)
    },
  })

  const post = (url: string, payload: object, from: { token?: string; address?: string } = {}) =>
    app.inject({
      ...{ method: 'POST', url, payload, headers: bearing(from.token) },
      remoteAddress: from.address ?? '192.0.2.1',
    })
  const get = (url: string, token?: string) => app.inject({ url, headers: bearing(token) })
  const signIn = (username: string, password: string, address?: string) =>
    post('/register/login', { username, password }, address === undefined ? {} : { address })
  const tokenOf = async (username: string, password = PASSWORD) => tokenIn(await signIn(username, password))

  return {
    ...{ app, accounts, storage, users, post, get, signIn, tokenOf, advance, logLines },
    administratorToken: () => tokenOf(ADMINISTRATOR.username, ADMINISTRATOR.password),
    async close() {
      await app.close()
      await storage.close()
    },
  }
}

export function bearing(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}

export function tokenIn(response: LightMyRequestResponse): string {
  return response.json<{ access_token: string }>().access_token
}

/** The stable code of a problem. */
export function codeIn(response: LightMyRequestResponse): string {
  return response.json<{ code: string }>().code
}
