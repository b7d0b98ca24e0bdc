/** What LeadBreak takes from the original's `app.json`. */
export interface AppJson {
  readonly adminUsername?: string
  readonly adminPassword?: string
  readonly secretKey?: string
  readonly expiryMinutes?: number
  readonly collections?: {
    readonly usersdata?: string
    readonly sipuserdata?: string
    readonly sipcalldata?: string
  }
}

/** Collection names become table names; this keeps them harmless in both engines. */
const COLLECTION_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** Adds a sentence to `problems` for everything that cannot be used; an empty text counts as not given. */
export function readAppJson(text: string, problems: string[]): AppJson {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    problems.push(`app.json is not JSON (${(error as Error).message}).`)
    return {}
  }
  if (!isObject(root)) {
    problems.push('app.json must hold an object.')
    return {}
  }

  const admin = object(root, 'admininfo')
  const token = object(root, 'token_details')
  const collections = object(object(object(root, 'Databases'), 'Appdb'), 'collections')
  return {
    ...optional('adminUsername', string(admin, 'username', 'admininfo.username')),
    ...optional('adminPassword', string(admin, 'password', 'admininfo.password')),
    ...optional('secretKey', string(token, 'secret_key', 'token_details.secret_key')),
    ...optional('expiryMinutes', expiry(token)),
    collections: {
      ...optional('usersdata', collection(collections, 'usersdata')),
      ...optional('sipuserdata', collection(collections, 'sipuserdata')),
      ...optional('sipcalldata', collection(collections, 'sipcalldata')),
    },
  }

  function object(parent: Record<string, unknown>, key: string): Record<string, unknown> {
    const value = parent[key]
    if (value === undefined || value === null) return {}
    if (isObject(value)) return value
    problems.push(`app.json: ${key} must be an object.`)
    return {}
  }

  function string(parent: Record<string, unknown>, key: string, path: string): string | undefined {
    const value = parent[key]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value === 'string') return value
    problems.push(`app.json: ${path} must be text.`)
    return undefined
  }

  function expiry(parent: Record<string, unknown>): number | undefined {
    const algorithm = string(parent, 'sample_code', 'token_details.sample_code')
    if (algorithm !== undefined && algorithm !== 'HS256') {
      problems.push('app.json: token_details.sample_code must be HS256, the only algorithm in use.')
    }
    const value = parent.expiry_time
    if (value === undefined || value === null) return undefined
    if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1440) return value as number
    problems.push('app.json: token_details.expiry_time must be whole minutes from 1 to 1440.')
    return undefined
  }

  function collection(parent: Record<string, unknown>, key: string): string | undefined {
    const name = string(parent, key, `Databases.Appdb.collections.${key}`)
    if (name === undefined || COLLECTION_NAME.test(name)) return name
    problems.push(`app.json: the collection ${key} must be named by letters, digits and underscores.`)
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>)
}
