import { ROLES, type Role } from '@leadbreak/contract'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'

import { AppError } from '../lib/app-error.ts'

/** Who may use a route. Each role may also do what the roles below it may. */
export type Access = 'public' | 'signed-in' | 'manager' | 'administrator'

export interface SignedInUser {
  readonly id: string
  readonly username: string
  readonly role: Role
}

/** Resolves to null for every token that is not good any more, or never was. */
export type WhoIs = (token: string) => Promise<SignedInUser | null>

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on public routes, which do not look at tokens. `userOf(request)` gives it without the null. */
    user: SignedInUser | null
  }
  interface FastifyContextConfig {
    /** Every route must say who may use it; the server does not start with one that does not. */
    access?: Access
  }
}

const LOWEST_ROLE: Readonly<Record<Exclude<Access, 'public'>, Role>> = {
  'signed-in': 'agent',
  manager: 'manager',
  administrator: 'administrator',
}

/** Guards every route of `app` by its `config.access`. Must be called before the first of them is added. */
export function guardRoutes(app: FastifyInstance, whoIs: WhoIs): void {
  const routes: RouteOptions[] = []
  app.decorateRequest('user', null)

  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const undeclared = routes.filter(({ config }) => config?.access === undefined)
    if (undeclared.length > 0) {
      const names = undeclared.map(({ method, url }) => `${[method].flat().join(',')} ${url}`)
      throw new Error(`These routes do not say who may use them (config.access): ${names.join('; ')}`)
    }
  })

  app.addHook('onRequest', async (request, reply) => {
    const { url, config } = request.routeOptions
    const isOfCors = request.method === 'OPTIONS' && url === '*'
    if (request.is404 || isOfCors) return
    const access = config.access
    if (access === 'public') return
    if (access === undefined) throw new AppError('forbidden', 'Nobody may use this.')

    const token = bearerToken(request)
    const user = token === null ? null : await whoIs(token)
    if (!user) {
      reply.header('www-authenticate', token === null ? 'Bearer' : 'Bearer error="invalid_token"')
      throw new AppError('unauthenticated', 'Sign in first: this needs a valid bearer token.')
    }
    if (!mayActAs(user.role, LOWEST_ROLE[access])) {
      throw new AppError('forbidden', 'Your role does not allow this.')
    }
    request.user = user
  })
}

/** The user of a route that is not public. */
export function userOf(request: FastifyRequest): SignedInUser {
  if (!request.user) throw new Error('A public route has no user.')
  return request.user
}

/** The token of an `Authorization: Bearer` header, or null. */
export function bearerToken(request: FastifyRequest): string | null {
  return BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function mayActAs(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

const BEARER = /^bearer +([\w.~+/=-]+) *$/i
